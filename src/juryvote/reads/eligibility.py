"""How a proposal was checked, what was asked about it, and where it has been: for the team, and for its writer."""

from typing import Any

from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy import Connection, Row

from juryvote.live.hall import Hall
from juryvote.rules.deliberation import Hearers
from juryvote.rules.eligibility import Point, Verdict, failed, unchecked
from juryvote.store import eligibility


class PointView(Struct, frozen=True, kw_only=True):
    code: str
    verdict: str = "open"  # open | yes | no
    reason: str = ""


class QuestionView(Struct, frozen=True, kw_only=True):
    """`answer` is "" while it waits; `hearers`: team | body | public; who asks is told to the body and the team."""

    id: str
    text: str
    asked_at: str
    answer: str
    answered_at: str
    hearers: str = "team"
    by: str = ""  # the member who asks, "" for the team
    mine: bool = False
    hidden_why: str = ""


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


def questions_of(db: Connection, proposal: str, *, member: str = "") -> tuple[QuestionView, ...]:
    """All of them, for the team; with a `member` as that person may see them: what the team asked is not theirs."""
    rows = eligibility.questions(db, proposal)
    if not member:
        return tuple(_question(row) for row in rows)
    shown = (row for row in rows if row.member is not None and (not row.hidden_why or row.member == member))
    return tuple(_question(row, member) for row in shown)


def for_applicant(questions: tuple[QuestionView, ...]) -> tuple[QuestionView, ...]:
    """Whoever applies answers what is shown, and does not learn which member asks."""
    return tuple(replace(one, by="") for one in questions if not one.hidden_why)


def public_questions(db: Connection, proposal: str) -> tuple[QuestionView, ...]:
    """What a member asked for everybody to read, once it is answered."""
    questions = for_applicant(questions_of(db, proposal))
    return tuple(one for one in questions if one.hearers == Hearers.public and one.answer)


def _question(row: Row[Any], member: str = "") -> QuestionView:
    return QuestionView(
        id=row.id,
        text=row.text,
        asked_at=row.asked_at,
        answer=row.answer,
        answered_at=row.answered_at or "",
        hearers=row.hearers,
        by=row.name or "",
        mine=bool(member) and row.member == member,
        hidden_why=row.hidden_why,
    )


def history_of(db: Connection, proposal: str) -> tuple[Milestone, ...]:
    rows = eligibility.history(db, proposal)
    return tuple(Milestone(state=row.state, at=row.at, why=row.why) for row in rows)
