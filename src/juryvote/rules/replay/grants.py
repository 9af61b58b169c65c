"""Recounts what became of granted money: the order of the chain, every sum, and what is free in the fund again."""

from collections.abc import Iterator, Sequence

from juryvote.rules import entries as e
from juryvote.rules import grants as rules
from juryvote.rules.grants import Bar, Standing, Why
from juryvote.rules.money import euro
from juryvote.rules.replay.faults import Problem, fault
from juryvote.rules.replay.state import Granted, State
from juryvote.rules.rosters import read_day


def decided(state: State, entry: e.DecisionMade) -> None:
    """One ballot may decide on several items, where a pot is shared out."""
    vote = state.votes.get(entry.ballot)
    item = state.meetings[entry.meeting].items.get(entry.item or (vote.opened.item if vote else ""))
    granted(state, entry.decision, entry.fund, entry.granted_cents, item.proposal if item else None)


def granted(state: State, grant: str, fund: str | None, cents: int | None, proposal: str | None) -> None:
    """A decision gave money: what may follow it begins here."""
    if fund is not None and cents is not None and cents > 0:
        state.grants[grant] = Granted(fund=fund, standing=Standing(granted=cents), proposal=proposal)


def reopened(state: State, entry: e.DecisionReopened) -> Iterator[Problem]:
    """Only while nothing has followed yet."""
    known = state.grants.pop(entry.decision, None)
    given_back = state.confirmed.get(entry.decision) is False
    if given_back or (known is not None and known.standing.stage is not rules.Stage.granted):
        yield fault("grant-running", grant=entry.decision)


def agreed(state: State, entry: e.GrantAgreed) -> Iterator[Problem]:
    found = begun(state, entry.grant, entry.fund, entry.granted_cents)
    if found is None:
        yield fault("grant-none", grant=entry.grant)
        return
    yield from same_source(found, entry.fund, entry.granted_cents)
    before = found.standing
    yield from _barred(rules.bar_agree(before, entry.cents), entry.cents, before.granted)
    yield from _numbered(entry.version, before.version + 1, "version")
    if not (is_day(entry.begins) and is_day(entry.ends)) or entry.ends < entry.begins:
        yield fault("bad-value", value=f"{entry.begins}/{entry.ends}", what="begins/ends")
    elif entry.report_due != (right := rules.report_due(entry.ends)):
        yield fault("report-due", right=right, found=entry.report_due)
    found.standing = rules.agree(before, entry.cents, entry.report_due)


def paid(state: State, entry: e.GrantPaid) -> Iterator[Problem]:
    found = state.grants.get(entry.grant)
    if found is None:
        yield fault("grant-none", grant=entry.grant)
        return
    before = found.standing
    yield from _barred(rules.bar_pay(before, entry.cents), entry.cents, rules.payable(before))
    yield from _numbered(entry.number, before.payouts + 1, "number")
    yield from _dated(entry.day)
    found.standing = rules.pay(before, entry.cents)


def accounted(state: State, entry: e.GrantAccounted) -> Iterator[Problem]:
    found = state.grants.get(entry.grant)
    if found is None:
        yield fault("grant-none", grant=entry.grant)
        return
    yield from _barred(rules.bar_account(found.standing), 0, 0)
    if any(not 0 <= one.accepted_cents <= one.cents for one in entry.receipts):
        yield fault("bad-value", value="accepted_cents", what="receipts")
    right = sum(one.accepted_cents for one in entry.receipts)
    found.standing = rules.account(found.standing, right)
    yield from _sum("accepted_cents", entry.accepted_cents, right)
    yield from _sum("owed_cents", entry.owed_cents, rules.owed(found.standing))


def returned(state: State, entry: e.MoneyReturned) -> Iterator[Problem]:
    found = state.grants.get(entry.grant)
    if found is None:
        yield fault("grant-none", grant=entry.grant)
        return
    before = found.standing
    yield from _barred(rules.bar_return(before, entry.cents), entry.cents, rules.held(before))
    yield from _numbered(entry.number, before.returns + 1, "number")
    yield from _dated(entry.day)
    yield from _reasoned(entry.why)
    found.standing = rules.give_back(before, entry.cents)
    free(state, found, entry.cents)


def withdrawn(state: State, entry: e.GrantWithdrawn) -> Iterator[Problem]:
    found = begun(state, entry.grant, entry.fund, entry.granted_cents)
    if found is None:
        yield fault("grant-none", grant=entry.grant)
        return
    yield from same_source(found, entry.fund, entry.granted_cents)
    before = found.standing
    yield from _barred(rules.bar_withdraw(before), 0, 0)
    yield from _reasoned(entry.why)
    yield from _sum("released_cents", entry.released_cents, rules.unpaid(before))
    found.standing = rules.withdraw(before)
    free(state, found, rules.unpaid(before))


def closed(state: State, entry: e.GrantClosed) -> Iterator[Problem]:
    found = state.grants.get(entry.grant)
    if found is None:
        yield fault("grant-none", grant=entry.grant)
        return
    before = found.standing
    yield from _barred(rules.bar_close(before), 0, 0)
    yield from _sum("released_cents", entry.released_cents, rules.unpaid(before))
    found.standing = rules.close(before)
    free(state, found, rules.unpaid(before))


def begun(state: State, grant: str, fund: str, cents: int) -> Granted | None:
    """Where the decision is withheld from this bundle, the entry's own word is taken."""
    if grant not in state.grants and "decision-made" in state.withheld and grant not in state.decisions and cents > 0:
        state.grants[grant] = Granted(fund=fund, standing=Standing(granted=cents), seen=False)
    return state.grants.get(grant)


def same_source(found: Granted, fund: str, cents: int) -> Iterator[Problem]:
    if fund != found.fund:
        yield fault("fund", right=found.fund, found=fund)
    yield from _sum("granted_cents", cents, found.standing.granted)


def _barred(bar: Bar | None, cents: int, most: int) -> Iterator[Problem]:
    if bar in (Bar.over_granted, Bar.over_agreed):
        yield fault("grant-overpaid", found=euro(cents), most=euro(most))
    elif bar is Bar.over_paid:
        yield fault("over-returned", found=euro(cents), most=euro(most))
    elif bar is not None:
        yield fault("grant-order", bar=bar.value)


def _sum(what: str, said: int, right: int) -> Iterator[Problem]:
    if said != right:
        yield fault("grant-sum", what=what, found=euro(said), right=euro(right))


def _numbered(said: int, right: int, what: str) -> Iterator[Problem]:
    if said != right:
        yield fault("number", number=right, found=said, what=what)


def _dated(day: str) -> Iterator[Problem]:
    if not is_day(day):
        yield fault("bad-value", value=day, what="day")


def is_day(text: str) -> bool:
    return read_day(text) == text


def _reasoned(why: str, known: Sequence[str] = tuple(Why)) -> Iterator[Problem]:
    if why not in known:
        yield fault("bad-value", value=why, what="why")


def free(state: State, found: Granted, cents: int) -> None:
    """In the fund again; of a grant that this bundle does not show, the fund here never had less."""
    fund = state.funds.get(found.fund)
    if fund is not None and found.seen:
        fund.granted -= cents
