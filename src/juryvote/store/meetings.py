"""Meetings, their items, who is there and who is biased."""

import json
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from msgspec import convert
from sqlalchemy import Connection, Row, delete, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from juryvote.rules.entries import Excluded
from juryvote.store import tables as t
from juryvote.store.announcements import notify


def add_meeting(db: Connection, **values: Any) -> None:
    db.execute(insert(t.meetings).values(state="planned", revision=0, second_invitation=False, **values))


def meeting(db: Connection, meeting_id: str) -> Row[Any] | None:
    """A meeting with the names of its body and area."""
    query = _with_names().where(t.meetings.c.id == meeting_id)
    return db.execute(query).one_or_none()


def _with_names() -> Any:
    return (
        select(
            t.meetings,
            t.bodies.c.name.label("body_name"),
            t.bodies.c.form,
            t.bodies.c.area,
            t.areas.c.name.label("area_name"),
            t.areas.c.rehearsal,
        )
        .join(t.bodies, t.bodies.c.id == t.meetings.c.body)
        .join(t.areas, t.areas.c.id == t.bodies.c.area)
    )


def meetings(db: Connection, *, body_ids: Sequence[str]) -> Sequence[Row[Any]]:
    query = _with_names().where(t.meetings.c.body.in_(body_ids)).order_by(t.meetings.c.starts_at.desc())
    return db.execute(query).all()


def second_meeting(db: Connection, meeting_id: str) -> Row[Any] | None:
    """The second invitation for what a meeting left open, if it was not called off."""
    called_off = (t.meetings.c.state == "adjourned") & t.meetings.c.bylaws.is_(None)
    query = select(t.meetings).where(t.meetings.c.second_of == meeting_id, ~called_off)
    return db.execute(query.order_by(t.meetings.c.starts_at).limit(1)).one_or_none()


def left_open(db: Connection, meeting: Row[Any]) -> Sequence[Row[Any]]:
    """What a meeting that took place and is over has not decided. A proposal may be on another agenda since."""
    if meeting.state != "adjourned" or meeting.bylaws is None:
        return ()
    known = t.items.outerjoin(t.proposals, t.proposals.c.id == t.items.c.proposal)
    free = t.items.c.proposal.is_(None) | (t.proposals.c.state == "eligible")
    mine = (t.items.c.meeting == meeting.id) & (t.items.c.state != "decided")
    return db.execute(select(t.items).select_from(known).where(mine, free).order_by(t.items.c.number)).all()


def came_from(db: Connection, meeting_id: str) -> frozenset[str]:
    """The items of a second invitation that the first meeting left open."""
    query = select(t.items.c.id).where(t.items.c.meeting == meeting_id, t.items.c.came_from.is_not(None))
    return frozenset(db.scalars(query))


def change_meeting(db: Connection, meeting_id: str, **values: Any) -> None:
    db.execute(update(t.meetings).where(t.meetings.c.id == meeting_id).values(**values))


def bump_revision(db: Connection, meeting_id: str, *, tell: bool = True) -> int:
    """The next number; announced to all processes when the transaction commits, if they shall be told."""
    bump = (
        update(t.meetings)
        .where(t.meetings.c.id == meeting_id)
        .values(revision=t.meetings.c.revision + 1)
        .returning(t.meetings.c.revision)
    )
    revision = int(db.execute(bump).scalar_one())
    if tell:
        notify(db, meeting_id, revision)
    return revision


def running_of(db: Connection, bodies: Collection[str]) -> Sequence[str]:
    """The open meetings of these bodies."""
    if not bodies:
        return ()
    query = select(t.meetings.c.id).where(t.meetings.c.body.in_(bodies), t.meetings.c.state == "open")
    return db.scalars(query).all()


def arrived(db: Connection, meeting_id: str) -> int:
    """How many people are there."""
    query = select(func.count()).select_from(t.presence).where(t.presence.c.meeting == meeting_id)
    return db.scalar(query) or 0


def revisions(db: Connection, meeting_ids: Iterable[str]) -> dict[str, int]:
    query = select(t.meetings.c.id, t.meetings.c.revision).where(t.meetings.c.id.in_(list(meeting_ids)))
    return {row.id: row.revision for row in db.execute(query)}


def due(db: Connection, today: str) -> Sequence[Row[Any]]:
    """Votes in writing whose last day is over, and which nobody has counted yet."""
    over = (t.meetings.c.state == "open") & (t.meetings.c.ends_on < today)
    return db.execute(_with_names().where(over).order_by(t.meetings.c.id)).all()


def object_to(db: Connection, *, meeting: str, member: str) -> bool:
    """True when the objection is new."""
    dialect = sqlite if db.dialect.name == "sqlite" else postgresql
    row = dialect.insert(t.objections).values(meeting=meeting, member=member).on_conflict_do_nothing()
    return db.execute(row).rowcount == 1


def objections(db: Connection, meeting_id: str) -> set[str]:
    return set(db.scalars(select(t.objections.c.member).where(t.objections.c.meeting == meeting_id)))


