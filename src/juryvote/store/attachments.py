"""Attachments by what they belong to; lists never read the content."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, delete, insert, select

from juryvote.store import tables as t

_SHOWN = [column for column in t.attachments.c if column.name != "content"]


def add(db: Connection, **values: Any) -> None:
    db.execute(insert(t.attachments).values(**values))


def listed(db: Connection, belongs: str, owner: str, *, lock: bool = False) -> Sequence[Row[Any]]:
    """Without the content, in the order in which they came."""
    mine = (t.attachments.c.belongs == belongs) & (t.attachments.c.owner == owner)
    query = select(*_SHOWN).where(mine).order_by(t.attachments.c.added_at, t.attachments.c.id)
    return db.execute(query.with_for_update() if lock else query).all()


def content(db: Connection, attachment: str) -> Row[Any] | None:
    query: Select[Any] = select(t.attachments.c.type, t.attachments.c.content).where(t.attachments.c.id == attachment)
    return db.execute(query).one_or_none()


def remove(db: Connection, attachment: str, *, belongs: str, owner: str) -> None:
    mine = (t.attachments.c.belongs == belongs) & (t.attachments.c.owner == owner)
    db.execute(delete(t.attachments).where(t.attachments.c.id == attachment, mine))
