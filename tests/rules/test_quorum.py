"""Beschlussfähigkeit in the situations that rooms argue about, with the sentence that is read aloud."""

from typing import Any

import pytest

from juryvote.rules.bylaws import bylaws_from
from juryvote.rules.ids import MemberId, SeatId
from juryvote.rules.people import Seat
from juryvote.rules.quorum import read_quorum
from juryvote.rules.room import Room, count_heads, room_warnings

from .rooms import members, room, seats

ONLY_STRAW = "Es kann nur ein Meinungsbild geben."


def read(quorum: dict[str, Any], where: Room) -> tuple[bool, str]:
    reading = read_quorum(bylaws_from({"quorum": quorum}), where)
    return reading.met, reading.sentence


@pytest.mark.parametrize(
    ("quorum", "where", "expected"),
    [
        ({}, room(7, present=6), (True, "Beschlussfähig: 6 von 7 besetzten Sitzen sind da, 4 sind nötig.")),
        (
            {},
            room(7, present=2),
            (False, f"Nicht beschlussfähig: 2 von 7 besetzten Sitzen sind da, 4 sind nötig; es fehlen 2. {ONLY_STRAW}"),
        ),
        (
            {"of": "seats"},
            room(4, present=2, vacant=1),
            (False, f"Nicht beschlussfähig: 2 von 5 Sitzen sind da, 3 sind nötig; es fehlt 1. {ONLY_STRAW}"),
        ),
        ({"value": 1}, room(1, present=1), (True, "Beschlussfähig: 1 von 1 besetzten Sitz ist da, 1 ist nötig.")),
        ({"of": "seats"}, room(1, present=1), (True, "Beschlussfähig: 1 von 1 Sitz ist da, 1 ist nötig.")),
        (
            {"of": "entitled"},
            room(9, present=8, recused=4),
            (
                True,
                (
                    "Beschlussfähig: 4 von 5 Stimmberechtigten zählen, 3 sind nötig. "
                    "4 befangene Personen zählen nicht mit."
                ),
            ),
        ),
        (
            {"of": "entitled", "recused": "count"},
            room(9, present=8, recused=4),
            (True, "Beschlussfähig: 8 sind da bei 5 Stimmberechtigten, 3 sind nötig."),
        ),
        (
            {"of": "entitled", "recused": "count"},
            room(1, present=1, recused=1),
            (True, "Beschlussfähig: 1 ist da bei 0 Stimmberechtigten, 1 ist nötig."),
        ),
        (
            {},
            room(2, present=2, recused=1),
            (
                False,
                (
                    "Nicht beschlussfähig: 1 von 2 besetzten Sitzen zählt, 2 sind nötig; es fehlt 1. "
                    f"1 befangene Person zählt nicht mit. {ONLY_STRAW}"
                ),
            ),
        ),
        (
            {"lowered": [{"when": "any-recused", "value": ">=1/3"}]},
            room(9, present=8, recused=4),
            (
                True,
                (
                    "Beschlussfähig: 4 von 9 besetzten Sitzen zählen, 3 sind nötig. "
                    "4 befangene Personen zählen nicht mit. "
                    "Die Zahl ist herabgesetzt, weil Mitglieder befangen sind."
                ),
            ),
        ),
        (
            {"second_invitation": "any"},
            room(9, present=1, second=True),
            (
                True,
                (
                    "Beschlussfähig: 1 von 9 besetzten Sitzen ist da, 1 ist nötig. "
                    "Es gilt die Zahl für die zweite Einladung."
                ),
            ),
        ),
        (
            {"second_invitation": "none"},
            room(3, present=2, second=True),
            (True, "Beschlussfähig: 2 von 3 besetzten Sitzen sind da, 2 sind nötig."),
        ),
    ],
)
def test_the_sentence_of_a_quorum_reading(quorum: dict[str, Any], where: Room, expected: tuple[bool, str]) -> None:
    assert read(quorum, where) == expected


def test_when_one_of_twenty_leaves_a_council_of_twenty_nine_the_quorum_is_gone() -> None:
    bylaws = bylaws_from("qr-berlin")
    assert [read_quorum(bylaws, room(29, present=n)).met for n in (20, 19)] == [True, False]


def test_with_several_lowered_numbers_the_lowest_that_applies_is_needed() -> None:
    lowered = [{"when": "any-recused", "value": ">=1/3"}, {"when": "more-than-half-recused", "value": ">=1/4"}]
    bylaws = bylaws_from({"quorum": {"lowered": lowered}})
    needed = [read_quorum(bylaws, room(12, present=12, recused=n)).needed for n in (0, 1, 6, 7)]
    assert needed == [7, 4, 4, 3]


