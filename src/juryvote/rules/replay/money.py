"""Recounts the money: funds, rounds, proposals, what is set aside while a ballot is open and what is granted."""

from collections.abc import Iterator

from msgspec import structs

from juryvote.rules import entries as e
from juryvote.rules.majority import Outcome
from juryvote.rules.money import euro
from juryvote.rules.replay.faults import Problem, fault
from juryvote.rules.replay.state import Fund, State


def fund_opened(state: State, entry: e.FundOpened) -> Iterator[Problem]:
    if entry.fund in state.funds:
        yield fault("twice", what="Fonds", id=entry.fund)
    if entry.budget_cents < 0:
        yield fault("bad-value", value=entry.budget_cents, what="budget_cents")
    state.funds[entry.fund] = Fund(budget=entry.budget_cents)


def fund_changed(state: State, entry: e.FundChanged) -> Iterator[Problem]:
    """More or less money, with a reason; what is spent or set aside cannot be taken away."""
    if entry.fund not in state.funds:
        yield fault("unknown", what="Fonds", id=entry.fund)
        return
    if not entry.change_cents:
        yield fault("bad-value", value=entry.change_cents, what="change_cents")
    if not entry.reason.strip():
        yield fault("bad-value", value=entry.reason, what="reason")
    yield from _allot(state, entry.fund, entry.change_cents)


def carried_over(state: State, entry: e.MoneyCarried) -> Iterator[Problem]:
    """What is free goes from one fund to another."""
    for name in (entry.fund, entry.target):
        if name not in state.funds:
            yield fault("unknown", what="Fonds", id=name)
    if entry.cents <= 0:
        yield fault("bad-value", value=entry.cents, what="cents")
    if entry.fund == entry.target:
        yield fault("bad-value", value=entry.target, what="target")
    if {entry.fund, entry.target} <= set(state.funds):
        yield from _allot(state, entry.fund, -entry.cents)
        yield from _allot(state, entry.target, entry.cents)


def _allot(state: State, name: str, change: int) -> Iterator[Problem]:
    fund = state.funds[name]
    fund.budget += change
    spent = fund.reserved + fund.granted
    if change < 0 and spent > fund.budget:
        yield fault("overdrawn", fund=name, spent=euro(spent), budget=euro(fund.budget))


def round_opened(state: State, entry: e.RoundOpened) -> Iterator[Problem]:
    if entry.round in state.rounds:
        yield fault("twice", what="Antragsrunde", id=entry.round)
    if entry.fund not in state.funds:
        yield fault("unknown", what="Fonds", id=entry.fund)
    if entry.cap_cents < 0:
        yield fault("bad-value", value=entry.cap_cents, what="cap_cents")
    state.rounds[entry.round] = entry


def round_moved(state: State, entry: e.RoundMoved) -> Iterator[Problem]:
    """A deadline may be moved either way, with a reason; only one that is there, and to another moment."""
    call = state.rounds.get(entry.round)
    if call is None:
        yield fault("unknown", what="Antragsrunde", id=entry.round)
        return
    if entry.deadline == call.deadline:
        yield fault("bad-value", value=entry.deadline, what="deadline")
    if not entry.reason.strip():
        yield fault("bad-value", value=entry.reason, what="reason")
    state.rounds[entry.round] = structs.replace(call, deadline=entry.deadline)


def admitted(state: State, entry: e.ProposalAdmitted) -> Iterator[Problem]:
    call = state.rounds.get(entry.round)
    if entry.proposal in state.proposals:
        yield fault("twice", what="Antrag", id=entry.proposal)
    if call is None:
        yield fault("unknown", what="Antragsrunde", id=entry.round)
    elif entry.asked_cents <= 0 or 0 < call.cap_cents < entry.asked_cents:
        yield fault("amount", found=euro(entry.asked_cents), most=euro(call.cap_cents))
    if any((old.round, old.number) == (entry.round, entry.number) for old in state.proposals.values()):
        yield fault("twice", what="Antrag Nummer", id=entry.number)
    state.proposals[entry.proposal] = entry


def reserved(state: State, entry: e.BallotOpened, item: e.ItemAdded) -> Iterator[Problem]:
    """A ballot about a proposal sets its sum aside: at most what was asked, at most the cap, from the round's fund."""
    call = _round_of(state, item)
    right = call.fund if call else None
    if entry.fund != right:
        yield fault("fund", right=right, found=entry.fund)
    most = _most(item, call)
    if (entry.amount_cents or 0) > most or (entry.amount_cents is None) != (call is None) or entry.amount_cents == 0:
        yield fault("amount", found=cents(entry.amount_cents), most=euro(most))
    if (entry.amount_cents or 0) < 0:
        yield fault("bad-value", value=entry.amount_cents, what="amount_cents")
    yield from book(state, entry.fund, reserved=entry.amount_cents or 0)


def settled(state: State, opened: e.BallotOpened, *, granted: int) -> Iterator[Problem]:
    """The ballot is over: what was set aside is granted, or free again."""
    yield from book(state, opened.fund, reserved=-(opened.amount_cents or 0), granted=granted)


def taken_back(state: State, opened: e.BallotOpened, ended: e.BallotClosed | None) -> None:
    """The decision no longer stands: what it granted is in the fund again."""
    fund = state.funds.get(opened.fund or "")
    if fund is not None and ended is not None:
        fund.granted -= granted_by(opened, ended) or 0


def granted_by(opened: e.BallotOpened, ended: e.BallotClosed) -> int | None:
    """What a decision on this ballot grants: nothing to grant, all that was asked, a part, or none of it."""
    if opened.amount_cents is None or ended.outcome != Outcome.carried:
        return None if opened.amount_cents is None else 0
    if opened.shares:
        return sum(step.granted_cents for step in ended.shares)
    return ended.sums.granted_cents if ended.sums else opened.amount_cents


def cents(amount: int | None) -> str:
    return "–" if amount is None else euro(amount)


def _round_of(state: State, item: e.ItemAdded) -> e.RoundOpened | None:
    proposal = state.proposals.get(item.proposal or "")
    return state.rounds.get(proposal.round) if proposal else None


def _most(item: e.ItemAdded, call: e.RoundOpened | None) -> int:
    asked = item.asked_cents or 0
    return min(asked, call.cap_cents) if call and call.cap_cents else asked


def book(state: State, name: str | None, *, reserved: int = 0, granted: int = 0) -> Iterator[Problem]:
    fund = state.funds.get(name or "")
    if fund is None:
        return
    fund.reserved += reserved
    fund.granted += granted
    spent = fund.reserved + fund.granted
    if spent > fund.budget and (reserved > 0 or granted > 0):
        yield fault("overdrawn", fund=name, spent=euro(spent), budget=euro(fund.budget))
