"""The sum that is granted: as many small motions would have it, and never moved by exaggerating."""

import json
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from juryvote.rules.bylaws import Bylaws, bylaws_from
from juryvote.rules.doubled import GroupVotes
from juryvote.rules.entries import Majority, Quorum, SumsAsked
from juryvote.rules.explain import SumsAnswer, SumsCase, explain, read_case
from juryvote.rules.marks import Mark, half_of, read_mark
from juryvote.rules.refusals import SumOutside, UnknownChoice
from juryvote.rules.room import Numbers, Room
from juryvote.rules.rulings import sums_bylaws
from juryvote.rules.sum_words import forecast, limited
from juryvote.rules.sums import Sums, SumsEnd, ask_for, close_sums, steps_of, sums_need
from juryvote.rules.tally import Choice

MET = Quorum(met=True, needed=1, counted=5, base=5, sentence="")
NOTHING = Sums()
ASKED = SumsAsked(asked_cents=500, most_cents=500)
SHARES = {">1/2": Fraction(1, 2), ">=2/3": Fraction(2, 3)}


def end(
    bylaws: Bylaws, sums: list[int | None], *, base: int = 0, asked: SumsAsked = ASKED, more: Sums = NOTHING
) -> SumsEnd:
    """`more`: raised hands and groups."""
    people = [f"m{number}" for number in range(max(base, len(sums)))]
    said = replace(more, slips=dict(zip(people, sums, strict=False)))
    opening = (MET, Majority(needed_yes=1, base=base or len(sums), sentence=""))
    rules = sums_bylaws(bylaws)
    return close_sums(rules, Room(seats=()), opening=opening, roll=people, said=said, asked=asked)


def bylaws(value: str = ">1/2", of: str = "cast", **more: str) -> Bylaws:
    return bylaws_from({"majority": {"value": value, "of": of}, "open_quorum_lost": "hold", **more})


def by_motions(value: str, of: str, sums: list[int | None], base: int, least: int) -> int:
    """Every single cent is put to the vote, from the top; the first that is carried is granted."""
    cast = [cents for cents in sums if cents is not None]
    whole = len(cast) if of == "cast" else base
    for level in range(max(cast, default=0), max(least, 1) - 1, -1):
        yes = sum(cents >= level for cents in cast)
        enough = yes * 2 > whole if value == ">1/2" else Fraction(yes, whole) >= SHARES[value] if whole else False
        if yes and enough:
            return level
    return 0


named = st.lists(st.none() | st.integers(0, 60), min_size=1, max_size=9)


@given(
    named, st.sampled_from(sorted(SHARES)), st.sampled_from(["cast", "present"]), st.integers(0, 3), st.integers(0, 60)
)
def test_it_is_what_a_motion_for_every_cent_would_grant(
    sums: list[int | None], value: str, of: str, absent: int, least: int
) -> None:
    base = len(sums) + absent
    asked = SumsAsked(asked_cents=60, most_cents=60, least_cents=least)
    found = end(bylaws(value, of), sums, base=base, asked=asked)
    right = by_motions(value, of, sums, base, least)
    assert found.counted.granted_cents == right
    level = right or max(1, least)
    assert found.counted.agree == sum(cents is not None and cents >= level for cents in sums)
    assert found.outcome == ("carried" if right else "rejected")


