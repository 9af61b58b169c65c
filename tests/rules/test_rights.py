"""Who has a vote: earned, lapsed, too young, and one for a home. What nobody knows takes none away."""

from typing import Any

import pytest

from juryvote.rules.bylaws import bylaws_from
from juryvote.rules.quorum import read_quorum
from juryvote.rules.room import Fact, Room, count_heads, room_warnings

from .rooms import members, seats

FIVE = {f"m{i}": Fact(attended=9, age=40) for i in range(1, 6)}


def where(present: int = 5, recused: int = 0, *, partners: int = 0, **facts: Fact) -> Room:
    known: dict[Any, Fact] = {**FIVE, **facts}
    return Room(
        seats=seats(5 - partners, partners=partners),
        present=members(present),
        recused=frozenset(members(recused)),
        facts=known,
    )


def votes(room: Room, **rule: Any) -> tuple[tuple[str, ...], tuple[str, ...]]:
    bylaws = bylaws_from({"votes": rule})
    return count_heads(bylaws, room).voting, room_warnings(bylaws, room)


@pytest.mark.parametrize(
    ("rule", "fact", "sentence"),
    [
        (
            {"after_attendances": 3},
            Fact(attended=2),
            "1 Person ist da, war aber noch nicht oft genug da und hat noch keine Stimme.",
        ),
        (
            {"lapses_after_absences": 6},
            Fact(absent_in_a_row=6),
            "1 Person ist da, hat aber zu oft gefehlt und deshalb keine Stimme mehr.",
        ),
        ({"min_age": 14}, Fact(age=13), "1 Person ist da, aber zu jung für eine Stimme."),
    ],
)
def test_whoever_has_no_vote_is_in_the_filled_seats_and_nowhere_else(
    rule: dict[str, int], fact: Fact, sentence: str
) -> None:
    room = where(m1=fact)
    voting, warnings = votes(room, **rule)
    found = count_heads(bylaws_from({"votes": rule}), room)
    assert (voting, warnings) == (("m2", "m3", "m4", "m5"), (sentence,))
    assert (found.filled, len(found.entitled), len(found.here)) == (5, 4, 4)


@pytest.mark.parametrize(
    ("rule", "fact"),
    [
        ({"after_attendances": 3}, Fact(attended=3)),
        ({"lapses_after_absences": 6}, Fact(absent_in_a_row=5)),
        ({"lapses_after_absences": 0}, Fact(absent_in_a_row=50)),
        ({"min_age": 14}, Fact(age=14)),
        ({}, Fact(attended=0, age=3)),
    ],
)
def test_at_the_very_number_one_has_the_vote(rule: dict[str, int], fact: Fact) -> None:
    assert "m1" in votes(where(m1=fact), **rule)[0]


def test_several_without_a_vote_are_spoken_of_together() -> None:
    room = where(m1=Fact(attended=0), m2=Fact(attended=1))
    assert votes(room, after_attendances=3)[1] == (
        "2 Personen sind da, waren aber noch nicht oft genug da und haben noch keine Stimme.",
    )


@pytest.mark.parametrize(
    ("rule", "warnings"),
    [
        ({"min_age": 14}, ("Von 1 Person ist das Alter nicht bekannt. Sie zählt mit.",)),
        ({"after_attendances": 1}, ("Von 1 Person ist nicht bekannt, wie oft sie da war. Sie zählt mit.",)),
        ({"lapses_after_absences": 1}, ()),
        ({"one_per": "both"}, ()),
        ({}, ()),
    ],
)
def test_what_nobody_knows_takes_no_vote_away_and_is_warned_about(
    rule: dict[str, Any], warnings: tuple[str, ...]
) -> None:
    assert votes(where(m1=Fact()), **rule) == (members(5), warnings)


def test_people_without_a_vote_do_not_make_the_room_quorate() -> None:
    bylaws = bylaws_from({"quorum": {"value": 4}, "votes": {"after_attendances": 3}})
    reading = read_quorum(bylaws, where(m1=Fact(attended=0), m2=Fact(attended=0)))
    assert reading.sentence == (
        "Nicht beschlussfähig: 3 von 5 besetzten Sitzen sind da, 4 sind nötig; es fehlt 1. "
        "Es kann nur ein Meinungsbild geben."
    )


KITA, HOUSE = Fact(institution="Kita"), Fact(household="h1")


@pytest.mark.parametrize(
    ("one_per", "voting", "why"),
    [
        ("none", "m1 m2 m3 m4 m5", ""),
        ("institution", "m1 m3 m4 m5", "ihre Einrichtung"),
        ("household", "m1 m2 m3 m5", "ihr Haushalt"),
    ],
)
def test_a_home_has_one_vote_and_the_first_to_arrive_has_it(one_per: str, voting: str, why: str) -> None:
    found, warnings = votes(where(m1=KITA, m2=KITA, m3=HOUSE, m4=HOUSE), one_per=one_per)
    assert " ".join(found) == voting
    said = f"1 Person stimmt nicht mit, weil {why} schon eine Stimme hat."
    assert warnings == ((said,) if why else ())


def test_both_homes_count_and_whoever_has_no_vote_blocks_nobody() -> None:
    room = where(m1=KITA, m2=Fact(institution="Kita", household="h1"), m3=HOUSE, m4=HOUSE)
    found, warnings = votes(room, one_per="both")
    assert found == ("m1", "m3", "m5")
    assert warnings == ("2 Personen stimmen nicht mit, weil ihr Haushalt oder ihre Einrichtung schon eine Stimme hat.",)


def test_the_second_of_a_home_is_suspended_and_stays_present() -> None:
    found = count_heads(bylaws_from({"votes": {"one_per": "institution"}}), where(m1=KITA, m2=KITA))
    assert (found.suspended, found.here, len(found.entitled)) == ({"m2"}, members(5), 5)


def test_a_recused_first_leaves_the_vote_to_the_second() -> None:
    assert votes(where(recused=1, m1=KITA, m2=KITA), one_per="institution")[0] == ("m2", "m3", "m4", "m5")


def test_people_of_one_home_and_the_latest_of_a_group_are_told_apart() -> None:
    bylaws = bylaws_from({"votes": {"one_per": "institution"}, "quorum": {"group": {"breach": "suspend-latest"}}})
    room = where(partners=3, m3=KITA, m4=KITA)
    assert room_warnings(bylaws, room) == (
        "Die zuletzt gekommene Person der anderen Gruppen stimmt nicht mit.",
        "1 Person stimmt nicht mit, weil ihre Einrichtung schon eine Stimme hat.",
    )
    assert count_heads(bylaws, room).voting == ("m1", "m2", "m3")


def test_nobody_stands_in_for_a_member_who_has_no_vote() -> None:
    held = [{"id": "s1", "holder": "m1", "alternates": ["a"]}, {"id": "s2", "holder": "m2"}]
    from .rooms import ask

    rules = {"alternates": "personal", "votes": {"after_attendances": 3}}
    cases = [{"bylaws": rules, "seats": held, "present": ["m2", "a"], "facts": {"m1": {"attended": n}}} for n in (2, 3)]
    assert [answer["voting"] for answer in ask(cases)] == [["m2"], ["a", "m2"]]
