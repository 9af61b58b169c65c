"""Juries drawn by lot: the draw, its tickets, and the people who hold them as long as their names are kept."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, and_, delete, func, insert, select, update

from juryvote.rules.entries import Quota
from juryvote.store import tables as t


def add(db: Connection, **values: Any) -> None:
    db.execute(insert(t.draws).values(quotas="[]", public="", witnesses="[]", why="", state="draft", **values))


def draw(db: Connection, draw_id: str) -> Row[Any] | None:
    return db.execute(select(t.draws).where(t.draws.c.id == draw_id)).one_or_none()


def draws(db: Connection, body: str) -> Sequence[Row[Any]]:
    """The body's draws, the latest day first, each with the number of its `tickets` and of `names` still kept."""
    query = (
        select(
            t.draws,
            func.count(t.tickets.c.number).label("tickets"),
            func.count(t.candidates.c.ticket).label("names"),
        )
        .select_from(t.draws.outerjoin(t.tickets, t.tickets.c.draw == t.draws.c.id).outerjoin(t.candidates, _HELD))
        .where(t.draws.c.body == body)
        .group_by(t.draws.c.id)
        .order_by(t.draws.c.day.desc(), t.draws.c.id)
    )
    return db.execute(query).all()


_HELD = and_(t.candidates.c.draw == t.tickets.c.draw, t.candidates.c.ticket == t.tickets.c.number)


def committed(db: Connection, body: str) -> str:
    """The draw that is promised and not yet held; "" for none."""
    query = select(t.draws.c.id).where(t.draws.c.body == body, t.draws.c.state == "committed")
    return db.scalar(query) or ""


def change(db: Connection, draw_id: str, **values: Any) -> None:
    db.execute(update(t.draws).where(t.draws.c.id == draw_id).values(**values))


def quotas_of(row: Row[Any]) -> list[Quota]:
    return [Quota(**quota) for quota in json.loads(row.quotas)]


def witnesses_of(row: Row[Any]) -> list[str]:
    return [str(role) for role in json.loads(row.witnesses)]


def tickets(db: Connection, draw_id: str) -> Sequence[Row[Any]]:
    """All tickets in their order, with name, notes and salt where they are still kept (else None)."""
    query = (
        select(t.tickets, t.candidates.c.name, t.candidates.c.notes, t.candidates.c.salt)
        .select_from(t.tickets.outerjoin(t.candidates, _HELD))
        .where(t.tickets.c.draw == draw_id)
        .order_by(t.tickets.c.number)
    )
    return db.execute(query).all()


def fill(db: Connection, draw_id: str, people: Iterable[Mapping[str, Any]]) -> None:
    """A new pool instead of the old one; the first of the people gets ticket 1."""
    empty(db, draw_id)
    db.execute(delete(t.tickets).where(t.tickets.c.draw == draw_id))
    rows = list(enumerate(people, start=1))
    if rows:
        marks = [{"draw": draw_id, "number": n, "group": one["group"], "mark": one["mark"]} for n, one in rows]
        db.execute(insert(t.tickets).values(state="pool"), marks)
        whose = [{"draw": draw_id, "ticket": n, **{key: one[key] for key in _WHOSE}} for n, one in rows]
        db.execute(insert(t.candidates), whose)


_WHOSE = ("name", "notes", "salt")


def empty(db: Connection, draw_id: str) -> None:
    """All names go."""
    db.execute(delete(t.candidates).where(t.candidates.c.draw == draw_id))


def forget(db: Connection, draw_id: str, states: Sequence[str]) -> int:
    """The names of those whose ticket is in one of these states go; returns how many."""
    whose = select(t.tickets.c.number).where(t.tickets.c.draw == draw_id, t.tickets.c.state.in_(states))
    gone = delete(t.candidates).where(t.candidates.c.draw == draw_id, t.candidates.c.ticket.in_(whose))
    return db.execute(gone).rowcount


def forget_one(db: Connection, draw_id: str, ticket: int) -> None:
    db.execute(delete(t.candidates).where(t.candidates.c.draw == draw_id, t.candidates.c.ticket == ticket))


def mark(db: Connection, draw_id: str, ticket: int, **values: Any) -> None:
    """State, quota, rank, seated."""
    whose = (t.tickets.c.draw == draw_id) & (t.tickets.c.number == ticket)
    db.execute(update(t.tickets).where(whose).values(**values))


def drop(db: Connection, draw_id: str) -> None:
    """A draft that nobody saw."""
    fill(db, draw_id, ())
    db.execute(delete(t.draws).where(t.draws.c.id == draw_id))
