"""Recounts what was decided without the body: that the bylaws allowed it, its number, its sum and its words."""

from collections.abc import Iterator

from juryvote.rules import entries as e
from juryvote.rules.executive import Executive, How, Who, may_decide, state_executive
from juryvote.rules.majority import Outcome
from juryvote.rules.money import euro
from juryvote.rules.replay.faults import Problem, fault
from juryvote.rules.replay.meetings import berlin_days, in_state
from juryvote.rules.replay.money import book, cents
from juryvote.rules.replay.people import known, newest_bylaws
from juryvote.rules.replay.state import State

OUTCOMES = (Outcome.carried.value, Outcome.rejected.value)


def decided(state: State, entry: e.ExecutiveDecision) -> Iterator[Problem]:
    if entry.executive in state.executives:
        yield fault("twice", what="Entscheidung ohne Gremium", id=entry.executive)
    state.executives[entry.executive] = False
    yield from _numbered(state, entry)
    if entry.how not in set(How) or entry.who not in set(Who) or entry.outcome not in OUTCOMES:
        yield fault("bad-value", value=f"{entry.how}/{entry.who}/{entry.outcome}", what="how/who/outcome")
        return
    if not entry.why.strip():
        yield fault("no-reason")
    for member in entry.by:
        yield from known(state, member)
    yield from _about(state, entry)
    yield from _allowed(state, entry)
    yield from _paid(state, entry)


def told(state: State, entry: e.ExecutiveTold) -> Iterator[Problem]:
    yield from in_state(state.meetings[entry.meeting], "open")
    if entry.executive not in state.executives:
        yield fault("unknown", what="Entscheidung ohne Gremium", id=entry.executive)
    elif state.executives[entry.executive]:
        yield fault("executive-told-twice", executive=entry.executive)
    state.executives[entry.executive] = True


def _numbered(state: State, entry: e.ExecutiveDecision) -> Iterator[Problem]:
    number = state.executive_numbers.get(entry.year, 0) + 1
    if entry.number != number:
        yield fault("number", number=number, found=entry.number, what="executive")
    if str(entry.year) not in {day[:4] for day in berlin_days(state.at)}:
        yield fault("bad-value", value=entry.year, what="year")
    state.executive_numbers[entry.year] = number


def _about(state: State, entry: e.ExecutiveDecision) -> Iterator[Problem]:
    if entry.proposal is None:
        return
    if entry.proposal not in state.proposals:
        yield fault("unknown", what="Antrag", id=entry.proposal)
    elif entry.title != state.proposals[entry.proposal].title:
        yield fault("question", found=entry.title, right=state.proposals[entry.proposal].title)
    if entry.proposal in state.decided:
        yield fault("item-decided", item=entry.proposal)
    state.decided.add(entry.proposal)


def _allowed(state: State, entry: e.ExecutiveDecision) -> Iterator[Problem]:
    """By the bylaws of that day; a mandate that another meeting gave may be withheld from this bundle."""
    days = berlin_days(state.at)
    cases = [_case(state, entry, day) for day in sorted(days)]
    withheld = entry.how == How.mandate and entry.mandate not in state.mandates and state.unseen.get("decision-made", 0)
    found = [
        may_decide(bylaws, case)
        for case in cases
        if (bylaws := state.bylaws.get(newest_bylaws(state, case.day))) is not None
    ]
    if found and not withheld and not any(allowed.ok for allowed in found):
        yield fault("executive-forbidden", why=found[0].sentence)
    mandate = state.mandates.get(entry.mandate)
    if entry.how == How.mandate and mandate and not (entry.by and set(mandate.members) >= set(entry.by)):
        yield fault("executive-members", found=", ".join(entry.by) or "–")
    right = state_executive(cases[0], Outcome(entry.outcome), entry.granted_cents) if cases else entry.text
    if entry.text != right:
        yield fault("decision-text", right=right)


def _case(state: State, entry: e.ExecutiveDecision, day: str) -> Executive:
    proposal = state.proposals.get(entry.proposal or "")
    return Executive(
        how=How(entry.how),
        who=Who(entry.who),
        title=entry.title,
        asked_cents=proposal.asked_cents if proposal else None,
        day=day,
        proposal=entry.proposal or "",
        mandate=state.mandates.get(entry.mandate),
    )


def _paid(state: State, entry: e.ExecutiveDecision) -> Iterator[Problem]:
    proposal = state.proposals.get(entry.proposal or "")
    call = state.rounds.get(proposal.round) if proposal else None
    right = call.fund if call else None
    if entry.fund != right:
        yield fault("fund", right=right, found=entry.fund)
    most = min(proposal.asked_cents, call.cap_cents or proposal.asked_cents) if proposal and call else 0
    if not _fits(entry, most if call else None):
        yield fault("amount", found=cents(entry.granted_cents), most=euro(most))
    elif entry.granted_cents:
        yield from book(state, entry.fund, granted=entry.granted_cents)


def _fits(entry: e.ExecutiveDecision, most: int | None) -> bool:
    """`most` is None where no money is asked."""
    granted = entry.granted_cents
    if most is None or granted is None:
        return most is None and granted is None
    return 0 < granted <= most if entry.outcome == Outcome.carried else granted == 0
