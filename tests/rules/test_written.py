"""Votes in writing: whose slip counts, who is still waited for, and that the sentences can be told anew."""

from collections.abc import Iterator
from random import Random
from typing import Any

import pytest
from msgspec import convert
from msgspec.structs import replace

from juryvote.rules.bylaws import Bylaws, bylaws_from
from juryvote.rules.clauses import OnePer
from juryvote.rules.ids import MemberId
from juryvote.rules.moment import opening_readings, roll_of
from juryvote.rules.people import Seat
from juryvote.rules.quorum import restate
from juryvote.rules.room import Room, count_heads
from juryvote.rules.sentences import german
from juryvote.rules.written import (
    answered,
    asked,
    everybody_voted,
    in_writing,
    overruled,
    speak_first,
    waited_for,
)

from .situations import situation
from .test_alternates import seats

HOUSE = (("m1 a b", "resident"), ("m2 c", "resident"), ("m3", "resident"), ("p1 q", "partner"))


def house(recused: str = "") -> Room:
    return Room(seats=seats(*HOUSE), recused=frozenset(map(MemberId, recused.split())))


@pytest.mark.parametrize(
    ("alternates", "roll"),
    [
        ("none", "m1 m2 m3 p1"),
        ("vacancy", "m1 m2 m3 p1"),
        ("drawn", "m1 m2 m3 p1"),  # nobody draws a lot at home
        ("personal", "a b c m1 m2 m3 p1 q"),
        ("ranked", "a b c m1 m2 m3 p1 q"),
    ],
)
def test_who_may_vote(alternates: str, roll: str) -> None:
    assert roll_of(bylaws_from({"alternates": alternates}), asked(house())) == roll.split()


@pytest.mark.parametrize(
    ("rules", "voted", "lost"),
    [
        ({"alternates": "personal"}, "m1 a", "a"),
        ({"alternates": "personal"}, "a b", "b"),  # one seat, one vote
        ({"alternates": "personal"}, "a c q", ""),
        ({"alternates": "ranked"}, "a b c", ""),  # three residents are silent, three stand in
        ({"alternates": "ranked"}, "m1 m2 a b c", "b c"),  # for m3 alone; a goes first
        ({"alternates": "ranked", "alternates_until": 2}, "m1 m2 a", "a"),
        ({"alternates": "ranked"}, "m1 m2 m3 p1 q", "q"),
    ],
)
def test_whose_slip_does_not_count(rules: dict[str, Any], voted: str, lost: str) -> None:
    assert overruled(bylaws_from(rules), house(), set(voted.split())) == lost.split()


def test_whoever_is_recused_is_asked_nothing_and_nobody_stands_in_unless_the_bylaws_say_so() -> None:
    strict, open_to = ({"alternates": "personal", "recused_alternate": may} for may in (False, True))
    assert roll_of(bylaws_from(strict), asked(house("m1"))) == ["c", "m2", "m3", "p1", "q"]
    assert roll_of(bylaws_from(open_to), asked(house("m1"))) == ["a", "b", "c", "m2", "m3", "p1", "q"]
    assert overruled(bylaws_from(strict), house("m1"), {"a"}) == ["a"]
    assert overruled(bylaws_from(open_to), house("m1"), {"a"}) == []
    assert speak_first(bylaws_from(open_to), house("m1")) == {"a", "m2", "m3", "p1"}


def test_only_they_are_reminded_whose_vote_would_count() -> None:
    bylaws = bylaws_from({"alternates": "personal"})
    assert waited_for(bylaws, house(), {"m1", "c"}) == ["m2", "m3", "p1", "q"]
    assert waited_for(bylaws, house(), {"m1", "m2", "m3", "p1"}) == []


def test_where_the_last_to_come_would_not_vote_there_is_no_decision() -> None:
    group = {"name": "resident", "value": ">1/2", "breach": "suspend-latest"}
    bylaws = in_writing(bylaws_from({"quorum": {"group": group}}))
    quorum, _ = opening_readings(bylaws, answered(house(), {"m1", "p1"}))
    assert not quorum.met
    assert "Gruppe Bewohnerschaft: 1 von 2 Stimmen, nötig: 2." in quorum.sentence
    assert overruled(bylaws, house(), {"m1", "p1"}) == []


def cases() -> Iterator[tuple[Bylaws, Room, set[str]]]:
    """Random bodies, and some of those who may vote."""
    for seed in range(600):
        dice = Random(seed)
        told = situation(dice)
        bylaws = in_writing(bylaws_from(told["bylaws"]))
        votes = replace(bylaws.votes, one_per=OnePer.none)  # nobody knows who lives with whom
        room = Room(seats=convert(told["seats"], tuple[Seat, ...]), recused=frozenset(told["recused"]))
        roll = roll_of(replace(bylaws, votes=votes), asked(room))
        yield replace(bylaws, votes=votes), room, set(dice.sample(roll, dice.randint(0, len(roll))))


def test_a_seat_has_one_vote_and_its_own_member_s_goes_first() -> None:
    seen = 0
    for bylaws, room, voted in cases():
        lost = set(overruled(bylaws, room, voted))
        own = speak_first(bylaws, room)
        assert lost <= voted - own
        assert len(voted - lost) <= sum(seat.holder is not None or bool(seat.alternates) for seat in room.seats)
        assert voted - lost == set(count_heads(bylaws, answered(room, voted)).voting)
        seen += bool(lost)
    assert seen > 50


def test_when_everybody_has_voted_nothing_can_change_any_more() -> None:
    for bylaws, room, voted in cases():
        all_in = voted | speak_first(bylaws, room)
        assert everybody_voted(bylaws, room, all_in)
        assert waited_for(bylaws, room, all_in) == []
        roll = set(roll_of(bylaws, asked(room)))
        assert all_in - set(overruled(bylaws, room, all_in)) == roll - set(overruled(bylaws, room, roll))
        if not everybody_voted(bylaws, room, voted):
            assert waited_for(bylaws, room, voted)


def test_every_reading_can_be_told_anew() -> None:
    told = 0
    for bylaws, room, voted in cases():
        for where in (asked(room), answered(room, voted)):
            quorum = opening_readings(bylaws, where)[0]
            again = restate(bylaws, quorum, say=german)
            assert again in (quorum.sentence, "")  # "" where a group blocks: who it was is not kept
            told += bool(again)
    assert told > 600
