"""The ledger balances whatever happens, and says what the funds say: any order of ballots, grants and what follows."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from juryvote.rules import entries as e
from juryvote.rules.ledger import Account, Ledger, Recorded, ledger_of, years_of
from tests.rules.journal.granted import advised, granted
from tests.rules.journal.grouped import grouped

YEARS = (("old", 1_000), ("new", 2_000))


def booked(fund: str, entries: list[Any]) -> Ledger:
    return ledger_of(fund, [Recorded(height=h, at="2026-03-05T17:00:00Z", entry=one) for h, one in enumerate(entries)])


def test_a_grant_from_its_ballot_to_money_that_came_back() -> None:
    entries = granted()
    fund = next(one.fund for one in entries if isinstance(one, e.FundOpened))
    ledger = booked(fund, entries)
    moved = [(one.source, one.target) for one in ledger.postings]
    free, reserved, kept, paid = Account.free, Account.reserved, Account.granted, Account.paid
    assert moved[:4] == [(Account.allotted, free), (free, reserved), (reserved, free), (free, kept)]
    assert (kept, paid) in moved
    assert (paid, free) in moved
    assert sum(ledger.balances.values()) == 0


def test_advice_that_is_given_back_is_free_again() -> None:
    ledger = booked("f1", advised())
    back = [one for one in ledger.postings if one.kind == "decision-returned"]
    assert [(one.source, one.target, one.cents) for one in back] == [(Account.granted, Account.free, 45_000)]
    held = 25_025  # the trees keep what was proved
    assert ledger.balances[Account.free] == 100_000 - held
    assert ledger.balances[Account.paid] == held


def test_what_is_carried_over_leaves_one_ledger_and_stands_in_the_other() -> None:
    old, new = (e.FundOpened(fund=name, name=f"Fonds {name}", budget_cents=cents) for name, cents in YEARS)
    entries = [old, new, e.FundChanged(fund="old", change_cents=-200, reason="Sperre")]
    carried = e.MoneyCarried(fund="old", target="new", cents=300)
    left, reached = (booked(name, [*entries, carried]) for name, _ in YEARS)
    assert (left.balances[Account.free], reached.balances[Account.free]) == (500, 2_300)
    assert [(one.about, one.cents) for one in left.postings[1:]] == [("Sperre", 200), ("Fonds new", 300)]
    assert [(one.about, one.cents) for one in reached.postings[1:]] == [("Fonds old", 300)]
    assert [year.allotted for year in years_of(left, {0: 2025, 2: 2026, 3: 2026})] == [1_000, -500]


def test_another_fund_is_another_ledger() -> None:
    assert booked("other", granted()).postings == ()
    assert booked("other", grouped()).balances == dict.fromkeys(Account, 0)


CENTS = st.integers(1, 10_000)
STEP = st.sampled_from(["open", "close", "annul", "grant", "alone", "pay", "return", "withdraw", "reopen"])


@given(st.lists(st.tuples(STEP, CENTS, st.integers(0, 3)), max_size=40))
def test_it_always_balances(steps: list[tuple[str, int, int]]) -> None:
    """Against a plain count of the same steps, which knows nothing of accounts."""
    entries: list[Any] = [e.FundOpened(fund="f", name="Fonds", budget_cents=10**9)]
    aside: dict[str, int] = {}
    kept: dict[str, int] = {}
    out: dict[str, int] = {}
    for number, (step, cents, which) in enumerate(steps):
        name = f"x{which}"
        match step:
            case "open" if name not in aside:
                entries.append(_opened(name, cents))
                aside[name] = cents
            case "close" | "annul" if name in aside:
                entries.append(_ended(step, name))
                del aside[name]
            case "grant" | "alone" if name not in kept:
                entries.append(_granted(step, name, cents, number))
                kept[name], out[name] = cents, 0
            case "pay" if kept.get(name, 0) >= cents:
                entries.append(e.GrantPaid(grant=name, number=1, cents=cents, day="2026-03-05"))
                kept[name] -= cents
                out[name] += cents
            case "return" if out.get(name, 0) >= cents:
                entries.append(e.MoneyReturned(grant=name, number=1, cents=cents, day="2026-03-05", why="unspent"))
                out[name] -= cents
            case "withdraw" if kept.get(name):
                entries.append(e.GrantClosed(grant=name, released_cents=kept[name]))
                kept[name] = 0
            case _:
                pass
    on = booked("f", entries).balances
    assert sum(on.values()) == 0
    assert on[Account.reserved] == sum(aside.values())
    assert (on[Account.granted], on[Account.paid]) == (sum(kept.values()), sum(out.values()))
    assert on[Account.free] == 10**9 - sum((*aside.values(), *kept.values(), *out.values()))


def _opened(name: str, cents: int) -> Any:
    known = next(one for one in grouped() if isinstance(one, e.BallotOpened))
    return _replaced(known, ballot=name, fund="f", amount_cents=cents)


def _ended(step: str, name: str) -> Any:
    if step == "annul":
        return e.BallotAnnulled(meeting="k1", ballot=name, why="ein Versehen")
    return _replaced(next(one for one in grouped() if isinstance(one, e.BallotClosed)), ballot=name)


def _granted(step: str, name: str, cents: int, number: int) -> Any:
    shared: dict[str, Any] = {"number": number, "year": 2026, "outcome": "carried", "text": "", "fund": "f"}
    if step == "alone":
        more = {"how": "office", "who": "office", "by": [], "title": "Zuschuss", "why": "Es eilt."}
        return e.ExecutiveDecision(executive=name, granted_cents=cents, **more, **shared)
    return e.DecisionMade(meeting="k1", ballot=name, decision=name, granted_cents=cents, **shared)


def _replaced(entry: Any, **fields: Any) -> Any:
    return replace(entry, **fields)


def test_years_add_up() -> None:
    entries = granted()
    fund = next(one.fund for one in entries if isinstance(one, e.FundOpened))
    ledger = booked(fund, entries)
    heights = [one.height for one in ledger.postings]
    split = heights[len(heights) // 2]
    years = years_of(ledger, {height: 2026 + (height >= split) for height in heights})
    assert [year.year for year in years] == [2026, 2027]
    assert years[-1].free_at_end == ledger.balances[Account.free]
    paid = sum(one.cents for one in ledger.postings if one.target is Account.paid)
    assert sum(year.paid for year in years) == paid