def test_a_meeting_is_at_its_first_invitation_unless_somebody_says_otherwise() -> None:
    bylaws = bylaws_from({"quorum": {"second_invitation": "any"}})
    assert read_quorum(bylaws, Room(seats=seats(5))).needed == 3


def test_an_absent_recused_holder_lowers_nothing_under_any_recused() -> None:
    bylaws = bylaws_from({"quorum": {"lowered": [{"when": "any-recused", "value": 1}]}})
    away = Room(seats=seats(3), present=members(2), recused=frozenset({MemberId("m3")}))
    assert read_quorum(bylaws, away).lowered is False


def test_when_everybody_is_recused_the_reading_warns_that_nobody_may_vote() -> None:
    bylaws = bylaws_from({"quorum": {"value": ">=1/2", "of": "entitled"}})
    reading = read_quorum(bylaws, room(3, present=3, recused=3))
    assert (reading.met, reading.needed) == (True, 0)
    assert reading.warnings == ("Niemand im Raum darf hier abstimmen.",)


def six_residents_eight_partners(breach: str) -> tuple[Room, dict[str, Any]]:
    present = (*members(6), *members(8, first=13))
    council = Room(seats=seats(12, partners=8), present=present)
    return council, {"value": ">=2/3", "group": {"name": "resident", "value": ">1/2", "breach": breach}}


def test_residents_in_the_minority_are_a_warning_where_the_bylaws_warn() -> None:
    council, quorum = six_residents_eight_partners("warn")
    reading = read_quorum(bylaws_from({"quorum": quorum}), council)
    assert (reading.met, reading.warnings) == (True, ("Gruppe Bewohnerschaft: 6 von 14 Stimmen, nötig: 8.",))


def test_residents_in_the_minority_block_the_quorum_where_the_bylaws_block() -> None:
    council, quorum = six_residents_eight_partners("block")
    reading = read_quorum(bylaws_from({"quorum": quorum}), council)
    assert (reading.met, reading.warnings) == (False, ())
    assert reading.sentence == (
        "Nicht beschlussfähig: 14 von 20 besetzten Sitzen sind da, 14 sind nötig. "
        f"Gruppe Bewohnerschaft: 6 von 14 Stimmen, nötig: 8. {ONLY_STRAW}"
    )


def test_residents_in_the_minority_suspend_the_latest_partners_who_stay_present() -> None:
    council, quorum = six_residents_eight_partners("suspend-latest")
    bylaws = bylaws_from({"quorum": quorum})
    heads = count_heads(bylaws, council)
    assert heads.suspended == {"m18", "m19", "m20"}
    assert heads.voting == (*members(6), *members(5, first=13))
    assert read_quorum(bylaws, council).counted == 14
    assert room_warnings(bylaws, council) == (
        "Die 3 zuletzt gekommenen Personen der anderen Gruppen stimmen nicht mit.",
    )


def test_one_suspended_partner_is_spoken_of_in_the_singular() -> None:
    bylaws = bylaws_from({"quorum": {"group": {"breach": "suspend-latest"}}})
    pair = Room(seats=seats(1, partners=1), present=members(2))
    assert room_warnings(bylaws, pair) == ("Die zuletzt gekommene Person der anderen Gruppen stimmt nicht mit.",)


def test_groups_of_other_names_are_read_as_they_are_called() -> None:
    seat = Seat(id=SeatId("s1"), group="Jugend", holder=MemberId("m1"))
    for name, spoken in (("partner", "Partner"), ("Kita", "Kita")):
        bylaws = bylaws_from({"quorum": {"group": {"name": name, "breach": "warn"}}})
        reading = read_quorum(bylaws, Room(seats=(seat,), present=members(1)))
        assert reading.warnings == (f"Gruppe {spoken}: 0 von 1 Stimme, nötig: 1.",)


def test_the_same_reading_speaks_the_language_it_is_given() -> None:
    english = {
        "Beschlussfähig: {there}, {need}.": "Quorate: {there}, {need}.",
        "{n} {whole} sind da": "{n} {whole} are here",
        "von {base} besetzten Sitzen": "of {base} filled seats",
        "{n} sind nötig": "{n} are needed",
    }
    reading = read_quorum(bylaws_from({}), room(7, present=6), say=lambda text: english.get(text, text))
    assert reading.sentence == "Quorate: 6 of 7 filled seats are here, 4 are needed."
