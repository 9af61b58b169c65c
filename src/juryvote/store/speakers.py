"""The list of speakers of a meeting: who waits, who speaks, who has spoken on the called item."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from juryvote.store import tables as t


def listed(db: Connection, meeting: str) -> Sequence[Row[Any]]:
    """Everybody on the list, with their name, in no order."""
    query = select(t.speakers, t.members.c.name).join(t.members, t.members.c.id == t.speakers.c.member)
    return db.execute(query.where(t.speakers.c.meeting == meeting)).all()


def line(db: Connection, *, meeting: str, member: str) -> Row[Any] | None:
    return db.execute(select(t.speakers).where(_is(meeting, member))).one_or_none()


def add(db: Connection, *, meeting: str, member: str, asked_at: str) -> None:
    db.execute(insert(t.speakers).values(meeting=meeting, member=member, state="waiting", asked_at=asked_at, spoken=0))


def change(db: Connection, *, meeting: str, member: str, **values: Any) -> None:
    db.execute(update(t.speakers).where(_is(meeting, member)).values(**values))


def drop(db: Connection, *, meeting: str, member: str) -> bool:
    return db.execute(delete(t.speakers).where(_is(meeting, member))).rowcount == 1


def end_speaking(db: Connection, meeting: str) -> None:
    """Whoever has the floor has spoken."""
    speaking = (t.speakers.c.meeting == meeting) & (t.speakers.c.state == "speaking")
    db.execute(update(t.speakers).where(speaking).values(state="heard"))


def clear(db: Connection, meeting: str) -> None:
    db.execute(delete(t.speakers).where(t.speakers.c.meeting == meeting))


def forget(db: Connection, member: str) -> None:
    db.execute(delete(t.speakers).where(t.speakers.c.member == member))


def _is(meeting: str, member: str) -> Any:
    return (t.speakers.c.meeting == meeting) & (t.speakers.c.member == member)
