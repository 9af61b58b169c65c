"""The list of speakers is fair: everybody once before anybody twice, and of equals whoever asked first."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from juryvote.rules.ids import MemberId
from juryvote.rules.speaking import Asker, in_order, initials

ASKERS = st.lists(
    st.builds(
        Asker,
        member=st.integers(1, 40).map(lambda number: MemberId(f"m{number:02}")),
        asked_at=st.integers(0, 5).map(lambda minute: f"2026-03-05T18:0{minute}:00.000000Z"),
        spoken=st.integers(0, 3),
    ),
    unique_by=lambda one: one.member,
)


def asker(member: str, minute: int, spoken: int = 0) -> Asker:
    return Asker(member=MemberId(member), asked_at=f"2026-03-05T18:{minute:02}:00.000000Z", spoken=spoken)


def test_silent_first_then_who_spoke_least_then_who_asked_first() -> None:
    asked = [asker("often", 1, 2), asker("once", 2, 1), asker("late", 9), asker("early", 3)]
    assert [one.member for one in in_order(asked)] == ["early", "late", "once", "often"]


@given(ASKERS)
def test_everybody_has_one_place_however_they_are_told(askers: list[Asker]) -> None:
    order = in_order(askers)
    assert order == in_order(reversed(askers))
    assert sorted(one.member for one in order) == sorted(one.member for one in askers)


@given(ASKERS)
def test_nobody_waits_behind_somebody_who_spoke_more_or_asked_later(askers: list[Asker]) -> None:
    order = in_order(askers)
    for before, after in pairwise(order):
        assert (before.spoken, before.asked_at) <= (after.spoken, after.asked_at)


@given(ASKERS)
def test_whoever_always_asks_again_never_gets_ahead_of_the_silent(askers: list[Asker]) -> None:
    """Whoever has spoken asks again at once: all have their first turn before anybody has a second."""
    list_now = [replace(one, spoken=0) for one in askers]
    heard: list[str] = []
    for turn in range(len(askers)):
        first = in_order(list_now)[0]
        heard.append(first.member)
        list_now = [one for one in list_now if one.member != first.member]
        list_now.append(asker(first.member, 10 + turn % 50, first.spoken + 1))
    assert len(set(heard)) == len(askers)


@pytest.mark.parametrize(
    ("name", "shown"),
    [("Ada", "A."), ("Ada von Lovelace", "A. L."), ("", ""), ("(Gast) émile  Zola", "É. Z."), ("علي حسن", "ع. ح.")],
)
def test_initials(name: str, shown: str) -> None:
    assert initials(name) == shown
