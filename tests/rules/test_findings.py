"""What a vote comes to without the biased: by the majority, by the quorum, and where nobody knows whose vote it was."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juryvote.rules.bylaws import bylaws_from
from juryvote.rules.doubled import UNTOLD
from juryvote.rules.findings import Voted, weigh, weight_sentence
from juryvote.rules.ids import MemberId, SeatId
from juryvote.rules.majority import decide
from juryvote.rules.people import Seat
from juryvote.rules.room import Numbers, Room
from juryvote.rules.tally import NONE, Choice, Counts, tally
from juryvote.rules.ties import TieBreak

RULES = {"quorum": {"value": ">1/2", "of": "filled", "min": 3}, "majority": {"value": ">1/2", "of": "present"}}


def seven(present: int) -> Room:
    seats = tuple(Seat(id=SeatId(f"s{n}"), group="resident", holder=MemberId(f"m{n}")) for n in range(1, 8))
    return Room(seats=seats, present=tuple(MemberId(f"m{n}") for n in range(1, present + 1)))


def voted(choices: str, *, by_hand: int = 0, rules: dict[str, Any] | None = None, **more: Any) -> Voted:
    """The first so many people said y, n or a; the last `by_hand` of them raised their hands."""
    said = {f"m{n}": {"y": Choice.yes, "n": Choice.no, "a": Choice.abstain}[one] for n, one in enumerate(choices, 1)}
    hands = dict(list(said.items())[len(said) - by_hand :])
    counts, bylaws = tally(said.values(), NONE), bylaws_from(rules or RULES)
    base = counts.yes + counts.no if bylaws.majority.of == "cast" else len(said)
    numbers = Numbers(seats=base, filled=base, entitled=base, voting=len(said))
    ties = more.pop("ties", TieBreak())
    reading = decide(bylaws, numbers=numbers, quorate=True, counts=counts, ties=ties)
    assert reading.outcome
    return Voted(
        outcome=reading.outcome.value,
        counts=counts,
        base=reading.base,
        voting=len(said),
        room=seven(len(said)),
        held=None,
        slips={member: choice for member, choice in said.items() if member not in hands},
        unknown=frozenset(hands),
        mixed=tally(hands.values(), NONE),
        ties=ties,
        groups=UNTOLD,
    )


def test_one_yes_too_few_is_decisive() -> None:
    weight = weigh(bylaws_from(RULES), voted("yyyynnn"), ["m1"])
    assert (weight.decisive, weight.count, weight.needed, weight.base) == (True, 3, 4, 6)
    assert weight.sentence == (
        "Eine befangene Person hat mitgestimmt. Das war entscheidend: Ohne sie sind es 3 Ja-Stimmen, "
        "nötig sind 4 von 6. Es muss neu abgestimmt werden."
    )


def test_five_of_seven_are_still_four_of_six() -> None:
    weight = weigh(bylaws_from(RULES), voted("yyyyynn"), ["m1"])
    assert not weight.decisive
    assert weight.sentence == (
        "Eine befangene Person hat mitgestimmt. Das war nicht entscheidend: Auch ohne sie sind es 4 Ja-Stimmen, "
        "nötig sind 4 von 6."
    )


def test_a_no_can_have_been_decisive_too() -> None:
    assert weigh(bylaws_from(RULES), voted("yyynnn"), ["m4"]).decisive  # 3 of 6 was rejected, 3 of 5 is carried
    assert not weigh(bylaws_from(RULES), voted("yynnnn"), ["m3"]).decisive


def test_two_together_may_be_decisive_where_each_is_not() -> None:
    bylaws, case = bylaws_from(RULES), voted("yyyyynn")
    assert [weigh(bylaws, case, [who]).decisive for who in ("m1", "m2")] == [False, False]
    both = weigh(bylaws, case, ["m1", "m2"])
    assert not both.decisive  # 3 of 5
    three = weigh(bylaws, case, ["m1", "m2", "m3"])
    assert (three.decisive, three.basis, three.people) == (True, "majority", 3)
    assert three.sentence.startswith("3 befangene Personen haben mitgestimmt.")


def test_without_them_the_room_was_not_quorate() -> None:
    weight = weigh(bylaws_from(RULES), voted("yyyy"), ["m1"])
    assert (weight.decisive, weight.basis, weight.count, weight.base, weight.needed) == (True, "quorum", 3, 7, 4)
    count = {**RULES, "quorum": {"value": ">1/2", "of": "filled", "recused": "count"}}
    assert not weigh(bylaws_from(count), voted("yyyy"), ["m1"]).decisive


@pytest.mark.parametrize(("choices", "decisive"), [("yyyynnn", True), ("yyyyynn", True), ("yyyyyyn", False)])
def test_of_raised_hands_the_worst_case_counts(choices: str, *, decisive: bool) -> None:
    """Everybody raised a hand: was it a yes of the four or five, or one of the others?"""
    weight = weigh(bylaws_from(RULES), voted(choices, by_hand=7), ["m7"])
    named = [weigh(bylaws_from(RULES), voted(choices), [f"m{n}"]).decisive for n in range(1, 8)]
    assert weight.decisive == any(named)
    assert (weight.basis, weight.count, weight.needed, weight.base) == ("unknown", 0, 0, 0)
    assert decisive == weight.decisive or choices == "yyyyynn"


def test_a_tie_that_was_broken_stays_broken_by_the_same_hand() -> None:
    rules = {**RULES, "majority": {"value": ">1/2", "of": "cast", "tie": "chair"}}
    ties = TieBreak(chair_vote=Choice.yes)
    assert not weigh(bylaws_from(rules), voted("yyynnna", rules=rules, ties=ties), ["m7"]).decisive
    assert weigh(bylaws_from(rules), voted("yyynnna", rules=rules, ties=ties), ["m1"]).decisive


def test_the_sentence_follows_from_the_numbers_in_any_language() -> None:
    weight = weigh(bylaws_from(RULES), voted("yyyynnn"), ["m1"])
    assert weight_sentence(weight) == weight.sentence
    assert weight_sentence(weight, lambda text: f"<{text}>").startswith("<Eine befangene Person hat mitgestimmt.> <Das")


@given(st.text("yna", min_size=5, max_size=7), st.integers(0, 4))
def test_without_somebody_it_is_as_if_they_had_not_been_there(choices: str, gone: int) -> None:
    """The oracle votes again with one person fewer, and asks whether the same comes out."""
    bylaws = bylaws_from(RULES)
    case, less = voted(choices), voted(choices[:gone] + choices[gone + 1 :])
    weight = weigh(bylaws, case, [f"m{gone + 1}"])
    enough = len(choices) - 1 >= 4
    assert weight.decisive == (not enough or less.outcome != case.outcome)


@given(st.text("yna", min_size=5, max_size=7), st.integers(1, 7))
def test_not_knowing_is_never_safer_than_knowing(choices: str, by_hand: int) -> None:
    bylaws, last = bylaws_from(RULES), f"m{len(choices)}"
    known = weigh(bylaws, voted(choices), [last]).decisive
    unknown = weigh(bylaws, voted(choices, by_hand=min(by_hand, len(choices))), [last]).decisive
    assert unknown or not known


def test_counts_are_never_below_nothing() -> None:
    case = voted("yyyynnn")
    lie = Voted(**{name: getattr(case, name) for name in case.__struct_fields__} | {"counts": Counts(no=7)})
    assert weigh(bylaws_from(RULES), lie, ["m1"]).count == 0
