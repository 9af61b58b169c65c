"""Amendments of an item, in the order in which they were moved."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from juryvote.rules.entries import Amendment
from juryvote.store import tables as t


def add(db: Connection, **values: Any) -> None:
    """Call it with the body's journal locked: the number is the next one."""
    newest = db.scalar(select(func.max(t.amendments.c.number)).where(t.amendments.c.item == values["item"]))
    db.execute(insert(t.amendments).values(number=(newest or 0) + 1, state="open", ballot=None, **values))


def of_item(db: Connection, item: str) -> Sequence[Row[Any]]:
    """With the name of whoever moved it."""
    query = select(t.amendments, t.members.c.name).outerjoin(t.members, t.members.c.id == t.amendments.c.member)
    return db.execute(query.where(t.amendments.c.item == item).order_by(t.amendments.c.number)).all()


def find(db: Connection, amendment: str) -> Row[Any] | None:
    return db.execute(select(t.amendments).where(t.amendments.c.id == amendment)).one_or_none()


def set_state(db: Connection, amendment: str, state: str) -> None:
    db.execute(update(t.amendments).where(t.amendments.c.id == amendment).values(state=state))


def put_to_vote(db: Connection, amendment: str, ballot: str) -> None:
    db.execute(update(t.amendments).where(t.amendments.c.id == amendment).values(ballot=ballot))


def of_ballot(db: Connection, ballot: str) -> Row[Any] | None:
    return db.execute(select(t.amendments).where(t.amendments.c.ballot == ballot)).one_or_none()


def come_again(db: Connection, *, old: str, new: str) -> None:
    """The item is invited for again: what is open moves with it."""
    here = (t.amendments.c.item == old) & (t.amendments.c.state == "open")
    db.execute(update(t.amendments).where(here).values(item=new, ballot=None))


def as_moved(row: Row[Any], instead_cents: int) -> Amendment:
    return Amendment(kind=row.kind, instead_cents=instead_cents, cents=row.cents, text=row.text)