def next_item_number(db: Connection, meeting_id: str) -> int:
    return (db.scalar(select(func.max(t.items.c.number)).where(t.items.c.meeting == meeting_id)) or 0) + 1


def add_item(db: Connection, **values: Any) -> None:
    db.execute(insert(t.items).values(state="waiting", **values))


def item(db: Connection, item_id: str) -> Row[Any] | None:
    return db.execute(select(t.items).where(t.items.c.id == item_id)).one_or_none()


def excludes(item: Row[Any]) -> Excluded | None:
    """Whose seat a yes to this item ends."""
    return convert(json.loads(item.excludes), Excluded) if item.excludes else None


def items(db: Connection, meeting_id: str) -> Sequence[Row[Any]]:
    query = select(t.items).where(t.items.c.meeting == meeting_id).order_by(t.items.c.number)
    return db.execute(query).all()


def number_items(db: Connection, item_ids: Sequence[str]) -> None:
    """Numbered anew in this order, from 1. All old numbers go first, because no two items have the same."""
    db.execute(update(t.items).where(t.items.c.id.in_(item_ids)).values(number=-t.items.c.number))
    for number, item_id in enumerate(item_ids, start=1):
        db.execute(update(t.items).where(t.items.c.id == item_id).values(number=number))


def set_item_state(db: Connection, item_id: str, state: str) -> None:
    db.execute(update(t.items).where(t.items.c.id == item_id).values(state=state))


def check_in(db: Connection, *, meeting: str, member: str, arrival: int, since: str, channel: str) -> None:
    db.execute(insert(t.presence).values(meeting=meeting, member=member, arrival=arrival, since=since, channel=channel))


def check_out(db: Connection, *, meeting: str, member: str) -> int:
    gone = delete(t.presence).where(t.presence.c.meeting == meeting, t.presence.c.member == member)
    return db.execute(gone).rowcount


def is_present(db: Connection, *, meeting: str, member: str) -> bool:
    query = select(t.presence.c.member).where(t.presence.c.meeting == meeting, t.presence.c.member == member)
    return db.execute(query).first() is not None


def takes_part(db: Connection, *, meeting: str, member: str) -> tuple[bool, str | None]:
    """Whether the member is there, and of a vote in writing, where nobody needs to be, the last day."""
    here = select(t.presence.c.member).where(t.presence.c.meeting == meeting, t.presence.c.member == member).exists()
    row = db.execute(select(t.meetings.c.ends_on, here.label("here")).where(t.meetings.c.id == meeting)).one()
    return bool(row.here) or row.ends_on is not None, row.ends_on


def present(db: Connection, meeting_id: str) -> Sequence[Row[Any]]:
    """Those who are there, in order of arrival."""
    query = select(t.presence).where(t.presence.c.meeting == meeting_id).order_by(t.presence.c.arrival)
    return db.execute(query).all()


def declare(db: Connection, *, item: str, member: str, reason: str, own: bool) -> None:
    """A declaration, `own` where the person says so; declared again, the newest reason counts."""
    dialect = sqlite if db.dialect.name == "sqlite" else postgresql
    values = {"reason": reason, "lifted": False, "own": own, "dispute": None}
    row = dialect.insert(t.conflicts).values(item=item, member=member, **values)
    db.execute(row.on_conflict_do_update(index_elements=["item", "member"], set_=values))


def lift(db: Connection, *, item: str, member: str) -> int:
    lifted = (
        update(t.conflicts)
        .where(t.conflicts.c.item == item, t.conflicts.c.member == member)
        .where(t.conflicts.c.lifted.is_(False))
        .values(lifted=True, dispute=None)
    )
    return db.execute(lifted).rowcount


def dispute(db: Connection, *, item: str, member: str, dispute: str) -> None:
    """The person sees it otherwise, or the body found that there is a conflict."""
    row = update(t.conflicts).where(t.conflicts.c.item == item, t.conflicts.c.member == member)
    db.execute(row.values(dispute=dispute))


def overrule(db: Connection, *, item: str, member: str) -> None:
    """The body found that there is none."""
    row = update(t.conflicts).where(t.conflicts.c.item == item, t.conflicts.c.member == member)
    db.execute(row.values(lifted=True, dispute="overruled"))


def conflicts(db: Connection, item_ids: Sequence[str]) -> Sequence[Row[Any]]:
    """Declarations that stand."""
    query = select(t.conflicts).where(t.conflicts.c.item.in_(item_ids), t.conflicts.c.lifted.is_(False))
    return db.execute(query.order_by(t.conflicts.c.item, t.conflicts.c.member)).all()


def declared(db: Connection, item_ids: Sequence[str]) -> Sequence[Row[Any]]:
    """Declarations that were ever made, also those that were lifted since."""
    query = select(t.conflicts).where(t.conflicts.c.item.in_(item_ids))
    return db.execute(query.order_by(t.conflicts.c.item, t.conflicts.c.member)).all()
