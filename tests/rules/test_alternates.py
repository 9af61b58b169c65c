"""The four models of alternates: who steps in, for whom, until when, and never across groups."""

from typing import Any

import pytest

from juryvote.rules.bylaws import bylaws_from
from juryvote.rules.ids import MemberId, SeatId
from juryvote.rules.moment import Holding, People, recused_present, roll_of, room_of
from juryvote.rules.people import Seat
from juryvote.rules.room import Heads, Numbers, Room, count_heads, room_warnings

HOUSE = (("m1 a b", "resident"), ("m2 c", "resident"), ("m3", "resident"), ("p1 q", "partner"), ("p2", "partner"))


def seats(*named: tuple[str, str]) -> tuple[Seat, ...]:
    """The first name is the holder ("-" for none), the others are alternates."""
    return tuple(_seat(number, *one) for number, one in enumerate(named, start=1))


def _seat(number: int, people: str, group: str) -> Seat:
    holder, *alternates = map(MemberId, people.split())
    return Seat(
        id=SeatId(f"s{number}"), group=group, holder=None if holder == "-" else holder, alternates=tuple(alternates)
    )


def heads(present: str, *, recused: str = "", drawn: str = "", house: Any = HOUSE, **bylaws: Any) -> Heads:
    where = Room(
        seats=seats(*house),
        present=tuple(map(MemberId, present.split())),
        recused=frozenset(map(MemberId, recused.split())),
        drawn=tuple(map(MemberId, drawn.split())),
    )
    return count_heads(bylaws_from({"alternates": "ranked", **bylaws}), where)


def spoken(found: Heads) -> str:
    return " ".join(voice.member for voice in found.voices)


@pytest.mark.parametrize(
    ("present", "voices"),
    [
        ("m1 m2 m3 p1 p2 a b c q", "m1 m2 m3 p1 p2"),
        ("m1 m2 p1 p2 a", "m1 m2 a p1 p2"),  # an alternate of the group, whoever named it
        ("c b a", "a b c p1 p2"),  # by rank, not by arrival
        ("m1 c", "m1 c m3 p1 p2"),
        ("m1 m2 m3 p2 a b c", "m1 m2 m3 p1 p2"),  # never across groups
        ("m1 m2 m3 p1 q", "m1 m2 m3 p1 q"),
        ("", "m1 m2 m3 p1 p2"),
    ],
)
def test_ranked_alternates_fill_the_seats_of_their_group_in_order_of_rank(present: str, voices: str) -> None:
    assert spoken(heads(present)) == voices


@pytest.mark.parametrize(("until", "voting"), [("seats", 5), (5, 5), (4, 4), (3, 3), (2, 2), (0, 2)])
def test_alternates_vote_only_until_so_many_of_the_body_are_here(until: int | str, voting: int) -> None:
    assert len(heads("m3 p1 a b q", alternates_until=until).voting) == voting


def test_a_full_member_who_comes_late_takes_the_vote_from_the_alternate() -> None:
    assert heads("m2 m3 a").voting == ("a", "m2", "m3")
    assert heads("m2 m3 a m1").voting == ("m1", "m2", "m3")


@pytest.mark.parametrize(
    ("allowed", "present", "recused", "voting"),
    [
        (False, "m1 m2 m3 a", "m1", ("m2", "m3")),
        (True, "m1 m2 m3 a", "m1", ("a", "m2", "m3")),
        (True, "m1 m2 m3 a b", "m1 a", ("b", "m2", "m3")),
        (True, "m1 m2 m3 a", "m1 a", ("m2", "m3")),
        (False, "m2 m3 a", "m1", ("m2", "m3")),
        (True, "m2 m3 a", "m1", ("a", "m2", "m3")),
        (False, "m2 m3 a b", "a", ("m2", "m3")),  # a is next in line, and recused
        (True, "m2 m3 a b", "a", ("b", "m2", "m3")),
    ],
)
def test_who_votes_for_a_recused_member(
    allowed: bool,
    present: str,
    recused: str,
    voting: tuple[str, ...],
) -> None:
    assert heads(present, recused=recused, recused_alternate=allowed).voting == voting


