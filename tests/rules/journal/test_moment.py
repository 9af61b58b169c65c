"""A moment's numbers: what is frozen at the opening, what is read again at the closing, and who counts on which day."""

from typing import Any

import pytest

from juryvote.rules.bylaws import bylaws_from
from juryvote.rules.entries import Majority
from juryvote.rules.moment import (
    Holding,
    closing,
    opening_readings,
    question_of,
    recused_present,
    roll_of,
    room_of,
    strike,
)
from juryvote.rules.room import Room
from juryvote.rules.tally import Counts


def held(seat: str, member: str, role: str = "holder", since: str = "2026-01-01", until: str | None = None) -> Holding:
    return Holding(seat=seat, member=member, role=role, since=since, until=until)


FIVE = [held(f"s{n}", f"m{n}") for n in range(1, 6)]


def room(*present: str, holdings: list[Holding] | None = None, day: str = "2026-03-05", recused: str = "") -> Room:
    seats = [(f"s{n}", "resident") for n in range(1, 6)]
    return room_of(
        seats=seats,
        holdings=FIVE if holdings is None else holdings,
        day=day,
        present=present,
        recused=frozenset(recused.split()),
    )


def needed(reading: Majority) -> tuple[int, int]:
    return reading.needed_yes, reading.base


@pytest.mark.parametrize(
    ("day", "holder"), [("2026-01-31", None), ("2026-02-01", "m1"), ("2026-03-05", "m1"), ("2026-03-06", None)]
)
def test_the_first_and_the_last_day_of_a_term_count(day: str, holder: str | None) -> None:
    seat = room(holdings=[held("s1", "m1", since="2026-02-01", until="2026-03-05")], day=day).seats[0]
    assert seat.holder == holder


def test_the_order_in_which_terms_are_handed_over_does_not_matter() -> None:
    terms = [*FIVE, held("s1", "m8", "alternate", "2026-02-01"), held("s1", "m7", "alternate", "2026-01-01")]
    there = room(holdings=terms)
    assert there == room(holdings=terms[::-1])
    assert there.seats[0].alternates == ("m7", "m8")


def test_the_roll_is_sorted_whoever_came_first() -> None:
    assert roll_of(bylaws_from("afj-berlin"), room("m3", "m1", "m2", "m9", recused="m2")) == ["m1", "m3"]


@pytest.mark.parametrize(
    ("present", "recused", "n"),
    [("m1 m2", "m1", 1), ("m2", "m1", 0), ("m1 m7", "m7", 0), ("m7", "m7", 1), ("m9", "m9", 0), ("m1 m2", "m1 m2", 2)],
)
def test_recused_are_those_who_are_here_for_a_seat(present: str, recused: str, n: int) -> None:
    there = room(*present.split(), holdings=[*FIVE, held("s1", "m7", "alternate")], recused=recused)
    assert recused_present(there) == n


def test_an_empty_seat_has_nobody_recused() -> None:
    assert recused_present(room("m7", holdings=[held("s1", "m7", "alternate")], recused="m7")) == 0


@pytest.mark.parametrize(
    ("of", "opening", "struck"),
    [
        ("cast", (3, 4), (2, 3)),
        ("present", (3, 4), (2, 3)),
        ("entitled", (3, 5), (3, 4)),
        ("filled", (3, 5), (3, 5)),
        ("seats", (3, 5), (3, 5)),
    ],
)
def test_a_strike_takes_one_from_those_it_concerns(of: str, opening: tuple[int, int], struck: tuple[int, int]) -> None:
    bylaws = bylaws_from({"majority": {"of": of}})
    _, majority = opening_readings(bylaws, room("m1", "m2", "m3", "m4"))
    assert needed(majority) == opening
    assert needed(strike(bylaws, before=majority, left=3)) == struck


@pytest.mark.parametrize("of", ["present", "entitled", "filled", "seats"])
def test_needed_numbers_stay_when_people_leave_or_become_recused_elsewhere(of: str) -> None:
    bylaws = bylaws_from({"majority": {"of": of}})
    before = room("m1", "m2", "m3", "m4")
    opening, roll = opening_readings(bylaws, before), roll_of(bylaws, before)
    for now in (room("m1", "m2", "m3"), room("m1", "m2", "m3", "m4", recused="m5"), room("m1", "m2", "m3", "m4", "m5")):
        _, majority, _ = closing(bylaws, now, opening=opening, roll=roll, counts=Counts(yes=3))
        assert needed(majority) == needed(opening[1])


@pytest.mark.parametrize(("lost", "met", "outcome"), [("void", False, "void"), ("hold", True, "carried")])
def test_a_quorum_that_is_lost_during_a_ballot(lost: str, met: bool, outcome: str) -> None:
    bylaws = bylaws_from({"open_quorum_lost": lost})
    before = room("m1", "m2", "m3")
    opening, roll = opening_readings(bylaws, before), roll_of(bylaws, before)
    quorum, _, came_to = closing(bylaws, room("m1"), opening=opening, roll=roll, counts=Counts(yes=3))
    assert (quorum.met, came_to) == (met, outcome)


def test_more_votes_than_names_on_the_roll_is_an_error() -> None:
    bylaws: Any = bylaws_from("afj-berlin")
    there = room("m1", "m2", "m3")
    with pytest.raises(ValueError, match="4 counted, but only 3"):
        closing(bylaws, there, opening=opening_readings(bylaws, there), roll=["m1", "m2", "m3"], counts=Counts(yes=4))


def test_the_question_names_the_sum() -> None:
    assert question_of("Hoffest", 45_000) == "Soll „Hoffest“ 450,00 € bekommen?"
    assert question_of("Protokoll", None) == "Stimmen Sie „Protokoll“ zu?"