@given(st.lists(st.integers(0, 60), min_size=1, max_size=9))
def test_the_middle_sum_is_the_lower_median_whatever_the_majority(sums: list[int]) -> None:
    rule = bylaws(">=2/3", "seats", amounts="median")
    assert end(rule, list(sums)).counted.granted_cents == sorted(sums)[(len(sums) - 1) // 2]


@given(st.lists(st.integers(0, 60), min_size=2, max_size=7), st.integers(0, 60))
def test_nobody_gets_closer_to_what_they_want_by_naming_another_sum(sums: list[int], lie: int) -> None:
    want, honest = sums[0], end(bylaws(), list(sums)).counted.granted_cents
    lied = end(bylaws(), [lie, *sums[1:]]).counted.granted_cents
    assert abs(lied - want) >= abs(honest - want) or (honest < want and lied < want and lied <= honest)


def test_hands_count_like_slips() -> None:
    for hands in product(range(3), repeat=3):
        by_sum = dict(zip((300, 200, 0), hands, strict=True))
        single = [cents for cents, n in by_sum.items() for _ in range(n)]
        if single:
            people = len(single) + 1
            mixed = end(bylaws(), [250], base=people, more=Sums(hands=by_sum))
            assert mixed.counted.granted_cents == end(bylaws(), [250, *single]).counted.granted_cents


def test_a_group_that_must_agree_by_itself_lowers_the_sum() -> None:
    rule = bylaws_from({"majority": {"also": [{"group": "resident"}]}, "open_quorum_lost": "hold"})
    size = Numbers(seats=2, filled=2, entitled=2, voting=2)
    groups = {"resident": size, "partner": size}
    of = {"m0": "partner", "m1": "partner", "m2": "resident", "m3": "resident"}
    found = end(rule, [500, 500, 400, 300], more=Sums(group_of=of, groups=groups))
    assert found.counted.granted_cents == 300
    assert found.majority.sentence.endswith("Gruppe Bewohnerschaft: 2 Ja-Stimmen, nötig waren 2 von 2.")
    need = sums_need(rule, found.majority, ASKED, GroupVotes(numbers=groups))
    assert "in der Gruppe Bewohnerschaft mindestens 2 von 2" in need.sentence


def test_nobody_says_anything() -> None:
    found = end(bylaws(), [None, None])
    assert found.majority.sentence == "0 wollen etwas geben, nötig sind 1 von 0: abgelehnt."


def test_without_a_quorum_there_is_no_sum() -> None:
    few = Quorum(met=False, needed=3, counted=1, base=5, sentence="")
    opening = (few, Majority(needed_yes=1, base=1, sentence=""))
    found = close_sums(
        bylaws(), Room(seats=()), opening=opening, roll=["m0"], said=Sums(slips={"m0": 500}), asked=ASKED
    )
    assert (found.outcome, found.counted.granted_cents) == ("void", 0)


def test_more_sums_than_names_cannot_be() -> None:
    with pytest.raises(ValueError, match="More votes than voters"):
        close_sums(
            bylaws(),
            Room(seats=()),
            opening=(MET, Majority(needed_yes=1, base=1, sentence="")),
            roll=[],
            said=Sums(slips={"m0": 500}),
            asked=ASKED,
        )


def test_a_fund_with_less_says_so() -> None:
    asked = ask_for(50_000, least_cents=10_000, left_cents=30_000)
    assert asked.most_cents == 30_000
    assert "im Fonds sind noch 300,00 €" in limited(asked)
    assert forecast(3, 5, asked).endswith("Unter 100,00 € geht es nicht.")


@pytest.mark.parametrize(
    ("most", "least", "steps"),
    [
        (45_000, 0, (45_000, 33_700, 22_500, 11_200)),
        (45_000, 20_000, (45_000, 33_700, 22_500, 20_000)),
        (45_000, 45_000, (45_000,)),
        (150, 0, (150, 100)),
        (1, 0, (1,)),
    ],
)
def test_steps_for_hands(most: int, least: int, steps: tuple[int, ...]) -> None:
    assert steps_of(SumsAsked(asked_cents=most, most_cents=most, least_cents=least)) == steps


def test_what_a_form_says() -> None:
    asked = SumsAsked(asked_cents=45_050, most_cents=45_050)
    assert half_of(asked) == 22_500
    assert read_mark(asked, "all") == Mark(choice=Choice.yes, picks=(45_050,))
    assert read_mark(asked, "half") == Mark(choice=Choice.yes, picks=(22_500,))
    assert read_mark(asked, "sum", ["0"]) == read_mark(asked, "no") == Mark(choice=Choice.no)
    assert read_mark(asked, "sum", ["1"]) == Mark(choice=Choice.yes, picks=(1,))
    assert read_mark(asked, "abstain", ["1"]) == Mark(choice=Choice.abstain)
    for picks in (["45051"], ["-1"], ["viel"]):
        with pytest.raises(SumOutside):
            read_mark(asked, "sum", picks)
    for choice, picks in (("yes", ["1"]), ("sum", []), ("sum", ["1", "2"]), ("none", [])):
        with pytest.raises(UnknownChoice):
            read_mark(asked, choice, picks)


SEATS = [{"id": f"s{number}", "holder": f"m{number}"} for number in range(1, 6)]


def explained(named: dict[str, int | None], **more: object) -> SumsAnswer:
    room = {"bylaws": {"quorum": {"value": ">1/2"}}, "seats": SEATS, "present": [f"m{n}" for n in range(1, 6)]}
    case = read_case(json.dumps({"sums": {"room": room, "named": named, "asked_cents": 50_000, **more}}))
    assert isinstance(case, SumsCase)
    return explain(case)


def test_a_written_case_is_explained() -> None:
    found = explained({"m1": 50_000, "m2": 30_000, "m3": 30_000, "m4": 0, "m5": None}, least_cents=10_000)
    assert (found.granted_cents, found.agree, found.needed, found.base) == (30_000, 3, 3, 4)
    assert found.sentence == "3 wollen 300,00 € oder mehr, nötig sind 3 von 4. Bewilligt: 300,00 €."
    assert found.announced.startswith("Bewilligt wird die höchste Summe, die mindestens 3 von 5 wollen.")
    few = explained({"m1": 20_000}, left_cents=20_000)
    assert (few.granted_cents, few.outcome) == (20_000, "carried")


def test_a_written_case_that_cannot_be() -> None:
    with pytest.raises(ValueError, match="'m9' names a sum and may not vote"):
        explained({"m9": 1})
    with pytest.raises(ValueError, match="No sum is above 20000 cents"):
        explained({"m1": 20_001}, left_cents=20_000)
