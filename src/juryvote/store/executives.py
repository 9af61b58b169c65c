"""Decisions without the body, and the mandates that some of them rest on."""

import json
from collections.abc import Sequence
from typing import Any

from msgspec import convert
from sqlalchemy import Connection, Row, func, insert, select, update

from juryvote.rules.between import Mandate
from juryvote.rules.entries import Delegation
from juryvote.rules.executive import mandate_of
from juryvote.store import tables as t


def next_number(db: Connection, *, body: str, year: int) -> int:
    """Call it with the body's journal locked."""
    query = select(func.max(t.executives.c.number)).where(t.executives.c.body == body, t.executives.c.year == year)
    return (db.scalar(query) or 0) + 1


def add(db: Connection, **values: Any) -> None:
    db.execute(insert(t.executives).values(**values))


def of_proposal(db: Connection, proposal: str) -> Row[Any] | None:
    return db.execute(select(t.executives).where(t.executives.c.proposal == proposal)).one_or_none()


def of_bodies(
    db: Connection, bodies: Sequence[str], *, year: int | None = None, limit: int | None = None
) -> Sequence[Row[Any]]:
    """The newest first."""
    query = select(t.executives).where(t.executives.c.body.in_(bodies))
    if year:
        query = query.where(t.executives.c.year == year)
    order = (t.executives.c.decided_at.desc(), t.executives.c.number.desc())
    return db.execute(query.order_by(*order).limit(limit)).all()


def untold(db: Connection, body: str) -> Sequence[Row[Any]]:
    """What the body has not heard of yet, the oldest first."""
    query = select(t.executives).where(t.executives.c.body == body, t.executives.c.told_in.is_(None))
    return db.execute(query.order_by(t.executives.c.decided_at, t.executives.c.number)).all()


def tell(db: Connection, executive: str, *, body: str, meeting: str) -> bool:
    told = db.execute(
        update(t.executives)
        .where(t.executives.c.id == executive, t.executives.c.body == body, t.executives.c.told_in.is_(None))
        .values(told_in=meeting)
    )
    return told.rowcount == 1


def mandates(db: Connection, body: str) -> dict[str, Mandate]:
    """What the body let members decide, by the decision that said so."""
    query = (
        select(t.decisions.c.id, t.items.c.mandate)
        .join(t.items, t.items.c.id == t.decisions.c.item)
        .where(t.decisions.c.body == body, t.decisions.c.outcome == "carried", t.items.c.mandate.is_not(None))
    )
    return {row.id: mandate_of(convert(json.loads(row.mandate), Delegation)) for row in db.execute(query)}
