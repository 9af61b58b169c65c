"""Who came and who stayed away, as a fold; and of everything known only what the bylaws ask for."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juryvote.rules.attendance import Attendance, Sitting, attendance, in_order
from juryvote.rules.bylaws import PRESETS, bylaws_from
from juryvote.rules.facts import age_on, asks, needed, with_attendance
from juryvote.rules.moment import Holding
from juryvote.rules.scene import UNKNOWN, Fact

HOLDER = Holding(seat="s1", member="m1", role="holder", since="2026-01-01", until=None)
ALL = Fact(institution="i", household="h", attended=9, absent_in_a_row=3, unexcused=2, age=44)


def evenings(told: str, first: str = "2026-01-10") -> list[Sitting]:
    """One day after the other: `x` came, `-` away, `e` excused."""
    start = date.fromisoformat(first)
    days = [(start + timedelta(days=n)).isoformat() for n in range(len(told))]
    return [
        Sitting(
            meeting=f"e{number}",
            day=day,
            starts_at=f"{day}T17:00:00.000000Z",
            came=frozenset({"m1"} if sign == "x" else ()),
            excused=frozenset({"m1"} if sign == "e" else ()),
        )
        for number, (sign, day) in enumerate(zip(told, days, strict=True))
    ]


def counted(told: str, *holdings: Holding) -> tuple[int, int, int]:
    found = attendance(evenings(told), holdings or (HOLDER,), "m1", "2026-12-01")
    return found.attended, found.absent_in_a_row, found.unexcused


@pytest.mark.parametrize(
    ("told", "right"),
    [
        ("", (0, 0, 0)),
        ("xxx", (3, 0, 0)),
        ("x--", (1, 2, 2)),
        ("--x", (1, 0, 0)),
        ("x-e-", (1, 3, 2)),  # excused is away all the same
        ("eee", (0, 3, 0)),
    ],
)
def test_a_row_of_absences_ends_where_the_person_came(told: str, right: tuple[int, int, int]) -> None:
    assert counted(told) == right


def test_what_was_before_the_term_does_not_count() -> None:
    assert counted("x---", _term("2026-01-12")) == (0, 2, 2)
    assert counted("xx", _term("2026-06-01")) == (0, 0, 0)
    assert attendance(evenings("x-"), (_term("2027-01-01"),), "m1", "2026-12-01") == Attendance()


def test_terms_without_a_gap_are_one() -> None:
    earlier = _term("2026-01-01", "2026-01-11")
    assert counted("x---", earlier, _term("2026-01-12")) == (1, 3, 3)
    assert counted("x---", earlier, _term("2026-01-13")) == (0, 1, 1)  # a day's gap


def test_nobody_waits_for_an_alternate() -> None:
    assert counted("x--", _term("2026-01-01", role="alternate")) == (1, 0, 0)
    moved_up = (_term("2026-01-01", "2026-01-11", role="alternate"), _term("2026-01-12"))
    assert counted("x---", *moved_up) == (1, 2, 2)


@given(st.permutations(evenings("x-e-x--")))
def test_the_order_in_which_meetings_are_told_does_not_matter(told: list[Sitting]) -> None:
    assert attendance(in_order(told), (HOLDER,), "m1", "2026-12-01") == Attendance(
        attended=2, absent_in_a_row=2, unexcused=2
    )


@given(st.text("x-e", max_size=12))
def test_every_evening_is_one_or_the_other(told: str) -> None:
    came, away, unexcused = counted(told)
    assert came == told.count("x")
    assert away == len(told) - (told.rfind("x") + 1)
    assert unexcused == told[told.rfind("x") + 1 :].count("-")


@pytest.mark.parametrize(
    ("day", "years"),
    [("2026-05-04", 15), ("2027-05-03", 15), ("2027-05-04", 16), ("2026-05-03", 14), ("2028-02-29", 16)],
)
def test_an_age_grows_by_itself(day: str, years: int) -> None:
    assert age_on(day, years=15, told="2026-05-04") == years


def test_nobody_is_younger_than_nothing() -> None:
    assert age_on("2020-01-01", years=2, told="2026-05-04") == 0


@pytest.mark.parametrize(
    ("rules", "kept"),
    [
        ({}, UNKNOWN),
        ({"votes": {"min_age": 16}}, Fact(age=16)),
        ({"votes": {"one_per": "institution"}}, Fact(institution="i")),
        ({"votes": {"one_per": "household"}}, Fact(household="h")),
        ({"votes": {"one_per": "both"}}, Fact(institution="i", household="h")),
        ({"votes": {"after_attendances": 2}}, Fact(attended=2)),
        ({"votes": {"lapses_after_absences": 9}}, Fact(absent_in_a_row=3)),
        ({"exclusion": {"in_a_row": 9}}, Fact(absent_in_a_row=3)),
        ({"exclusion": {"unexcused": 9}}, Fact(unexcused=2)),
    ],
)
def test_only_what_the_bylaws_use_is_kept(rules: dict[str, object], kept: Fact) -> None:
    bylaws = bylaws_from(rules)
    assert needed(bylaws, ALL) == kept
    assert needed(bylaws, kept) == kept
    assert asks(bylaws) == (kept != UNKNOWN)


def test_no_preset_asks_for_anything_about_people() -> None:
    assert not any(asks(bylaws_from(name)) for name in PRESETS)


def test_attendance_replaces_only_itself() -> None:
    times = Attendance(attended=1, absent_in_a_row=2, unexcused=0)
    assert with_attendance(ALL, times) == Fact(
        institution="i", household="h", attended=1, absent_in_a_row=2, unexcused=0, age=44
    )


def _term(since: str, until: str | None = None, role: str = "holder") -> Holding:
    return Holding(seat="s1", member="m1", role=role, since=since, until=until)
