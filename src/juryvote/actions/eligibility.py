"""Checking whether a proposal may be paid at all, asking back, saying no with a reason, and withdrawing."""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct
from sqlalchemy import Row

from juryvote.actions.applying import open_application
from juryvote.actions.telling import tell, tell_standing
from juryvote.live.hall import Act, Hall
from juryvote.rules.eligibility import LONGEST_REASON, MOST_QUESTIONS, SHORTEST_REASON, WITHDRAWABLE, Point, Verdict
from juryvote.rules.mails import Kind
from juryvote.rules.refusals import BadForm, NotEligible, NotFound, TooMany, WrongCode
from juryvote.rules.rounds import ProposalState
from juryvote.store import applying, eligibility, money


class Checked(Struct, frozen=True, kw_only=True):
    verdict: Verdict
    reason: str = ""


def keep_checks(hall: Hall, *, proposal: str, checks: Mapping[Point, Checked], actor: str) -> None:
    """The list as far as it is ticked; a no needs its reason."""
    for checked in checks.values():
        if checked.verdict is Verdict.no or checked.reason:
            _check_text(checked.reason, "reason")
    with hall.acting(actor) as act:
        _in(act, proposal, ProposalState.draft)
        rows = ((point.value, one.verdict.value, one.reason.strip()) for point, one in checks.items())
        eligibility.keep_checks(act.db, proposal, rows)


def refuse(hall: Hall, *, proposal: str, why: str, actor: str) -> None:
    """Not eligible. The applicant reads why; pressed twice it is one refusal."""
    _check_text(why, "why")
    with hall.acting(actor) as act:
        row = _proposal(act, proposal)
        if row.state == ProposalState.not_eligible:
            return
        _in(act, proposal, ProposalState.draft)
        money.set_state(act.db, proposal, ProposalState.not_eligible, now=act.now, why=why.strip())
        tell_standing(act, proposal, "not-eligible", why=why.strip())


def check_again(hall: Hall, *, proposal: str, actor: str) -> None:
    """Something has changed: a refused or withdrawn proposal is checked once more."""
    with hall.acting(actor) as act:
        if _proposal(act, proposal).state == ProposalState.draft:
            return
        _in(act, proposal, ProposalState.not_eligible, ProposalState.withdrawn)
        money.set_state(act.db, proposal, ProposalState.draft, now=act.now)


def ask(hall: Hall, *, proposal: str, text: str, actor: str) -> None:
    """A question back; the same one twice in a row is asked once."""
    _check_text(text, "text")
    with hall.acting(actor) as act:
        _proposal(act, proposal)
        asked = [row for row in eligibility.questions(act.db, proposal) if row.member is None]
        if asked and (asked[-1].text, asked[-1].answer) == (text.strip(), ""):
            return
        if len(asked) >= MOST_QUESTIONS:
            raise TooMany(wait=0)
        question, said = act.new_id(), text.strip()
        eligibility.ask(act.db, id=question, proposal=proposal, text=said, asked_at=act.now, hearers="team")
        tell(act, proposal, Kind.question, reason=question, question=said)


def answer(hall: Hall, *, code: str, question: str, text: str, place: str) -> None:
    """By the applicant, with the code. An answer stands; the second of a double tap changes nothing."""
    _check_text(text, "text")
    mark = open_application(hall, code=code, place=place)
    with hall.acting("applicant") as act:
        _put_answer(act, _applied(act, mark), question, text)


def answer_for(hall: Hall, *, proposal: str, question: str, text: str, actor: str) -> None:
    """By the team, with what the applicant told it: not everybody writes on a phone."""
    _check_text(text, "answer")
    with hall.acting(actor) as act:
        _put_answer(act, proposal, question, text)


def _put_answer(act: Act, proposal: str, question: str, text: str) -> None:
    done = eligibility.answer(act.db, question, proposal=proposal, text=text.strip(), now=act.now)
    if not done and question not in {one.id for one in eligibility.questions(act.db, proposal)}:
        raise NotFound(what="question")


def withdraw(hall: Hall, *, code: str, place: str) -> None:
    """By the applicant: nothing is decided any more. What stands on an agenda only the team takes back."""
    mark = open_application(hall, code=code, place=place)
    with hall.acting("applicant") as act:
        proposal = _applied(act, mark)
        if _proposal(act, proposal).state != ProposalState.withdrawn:
            _in(act, proposal, *WITHDRAWABLE)
            money.set_state(act.db, proposal, ProposalState.withdrawn, now=act.now)


def _applied(act: Act, mark: str) -> str:
    row = applying.find(act.db, mark)
    if row is None:
        raise WrongCode
    if row.proposal is None:
        raise NotFound(what="proposal")
    return str(row.proposal)


def _proposal(act: Act, proposal: str) -> Row[Any]:
    row = money.proposal(act.db, proposal)
    if row is None:
        raise NotFound(what="proposal")
    return row


def _in(act: Act, proposal: str, *states: ProposalState) -> None:
    state = _proposal(act, proposal).state
    if state not in states:
        raise NotEligible(state=state)


def _check_text(text: str, field: str) -> None:
    if not SHORTEST_REASON <= len(text.strip()) <= LONGEST_REASON:
        raise BadForm(field=field, problem="length")
