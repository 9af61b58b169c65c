"""Of all that is known of people exactly what the bylaws ask for, and not a word more."""

from datetime import date

from juryvote.rules.attendance import Attendance
from juryvote.rules.bylaws import Bylaws, OnePer
from juryvote.rules.scene import Fact

INSTITUTIONS = (OnePer.institution, OnePer.both)
HOUSEHOLDS = (OnePer.household, OnePer.both)


def asks_homes(bylaws: Bylaws) -> bool:
    return bylaws.votes.one_per is not OnePer.none


def asks_age(bylaws: Bylaws) -> bool:
    return bylaws.votes.min_age > 0


def asks_attendance(bylaws: Bylaws) -> bool:
    votes, exclusion = bylaws.votes, bylaws.exclusion
    return bool(votes.after_attendances or votes.lapses_after_absences or exclusion.in_a_row or exclusion.unexcused)


def asks(bylaws: Bylaws) -> bool:
    """Whether a vote, or a proposal to exclude somebody, hangs on anything that must be known of people."""
    return asks_homes(bylaws) or asks_age(bylaws) or asks_attendance(bylaws)


def needed(bylaws: Bylaws, fact: Fact) -> Fact:
    """The fact without what the bylaws do not use. Enough is enough: old enough or often enough is not told exactly."""
    votes, exclusion = bylaws.votes, bylaws.exclusion
    absent = bool(votes.lapses_after_absences or exclusion.in_a_row)
    return Fact(
        institution=fact.institution if votes.one_per in INSTITUTIONS else "",
        household=fact.household if votes.one_per in HOUSEHOLDS else "",
        attended=_at_most(fact.attended, votes.after_attendances),
        absent_in_a_row=fact.absent_in_a_row if absent else 0,
        unexcused=fact.unexcused if exclusion.unexcused else 0,
        age=_at_most(fact.age, votes.min_age),
    )


def with_attendance(fact: Fact, times: Attendance) -> Fact:
    return Fact(
        institution=fact.institution,
        household=fact.household,
        attended=times.attended,
        absent_in_a_row=times.absent_in_a_row,
        unexcused=times.unexcused,
        age=fact.age,
    )


def age_on(day: str, *, years: int, told: str) -> int:
    """How many years old at least on `day`, if it was so many on the day it was told."""
    then, now = date.fromisoformat(told), date.fromisoformat(day)
    birthday_ahead = (now.month, now.day) < (then.month, then.day)
    return max(years + now.year - then.year - birthday_ahead, 0)


def _at_most(known: int | None, enough: int) -> int | None:
    return None if known is None or not enough else min(known, enough)
