"""Checks, questions and answers, and the history of a proposal."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from juryvote.store import tables as t


def keep_checks(db: Connection, proposal: str, checks: Iterable[tuple[str, str, str]]) -> None:
    """Point, verdict and reason of each; what stood there before is replaced."""
    db.execute(delete(t.checks).where(t.checks.c.proposal == proposal))
    rows = [{"proposal": proposal, "point": p, "verdict": v, "reason": why} for p, v, why in checks]
    if rows:
        db.execute(insert(t.checks), rows)


def checks(db: Connection, proposal: str) -> Sequence[Row[Any]]:
    return db.execute(select(t.checks).where(t.checks.c.proposal == proposal)).all()


def ask(db: Connection, **values: Any) -> None:
    db.execute(insert(t.questions).values(answer="", **values))


def questions(db: Connection, proposal: str) -> Sequence[Row[Any]]:
    """In the order in which they were asked, with the member's name where a member asks; hidden ones too."""
    query = select(t.questions, t.members.c.name).outerjoin(t.members, t.members.c.id == t.questions.c.member)
    query = query.where(t.questions.c.proposal == proposal)
    return db.execute(query.order_by(t.questions.c.asked_at, t.questions.c.id)).all()


def answer(db: Connection, question: str, *, proposal: str, text: str, now: str) -> bool:
    """False where there is no such question about this proposal that still waits."""
    here = (t.questions.c.id == question) & (t.questions.c.proposal == proposal) & (t.questions.c.answer == "")
    here &= t.questions.c.hidden_why == ""
    return db.execute(update(t.questions).where(here).values(answer=text, answered_at=now)).rowcount == 1


def waiting(db: Connection, proposals: Sequence[str]) -> dict[str, int]:
    """How many questions of each proposal are not answered yet."""
    query = select(t.questions.c.proposal, func.count()).where(
        t.questions.c.proposal.in_(proposals), t.questions.c.answer == "", t.questions.c.hidden_why == ""
    )
    return {row[0]: row[1] for row in db.execute(query.group_by(t.questions.c.proposal))}


def note(db: Connection, proposal: str, *, state: str, now: str, why: str = "") -> None:
    """One more line of the history; call it with the proposal's row locked."""
    newest = db.scalar(select(func.max(t.milestones.c.position)).where(t.milestones.c.proposal == proposal))
    line = {"proposal": proposal, "position": (newest or 0) + 1, "state": state, "at": now, "why": why}
    db.execute(insert(t.milestones).values(**line))


def history(db: Connection, proposal: str) -> Sequence[Row[Any]]:
    query = select(t.milestones).where(t.milestones.c.proposal == proposal)
    return db.execute(query.order_by(t.milestones.c.position)).all()
