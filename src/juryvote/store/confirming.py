"""What was said to advice."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from juryvote.rules.grants import Stage
from juryvote.store import publishing
from juryvote.store import tables as t


def add(db: Connection, **values: Any) -> None:
    db.execute(insert(t.confirmations).values(**values))


def find(db: Connection, decision: str) -> Row[Any] | None:
    return db.execute(select(t.confirmations).where(t.confirmations.c.decision == decision)).one_or_none()


def of_decisions(db: Connection, ids: Sequence[str]) -> dict[str, Row[Any]]:
    query = select(t.confirmations).where(t.confirmations.c.decision.in_(ids))
    return {row.decision: row for row in db.execute(query)}


def waiting(db: Connection, areas: Sequence[str]) -> Sequence[Row[Any]]:
    """Published decisions that grant money and are neither answered nor acted upon, the oldest first; one query."""
    untouched = t.grants.c.stage.is_(None) | (t.grants.c.stage == Stage.granted)
    query = _granting(areas).where(t.confirmations.c.answer.is_(None), untouched)
    return db.execute(query.order_by(t.decisions.c.decided_at, t.decisions.c.id)).all()


def answered(db: Connection, areas: Sequence[str], *, limit: int) -> Sequence[Row[Any]]:
    """The same with what was said to them, the newest answer first."""
    query = _granting(areas).where(t.confirmations.c.answer.is_not(None))
    return db.execute(query.order_by(t.confirmations.c.entered_at.desc(), t.decisions.c.id).limit(limit)).all()


def votum(db: Connection, decision: str) -> Row[Any] | None:
    return db.execute(_granting(None).where(t.decisions.c.id == decision)).one_or_none()


def _granting(areas: Sequence[str] | None) -> Any:
    """With wording, proposal, the day on which it is to begin, and the answer; None for `areas`: all."""
    said = (t.confirmations.c[name] for name in ("answer", "by", "day", "why", "entered_by"))
    query = (
        publishing.worded()
        .outerjoin(t.confirmations, t.confirmations.c.decision == t.decisions.c.id)
        .outerjoin(t.grants, t.grants.c.decision == t.decisions.c.id)
        .outerjoin(t.applications, t.applications.c.proposal == t.items.c.proposal)
        .add_columns(t.items.c.proposal, t.applications.c.fields, *said)
        .where(t.decisions.c.published_at.is_not(None), t.decisions.c.reopened_at.is_(None))
        .where(t.decisions.c.granted_cents > 0, t.decisions.c.fund.is_not(None))
    )
    return query if areas is None else query.where(t.bodies.c.area.in_(areas))
