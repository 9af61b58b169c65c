"""Minutes beside the journal: free remarks, version by version, and on which agendas they were put for approval."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from juryvote.rules.entries import MinutesPut
from juryvote.rules.minutes import Put, Standing, standing_of
from juryvote.store import tables as t


def remark_versions(db: Connection, meeting: str) -> Sequence[Row[Any]]:
    """The oldest first."""
    query = select(t.remarks).where(t.remarks.c.meeting == meeting)
    return db.execute(query.order_by(t.remarks.c.place, t.remarks.c.version)).all()


def remarks(db: Connection, meeting: str) -> dict[str, str]:
    """By place, in their newest version."""
    return {row.place: row.text for row in remark_versions(db, meeting)}


def add_remark(db: Connection, **values: Any) -> None:
    db.execute(insert(t.remarks).values(**values))


def keep_text(db: Connection, *, meeting: str, digest: str, text: str) -> None:
    """Once; the body's journal is locked."""
    if not kept_text(db, meeting=meeting, digest=digest):
        db.execute(insert(t.minutes_texts).values(meeting=meeting, digest=digest, text=text))


def kept_text(db: Connection, *, meeting: str, digest: str) -> str:
    """Nothing for minutes that were put before texts were kept."""
    kept = t.minutes_texts.c
    query = select(kept.text).where(kept.meeting == meeting, kept.digest == digest)
    return db.execute(query).scalar_one_or_none() or ""


def put(db: Connection, **values: Any) -> None:
    db.execute(insert(t.approvals).values(**values))


def puts(db: Connection, meetings: Sequence[str]) -> dict[str, list[Put]]:
    """On which agendas the minutes of these meetings stood, the oldest first, and what became of it."""
    query = (
        select(
            t.approvals,
            t.items.c.meeting.label("on"),
            t.meetings.c.state.label("on_state"),
            t.decisions.c.outcome,
            t.decisions.c.id.label("decision"),
            t.decisions.c.decided_at,
            t.decisions.c.reopened_at,
        )
        .join(t.items, t.items.c.id == t.approvals.c.item)
        .join(t.meetings, t.meetings.c.id == t.items.c.meeting)
        .outerjoin(t.decisions, t.decisions.c.item == t.items.c.id)
        .where(t.approvals.c.meeting.in_(meetings))
        .order_by(t.approvals.c.entries, t.decisions.c.number)
    )
    found: dict[str, list[Put]] = {meeting: [] for meeting in meetings}
    for row in db.execute(query):
        found[row.meeting].append(_put(row))
    return found


def _put(row: Row[Any]) -> Put:
    return Put(
        item=row.item,
        on=row.on,
        entries=row.entries,
        digest=row.digest,
        over=row.on_state == "adjourned",
        outcome=row.outcome if row.reopened_at is None and row.outcome else "",
        decision=row.decision or "",
        decided_at=row.decided_at or "",
    )


def put_by(db: Connection, item: str) -> MinutesPut | None:
    """Which minutes a yes to this item approves."""
    row = db.execute(select(t.approvals).where(t.approvals.c.item == item)).one_or_none()
    return MinutesPut(meeting=row.meeting, entries=row.entries, digest=row.digest) if row else None


def standing(db: Connection, meeting: str) -> Standing:
    return standing_of(puts(db, [meeting])[meeting])


def approved(db: Connection) -> Sequence[Row[Any]]:
    """All minutes that stood on an agenda, with their bodies: for checking them."""
    joined = t.approvals.join(t.meetings, t.meetings.c.id == t.approvals.c.meeting)
    return db.execute(select(t.approvals, t.meetings.c.body).select_from(joined)).all()
