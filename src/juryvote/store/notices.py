"""The operator's notices, one for each kind and language."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select

from juryvote.store import tables as t


def keep(db: Connection, *, kind: str, language: str, words: str, now: str) -> None:
    """No words: the built-in ones stand again."""
    here = (t.notices.c.kind == kind) & (t.notices.c.language == language)
    db.execute(delete(t.notices).where(here))
    if words:
        db.execute(insert(t.notices).values(kind=kind, language=language, words=words, changed_at=now))


def of_kind(db: Connection, kind: str) -> Sequence[Row[Any]]:
    return db.execute(select(t.notices).where(t.notices.c.kind == kind).order_by(t.notices.c.language)).all()
