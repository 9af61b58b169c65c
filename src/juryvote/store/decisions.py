"""Decisions and the wordings they have had. A decision's numbers are written once."""

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from juryvote.store import tables as t
from juryvote.world import BERLIN, when


def next_number(db: Connection, *, body: str, year: int) -> int:
    """Call it with the body's journal locked."""
    query = select(func.max(t.decisions.c.number)).where(t.decisions.c.body == body, t.decisions.c.year == year)
    return (db.scalar(query) or 0) + 1


def add_decision(db: Connection, **values: Any) -> None:
    db.execute(insert(t.decisions).values(**values))


def add_text(db: Connection, *, decision: str, version: int, text: str, why: str, at: str) -> None:
    db.execute(insert(t.decision_texts).values(decision=decision, version=version, text=text, why=why, at=at))


def publish(db: Connection, decision_id: str, at: str) -> bool:
    done = db.execute(
        update(t.decisions)
        .where(t.decisions.c.id == decision_id, t.decisions.c.published_at.is_(None))
        .values(published_at=at)
    )
    return done.rowcount == 1


def decision(db: Connection, decision_id: str) -> Row[Any] | None:
    return db.execute(select(t.decisions).where(t.decisions.c.id == decision_id)).one_or_none()


def decision_of_item(db: Connection, item_id: str) -> Row[Any] | None:
    """The newest: after a reopening an item is decided once more."""
    query = select(t.decisions).where(t.decisions.c.item == item_id)
    return db.execute(query.order_by(t.decisions.c.decided_at.desc(), t.decisions.c.number.desc()).limit(1)).first()


def of_sharing(db: Connection, item_id: str) -> list[str]:
    """The decisions that a ballot on this item made about others: a pot was shared out."""
    query = select(t.decisions.c.id).join(t.ballots, t.ballots.c.id == t.decisions.c.ballot)
    return list(db.scalars(query.where(t.ballots.c.item == item_id).order_by(t.decisions.c.number)))


def reopen(db: Connection, decision_id: str, at: str) -> None:
    db.execute(update(t.decisions).where(t.decisions.c.id == decision_id).values(reopened_at=at))


def add_finding(db: Connection, *, weight: dict[str, Any], **values: Any) -> None:
    db.execute(insert(t.findings).values(weight=json.dumps(weight, ensure_ascii=False), **values))


def findings(db: Connection, decision_ids: Sequence[str]) -> Sequence[Row[Any]]:
    """Who was found to have been biased, in the order in which it was found."""
    query = select(t.findings).where(t.findings.c.decision.in_(decision_ids))
    return db.execute(query.order_by(t.findings.c.decision, t.findings.c.turn)).all()


def of_proposal(db: Connection, proposal: str) -> Sequence[Row[Any]]:
    """All decisions on one proposal, the first one first."""
    query = select(t.decisions).join(t.items, t.items.c.id == t.decisions.c.item).where(t.items.c.proposal == proposal)
    return db.execute(query.order_by(t.decisions.c.decided_at, t.decisions.c.number)).all()


def rejected_days(db: Connection, proposal: str) -> list[str]:
    """The days in Berlin on which it was rejected; none where the last decision on it was another."""
    made = of_proposal(db, proposal)
    if not made or made[-1].outcome != "rejected":
        return []
    return [when(one.decided_at).astimezone(BERLIN).date().isoformat() for one in made if one.outcome == "rejected"]


def decisions_of_meeting(db: Connection, meeting_id: str) -> Sequence[Row[Any]]:
    query = select(t.decisions).where(t.decisions.c.meeting == meeting_id)
    return db.execute(query.order_by(t.decisions.c.year, t.decisions.c.number)).all()


def texts(db: Connection, decision_id: str) -> Sequence[Row[Any]]:
    query = select(t.decision_texts).where(t.decision_texts.c.decision == decision_id)
    return db.execute(query.order_by(t.decision_texts.c.version)).all()
