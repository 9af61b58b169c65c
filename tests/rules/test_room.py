"""Who counts: holders, alternates who act for them, and nobody twice."""

from typing import Any

import pytest

from juryvote.rules.bylaws import bylaws_from
from juryvote.rules.ids import MemberId, SeatId
from juryvote.rules.people import Seat
from juryvote.rules.room import Heads, Numbers, Room, count_heads


def seat(number: int, *people: str) -> Seat:
    """The first is the holder, the others are alternates."""
    holder, *alternates = map(MemberId, people)
    return Seat(id=SeatId(f"s{number}"), holder=holder, alternates=tuple(alternates))


def heads(present: str, recused: str = "", *held: Seat, **bylaws: Any) -> Heads:
    where = Room(
        seats=held or (seat(1, "m", "a", "b"), seat(2, "n")),
        present=tuple(map(MemberId, present.split())),
        recused=frozenset(map(MemberId, recused.split())),
    )
    return count_heads(bylaws_from({"alternates": "personal", **bylaws}), where)


@pytest.mark.parametrize(
    ("present", "recused", "entitled", "here", "voting"),
    [
        ("m n", "", ("m", "n"), ("m", "n"), ("m", "n")),
        ("m a n", "", ("m", "n"), ("m", "n"), ("m", "n")),
        ("n b", "", ("b", "n"), ("b", "n"), ("b", "n")),
        ("n b a", "", ("a", "n"), ("a", "n"), ("a", "n")),
        ("n", "", ("m", "n"), ("n",), ("n",)),
        ("m a n", "m", ("n",), ("m", "n"), ("n",)),
        ("a n", "m", ("n",), ("n",), ("n",)),
        ("a b n", "a", ("n",), ("a", "n"), ("n",)),
    ],
)
def test_a_personal_alternate_acts_for_an_absent_holder_only(
    present: str, recused: str, entitled: tuple[str, ...], here: tuple[str, ...], voting: tuple[str, ...]
) -> None:
    found = heads(present, recused)
    assert (found.entitled, found.here, found.voting) == (entitled, here, voting)


@pytest.mark.parametrize(
    ("present", "recused", "entitled", "here"),
    [
        ("m a n", "m", ("a", "n"), ("a", "n")),
        ("m a b n", "m a", ("b", "n"), ("b", "n")),
        ("m n", "m", ("n",), ("m", "n")),
        ("a n", "m a", ("n",), ("a", "n")),
        ("n", "m", ("n",), ("n",)),
    ],
)
def test_where_the_bylaws_allow_it_an_alternate_acts_for_a_recused_holder_too(
    present: str, recused: str, entitled: tuple[str, ...], here: tuple[str, ...]
) -> None:
    found = heads(present, recused, recused_alternate=True)
    assert (found.entitled, found.here) == (entitled, here)


def test_one_alternate_named_for_two_seats_acts_for_the_first() -> None:
    assert heads("p", "", seat(1, "m", "p"), seat(2, "n", "p")).here == ("p",)


def test_a_holder_never_acts_for_another_seat() -> None:
    assert heads("n", "", seat(1, "m", "n"), seat(2, "n")).here == ("n",)


@pytest.mark.parametrize("kind", ["none", "vacancy", "drawn"])
def test_other_kinds_of_alternates_do_not_act_for_anybody_who_is_only_away(kind: str) -> None:
    assert heads("a n", "", alternates=kind).voting == ("n",)


def test_a_vacant_seat_is_a_seat_without_a_voice() -> None:
    vacant = Seat(id=SeatId("s3"), alternates=(MemberId("a"),))
    found = heads("m a", "", seat(1, "m"), vacant)
    assert found.numbers == Numbers(seats=2, filled=1, entitled=1, voting=1)
