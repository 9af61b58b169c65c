"""What was said to advice."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from juryvote.store import tables as t


def add(db: Connection, **values: Any) -> None:
    db.execute(insert(t.confirmations).values(**values))


def find(db: Connection, decision: str) -> Row[Any] | None:
    return db.execute(select(t.confirmations).where(t.confirmations.c.decision == decision)).one_or_none()


def of_decisions(db: Connection, ids: Sequence[str]) -> dict[str, Row[Any]]:
    query = select(t.confirmations).where(t.confirmations.c.decision.in_(ids))
    return {row.decision: row for row in db.execute(query)}
