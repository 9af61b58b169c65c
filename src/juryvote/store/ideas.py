"""Ideas, found by the digest of their code or listed for a round."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from juryvote.store import tables as t


def add(db: Connection, **values: Any) -> None:
    db.execute(insert(t.ideas).values(state="new", reason="", **values))


def find(db: Connection, code_hash: str) -> Row[Any] | None:
    return db.execute(select(t.ideas).where(t.ideas.c.code_hash == code_hash)).one_or_none()


def idea(db: Connection, idea_id: str, *, lock: bool = False) -> Row[Any] | None:
    query = select(t.ideas).where(t.ideas.c.id == idea_id)
    return db.execute(query.with_for_update() if lock else query).one_or_none()


def of_round(db: Connection, round_id: str) -> Sequence[Row[Any]]:
    """In the order in which they came, each with the proposal that grew from it."""
    query = select(t.ideas, t.applications.c.proposal).join(
        t.applications, t.applications.c.code_hash == t.ideas.c.code_hash, isouter=True
    )
    return db.execute(query.where(t.ideas.c.round == round_id).order_by(t.ideas.c.posted_at, t.ideas.c.id)).all()


def settle(db: Connection, idea_id: str, **values: Any) -> None:
    db.execute(update(t.ideas).where(t.ideas.c.id == idea_id).values(**values))


def forget_names(db: Connection, *, before: str) -> None:
    """Who had the idea: nobody needs that any more."""
    db.execute(update(t.ideas).where(t.ideas.c.posted_at < before).values(name=""))
