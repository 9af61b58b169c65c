"""What members do with a proposal before the vote: argue, ask whoever applies, score; and what the team hides of it."""

from typing import Any

from sqlalchemy import Row

from juryvote.actions.telling import tell
from juryvote.live.hall import Act, Hall
from juryvote.rules.deliberation import LONGEST, MOST_EACH, SCORES, SHORTEST, Hearers, Side, may_deliberate
from juryvote.rules.eligibility import LONGEST_REASON, SHORTEST_REASON
from juryvote.rules.mails import Kind
from juryvote.rules.refusals import BadForm, ItemDecided, MeetingClosed, NotFound, NotOnRoll, Recused, TooMany
from juryvote.store import deliberation, eligibility, meetings
from juryvote.store.rooms import moment_of


def argue(hall: Hall, *, item: str, member: str, side: str, text: str) -> None:
    """For or against. The same words twice are said once."""
    if side not in set(Side):
        raise BadForm(field="side", problem="unknown")
    said = _words(text, "argument")
    with hall.acting(member) as act:
        proposal = taking_part(act, item, member).proposal
        mine = [row for row in deliberation.arguments(act.db, proposal) if row.member == member]
        if (side, said) in {(row.side, row.text) for row in mine}:
            return
        _check_many(len(mine))
        line = {"proposal": proposal, "member": member, "side": side, "text": said, "said_at": act.now}
        deliberation.argue(act.db, id=act.new_id(), **line)


def ask_applicant(hall: Hall, *, item: str, member: str, text: str, hearers: str) -> None:
    """Whoever applies reads the question without a name; `hearers` read it with its answer."""
    if hearers not in (Hearers.body, Hearers.public):
        raise BadForm(field="hearers", problem="unknown")
    said = _words(text, "question")
    with hall.acting(member) as act:
        proposal = taking_part(act, item, member).proposal
        mine = [row for row in eligibility.questions(act.db, proposal) if row.member == member]
        if said in {row.text for row in mine}:
            return
        _check_many(len(mine))
        values = {"member": member, "hearers": hearers, "text": said, "asked_at": act.now}
        question = act.new_id()
        eligibility.ask(act.db, id=question, proposal=proposal, **values)
        tell(act, proposal, Kind.question, reason=question, question=said)


def appraise(hall: Hall, *, item: str, member: str, score: int) -> None:
    """One's own view, in a number; it may change, and is no vote."""
    if score not in SCORES:
        raise BadForm(field="score", problem="range")
    with hall.acting(member) as act:
        proposal = taking_part(act, item, member).proposal
        deliberation.appraise(act.db, proposal=proposal, member=member, score=score)


def hide(hall: Hall, *, proposal: str, what: str, why: str, actor: str) -> None:
    """By the team, with a reason that the author reads; "" shows it again."""
    reason = why.strip()
    if reason and not SHORTEST_REASON <= len(reason) <= LONGEST_REASON:
        raise BadForm(field="why", problem="length")
    with hall.acting(actor) as act:
        if not deliberation.hide(act.db, what=what, proposal=proposal, why=reason):
            raise NotFound(what="argument")


def taking_part(act: Act, item: str, member: str) -> Row[Any]:
    """The item, if it is about a proposal, still open, and this member of the body may speak on it."""
    called = meetings.item(act.db, item)
    if called is None or called.proposal is None:
        raise NotFound(what="item")
    row = meetings.meeting(act.db, called.meeting)
    assert row is not None
    if row.state == "adjourned":
        raise MeetingClosed
    if called.state == "decided":
        raise ItemDecided(number=called.number)
    now = moment_of(act.db, row, item)
    if not any(member in (seat.holder, *seat.alternates) for seat in now.room.seats):
        raise NotOnRoll
    if not may_deliberate(now.bylaws, recused=member in now.room.recused):
        raise Recused
    return called


def _words(text: str, field: str) -> str:
    said = text.strip()
    if not SHORTEST <= len(said) <= LONGEST:
        raise BadForm(field=field, problem="length")
    return said


def _check_many(said: int) -> None:
    if said >= MOST_EACH:
        raise TooMany(wait=0)
