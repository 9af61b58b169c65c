"""What may follow what after a grant, and that no order of steps ever loses or makes a cent."""

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from juryvote.rules import grants as rules
from juryvote.rules.grants import Bar, Next, Stage, Standing
from juryvote.rules.receipts import Report, check_report, receipts_of, rows_of, sum_of

TODAY = "2026-06-01"
Step = tuple[str, int]
STEPS: dict[str, tuple[Callable[[Standing, int], Bar | None], Callable[[Standing, int], Standing]]] = {
    "agree": (rules.bar_agree, lambda one, cents: rules.agree(one, cents, "2026-07-01")),
    "pay": (rules.bar_pay, rules.pay),
    "account": (lambda one, _: rules.bar_account(one), rules.account),
    "return": (rules.bar_return, rules.give_back),
    "withdraw": (lambda one, _: rules.bar_withdraw(one), lambda one, _: rules.withdraw(one)),
    "close": (lambda one, _: rules.bar_close(one), lambda one, _: rules.close(one)),
}
steps = st.lists(st.tuples(st.sampled_from(sorted(STEPS)), st.integers(-5, 130)), max_size=25)


@given(steps)
def test_no_order_of_steps_loses_or_makes_a_cent(taken: list[Step]) -> None:
    standing = Standing(granted=100)
    for name, cents in taken:
        bar, do = STEPS[name]
        if bar(standing, cents) is None:
            standing = do(standing, max(cents, 0))
        assert 0 <= standing.returned <= standing.paid <= standing.agreed <= standing.granted
        assert standing.released >= 0
        assert standing.paid + standing.released <= standing.granted
        assert rules.held(standing) + rules.unpaid(standing) + standing.released + standing.returned == 100
        assert 0 <= rules.payable(standing) <= rules.unpaid(standing)
    if standing.stage is Stage.closed:
        assert rules.unpaid(standing) == 0
        assert rules.owed(standing) == 0
        assert all(bar(standing, cents) is Bar.closed for bar, _ in STEPS.values() for cents in (1, 50))


def test_the_report_is_due_four_weeks_after_the_end() -> None:
    assert rules.report_due("2026-02-01") == "2026-03-01"
    assert rules.report_due("2024-02-01") == "2024-02-29"
    assert rules.report_due("2026-12-15") == "2027-01-12"
    standing = rules.agree(Standing(granted=100), 100, "2026-05-31")
    assert rules.is_overdue(standing, "2026-06-01")
    assert not rules.is_overdue(standing, "2026-05-31")  # the last day still counts


def test_what_is_next() -> None:
    new = Standing(granted=100)
    assert rules.next_step(new, today=TODAY) is Next.agree
    assert rules.next_step(new, today=TODAY, drafted=True) is Next.sign
    agreed = rules.agree(new, 90, "2026-06-30")
    assert rules.next_step(agreed, today=TODAY) is Next.pay
    paid = rules.pay(agreed, 80)
    assert rules.next_step(paid, today=TODAY) is Next.report
    assert rules.next_step(paid, today="2026-07-01") is Next.overdue
    assert rules.next_step(agreed, today="2026-07-01") is Next.overdue
    short, more = rules.account(paid, 70), rules.account(paid, 200)
    assert (rules.next_step(short, today=TODAY), rules.owed(short)) == (Next.repay, 10)
    assert (rules.next_step(more, today=TODAY), rules.payable(more)) == (Next.pay, 10)  # proved more than was paid
    assert rules.next_step(rules.give_back(short, 10), today=TODAY) is Next.close
    assert rules.next_step(rules.close(rules.give_back(short, 10)), today=TODAY) is Next.done


def test_whoever_does_nothing_owes_all_of_it() -> None:
    off = rules.withdraw(rules.pay(rules.agree(Standing(granted=100), 90, "2026-06-30"), 30))
    assert (rules.owed(off), off.released, rules.payable(off)) == (30, 70, 0)
    assert rules.bar_close(off) is Bar.owed
    assert rules.bar_report(off) is Bar.withdrawn


def test_receipts_are_read_exactly() -> None:
    report = Report(
        text="Es war schön. 🌻",
        receipt_number=("7", "", ""),
        receipt_day=("2026-05-01", "2.5.2026", ""),
        receipt_what=("Holz", "Nägel", ""),
        receipt_amount=("1.234,56", "0,01 €", " "),
    )
    assert check_report(report, today=TODAY) == ()
    assert [(one.number, one.day, one.cents) for one in receipts_of(report)] == [
        ("7", "2026-05-01", 123_456),
        ("2", "2026-05-02", 1),
    ]
    assert sum_of(rows_of(report)) == 123_457


def test_a_report_names_everything_that_is_missing() -> None:
    report = Report(
        text="kurz",
        receipt_number=("1", "1"),
        receipt_day=("2026-06-02", "Mai"),
        receipt_what=("Holz", ""),
        receipt_amount=("-5", "0"),
    )
    found = [problem.code for problem in check_report(report, today=TODAY)]
    assert found == [
        "no-report-text",
        "receipt-no-sum",
        "receipt-later",
        "receipt-no-what",
        "receipt-no-day",
        "receipt-twice",
    ]
    assert check_report(Report(text="Nichts ausgegeben."), today=TODAY) == ()  # no receipt at all: nothing was spent
