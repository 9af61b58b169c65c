"""What is published, as rows for machines: no unpublished decision and no column that names a person."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, func, select

from juryvote.rules.register import Wanted
from juryvote.store import tables as t
from juryvote.store.register import conditions

CHANGES = ("meeting-planned", "meeting-opened", "meeting-adjourned")  # what changes a date in a calendar


def area(db: Connection, area_id: str) -> Row[Any] | None:
    return db.execute(select(t.areas).where(t.areas.c.id == area_id, ~t.areas.c.rehearsal)).one_or_none()


def published(db: Connection, wanted: Wanted, *, limit: int | None = None) -> Sequence[Row[Any]]:
    """Published decisions with their newest wording, the newest decision first; one query."""
    query = worded().where(conditions(db, wanted))
    order = (t.decisions.c.decided_at.desc(), t.decisions.c.number.desc(), t.decisions.c.id)
    return db.execute(query.order_by(*order).limit(limit)).all()


def worded() -> Any:
    """Decisions with the names of body and area, what was asked, and the newest wording."""
    texts, known = t.decision_texts, t.decision_texts.alias()
    newest = select(func.max(known.c.version)).where(known.c.decision == t.decisions.c.id).scalar_subquery()
    return (
        select(
            t.decisions,
            t.bodies.c.name.label("body_name"),
            t.bodies.c.form,
            t.bylaws.c.rules,
            t.areas.c.name.label("area_name"),
            t.items.c.asked_cents,
            texts.c.text,
            texts.c.version,
            texts.c.at.label("worded_at"),
        )
        .join(t.bodies, t.bodies.c.id == t.decisions.c.body)
        .join(t.areas, t.areas.c.id == t.bodies.c.area)
        .join(t.meetings, t.meetings.c.id == t.decisions.c.meeting)
        .outerjoin(t.bylaws, t.bylaws.c.id == t.meetings.c.bylaws)
        .join(t.items, t.items.c.id == t.decisions.c.item)
        .join(texts, (texts.c.decision == t.decisions.c.id) & (texts.c.version == newest))
    )


def dates(db: Connection, body: str) -> Sequence[Row[Any]]:
    """A body's meetings in a room, oldest first. `changes`: how often its date changed; `changed_at`: when last."""
    known = (t.journal.c.meeting == t.meetings.c.id) & t.journal.c.kind.in_(CHANGES)
    query: Any = (
        select(
            *(t.meetings.c[name] for name in ("id", "title", "place", "starts_at", "state", "bylaws")),
            func.count().label("changes"),
            func.max(t.journal.c.at).label("changed_at"),
        )
        .join(t.journal, known & (t.journal.c.body == t.meetings.c.body))
        .where(t.meetings.c.body == body, t.meetings.c.ends_on.is_(None))
        .group_by(*(t.meetings.c[name] for name in ("id", "title", "place", "starts_at", "state", "bylaws")))
    )
    rows: Sequence[Row[Any]] = db.execute(query.order_by(t.meetings.c.starts_at, t.meetings.c.id)).all()
    return rows
