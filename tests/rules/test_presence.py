"""Presence is a fold over arrivals and departures."""

from hypothesis import given
from hypothesis import strategies as st

from juryvote.rules.ids import MemberId
from juryvote.rules.presence import Movement, Way, arrivals, present

MOVEMENTS = st.lists(st.builds(Movement, member=st.sampled_from("abc").map(MemberId), way=st.sampled_from(Way)))


def evening(*steps: str) -> list[Movement]:
    """`a+` comes, `a-` goes; the moment is the number of the step."""
    return [
        Movement(member=MemberId(step[0]), way=Way("in" if step[1] == "+" else "out"), at=str(at))
        for at, step in enumerate(steps)
    ]


def test_those_present_stand_in_the_order_in_which_they_came() -> None:
    assert present(evening("b+", "a+", "c+")) == ("b", "a", "c")


def test_checking_in_twice_changes_nothing() -> None:
    assert arrivals(evening("a+", "b+", "a+")) == {"a": "0", "b": "1"}


def test_checking_out_twice_or_without_coming_changes_nothing() -> None:
    assert present(evening("c-", "a+", "b+", "a-", "a-")) == ("b",)


def test_whoever_comes_back_has_arrived_anew() -> None:
    assert arrivals(evening("a+", "b+", "a-", "a+")) == {"b": "1", "a": "3"}


@given(MOVEMENTS)
def test_the_last_movement_of_each_member_decides(movements: list[Movement]) -> None:
    last = {movement.member: movement.way for movement in movements}
    assert set(present(movements)) == {member for member, way in last.items() if way is Way.in_}


@given(MOVEMENTS)
def test_every_movement_made_twice_at_once_gives_the_same_room(movements: list[Movement]) -> None:
    assert present(move for move in movements for _ in range(2)) == present(movements)