def test_a_swap_for_a_recused_member_is_not_held_up_by_the_number() -> None:
    assert heads("m1 m2 m3 a", recused="m1", recused_alternate=True, alternates_until=0).voting == ("a", "m2", "m3")


@pytest.mark.parametrize(
    ("drawn", "voices"),
    [("", "m1 m2 m3 p1 p2"), ("c a", "c a m3 p1 p2"), ("q", "m1 m2 m3 q p2"), ("x c", "c m2 m3 p1 p2")],
)
def test_drawn_alternates_step_in_by_the_lot_of_their_group(drawn: str, voices: str) -> None:
    assert spoken(heads("a b c q x m3 p2", drawn=drawn, alternates="drawn")) == voices


@pytest.mark.parametrize(("drawn", "warned"), [("", 1), ("a", 0)])
def test_without_a_draw_a_warning_says_that_no_alternate_votes(drawn: str, warned: int) -> None:
    where = Room(seats=seats(*HOUSE), drawn=tuple(map(MemberId, drawn.split())))
    sentence = "Die Stellvertretungen sind noch nicht ausgelost, deshalb stimmt keine mit."
    assert room_warnings(bylaws_from({"alternates": "drawn"}), where) == (sentence,) * warned


@pytest.mark.parametrize("kind", ["none", "ranked", "personal", "vacancy"])
def test_other_models_need_no_draw(kind: str) -> None:
    assert room_warnings(bylaws_from({"alternates": kind}), Room(seats=seats(*HOUSE))) == ()


def test_on_a_waiting_list_the_first_of_the_group_holds_a_vacant_seat_even_when_away() -> None:
    house = (("m1 a b", "resident"), ("- c", "resident"), ("-", "resident"), ("-", "partner"))
    found = heads("m1 b", alternates="vacancy", house=house)
    assert (spoken(found), found.voting) == ("m1 a b", ("m1", "b"))
    assert found.numbers == Numbers(seats=4, filled=3, entitled=3, voting=2)


def test_a_holder_named_as_an_alternate_never_moves_up() -> None:
    house = (("m1", "resident"), ("- m1 a", "resident"))
    assert spoken(heads("m1 a", alternates="vacancy", house=house)) == "m1 a"


HOLDINGS = [
    Holding(seat="s1", member="m1", role="holder", since="2026-01-01", until="2026-02-28"),
    Holding(seat="s2", member="m2", role="holder", since="2026-01-01", until=None),
    Holding(seat="s2", member="z", role="alternate", since="2026-01-01", until=None, rank=1),
    Holding(seat="s2", member="a", role="alternate", since="2026-01-01", until=None, rank=2),
]


def moment(day: str, *present: str, recused: str = "", **people: Any) -> Room:
    return room_of(
        seats=[("s1", "resident"), ("s2", "resident")],
        holdings=HOLDINGS,
        day=day,
        present=present,
        recused=recused.split(),
        people=People(**people),
    )


def test_a_rank_beats_the_alphabet() -> None:
    assert moment("2026-03-05").seats[1].alternates == ("z", "a")


def test_an_alternate_moves_up_from_the_day_on_which_the_seat_is_vacant() -> None:
    bylaws = bylaws_from({"alternates": "vacancy"})
    assert roll_of(bylaws, moment("2026-02-28", "m1", "m2", "z")) == ["m1", "m2"]
    assert roll_of(bylaws, moment("2026-03-01", "m1", "m2", "z")) == ["m2", "z"]


def test_the_meeting_s_lot_reaches_the_roll() -> None:
    bylaws = bylaws_from({"alternates": "drawn"})
    assert roll_of(bylaws, moment("2026-02-01", "m1", "a", "z", drawn=("a", "z"))) == ["a", "m1"]


@pytest.mark.parametrize(("kind", "n"), [("none", 0), ("vacancy", 1), ("ranked", 0)])
def test_whoever_moved_up_is_among_the_recused_where_the_bylaws_are_asked(kind: str, n: int) -> None:
    where = moment("2026-03-01", "m2", "z", recused="z")
    assert recused_present(where) == 0
    assert recused_present(where, bylaws_from({"alternates": kind})) == n
