"""How a proposal was checked, what was asked about it, and where it has been: for the team, and for its writer."""

from msgspec import Struct
from sqlalchemy import Connection

from juryvote.live.hall import Hall
from juryvote.rules.eligibility import Point, Verdict, failed, unchecked
from juryvote.store import eligibility


class PointView(Struct, frozen=True, kw_only=True):
    code: str
    verdict: str = "open"  # open | yes | no
    reason: str = ""


class QuestionView(Struct, frozen=True, kw_only=True):
    """`answer` is "" while it waits."""

    id: str
    text: str
    asked_at: str
    answer: str
    answered_at: str


class Milestone(Struct, frozen=True, kw_only=True):
    state: str
    at: str
    why: str


class EligibilityView(Struct, frozen=True, kw_only=True):
    points: tuple[PointView, ...]
    failed: int
    unchecked: int
    questions: tuple[QuestionView, ...]
    history: tuple[Milestone, ...]


def eligibility_page(hall: Hall, *, proposal: str) -> EligibilityView:
    with hall.reading() as db:
        rows = eligibility.checks(db, proposal)
        known = {row.point: PointView(code=row.point, verdict=row.verdict, reason=row.reason) for row in rows}
        verdicts = {Point(code): Verdict(one.verdict) for code, one in known.items()}
        return EligibilityView(
            points=tuple(known.get(code, PointView(code=code)) for code in Point),
            failed=len(failed(verdicts)),
            unchecked=len(unchecked(verdicts)),
            questions=questions_of(db, proposal),
            history=history_of(db, proposal),
        )


def questions_of(db: Connection, proposal: str) -> tuple[QuestionView, ...]:
    return tuple(
        QuestionView(
            id=row.id, text=row.text, asked_at=row.asked_at, answer=row.answer, answered_at=row.answered_at or ""
        )
        for row in eligibility.questions(db, proposal)
    )


def history_of(db: Connection, proposal: str) -> tuple[Milestone, ...]:
    rows = eligibility.history(db, proposal)
    return tuple(Milestone(state=row.state, at=row.at, why=row.why) for row in rows)
