"""The shared tablet of a meeting: whose turn it is, and until when."""

from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select

from juryvote.store import tables as t


def give_turn(db: Connection, *, meeting: str, member: str, until: str) -> None:
    end_turn(db, meeting)
    db.execute(insert(t.kiosks).values(meeting=meeting, member=member, until=until))


def end_turn(db: Connection, meeting: str) -> None:
    db.execute(delete(t.kiosks).where(t.kiosks.c.meeting == meeting))


def turn(db: Connection, meeting: str, now: str) -> Row[Any] | None:
    query = select(t.kiosks).where(t.kiosks.c.meeting == meeting, t.kiosks.c.until > now)
    return db.execute(query).one_or_none()
