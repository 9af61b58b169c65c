"""A Votum is confirmed, or given back with a reason: then its sum is free and its proposal may be voted on again."""

from typing import Any

from juryvote.actions.grants import Held, refuse, take
from juryvote.live.hall import Act, Hall
from juryvote.rules import entries as e
from juryvote.rules.confirming import Confirmer, EnteredBy
from juryvote.rules.grants import Bar, Stage
from juryvote.rules.refusals import AlreadyDone, BadForm, NotFound
from juryvote.rules.rounds import ProposalState
from juryvote.store import confirming, grants, money

LONGEST_WHY = 500


def confirm(hall: Hall, *, decision: str, by: str, day: str, actor: str, entered_by: str = EnteredBy.team) -> None:
    """Now there can be an agreement. Said twice it is said once."""
    with hall.acting(actor) as act:
        if _answered(act, decision) == "confirmed":
            return
        held = _waiting(act, decision, by, day)
        shared: dict[str, Any] = {"decision": decision, "by": by, "day": day, "entered_by": str(entered_by)}
        confirming.add(act.db, answer="confirmed", why="", entered_at=act.now, **shared)
        money_of = {"fund": held.row.fund, "granted_cents": held.row.granted_cents}
        act.record(held.row.body, e.DecisionConfirmed(**money_of, **shared))


def give_back(
    hall: Hall, *, decision: str, by: str, day: str, why: str, actor: str, entered_by: str = EnteredBy.team
) -> str:
    """The reason is public. The sum is free at once, the proposal can stand on an agenda again. Returns the body."""
    if not 3 <= len(why.strip()) <= LONGEST_WHY:
        raise BadForm(field="why", problem="length")
    with hall.acting(actor) as act:
        known = grants.source(act.db, decision)
        if known is not None and _answered(act, decision) == "returned":
            return known.body
        held = _waiting(act, decision, by, day)
        words = {"decision": decision, "by": by, "day": day, "why": why.strip(), "entered_by": str(entered_by)}
        confirming.add(act.db, answer="returned", entered_at=act.now, **words)
        cents = held.row.granted_cents
        money.settle(act.db, held.row.fund, reserved=0, granted=-cents)
        if held.row.proposal:
            money.set_state(act.db, held.row.proposal, ProposalState.eligible, now=act.now, why=why.strip())
        act.record(held.row.body, e.DecisionReturned(fund=held.row.fund, granted_cents=cents, **words))
        return str(held.row.body)


def must_be_confirmed(act: Act, held: Held) -> None:
    """Refuses an agreement on advice that nobody has confirmed."""
    if held.row.decision is None or not _is_advice(act, held):
        return
    if _answered(act, held.row.decision) != "confirmed":
        refuse(Bar.not_confirmed)


def _answered(act: Act, decision: str) -> str:
    found = confirming.find(act.db, decision)
    return str(found.answer) if found else ""


def _waiting(act: Act, decision: str, by: str, day: str) -> Held:
    held = take(act, decision)
    if held.row.decision is None or not _is_advice(act, held):
        raise NotFound(what="decision")
    if _answered(act, decision) or held.standing.stage is not Stage.granted:
        raise AlreadyDone
    if by not in set(Confirmer):
        raise BadForm(field="by", problem="unknown")
    if day > act.hall.today():
        raise BadForm(field="day", problem="future")
    return held


def _is_advice(act: Act, held: Held) -> bool:
    found = grants.source(act.db, held.row.id)
    return found is not None and found.advisory
