"""What must hold in every room, whatever the bylaws say."""

from random import Random
from typing import Any

import msgspec
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from juryvote.rules.bylaws import bylaws_from, threshold
from juryvote.rules.explain import Answer, Case, explain
from juryvote.rules.majority import Outcome, decide
from juryvote.rules.quorum import read_quorum
from juryvote.rules.room import Numbers, Room, count_heads
from juryvote.rules.tally import Choice, Counts, tally

from .situations import SHARES, situation

CASES = st.integers(0, 10**9).map(lambda seed: situation(Random(seed)))
FRACTIONS = st.sampled_from([share for share in SHARES if "/" in str(share)] + ["all"])
CHOICES = st.lists(st.sampled_from(Choice), max_size=30)
SEEDS = st.integers(0, 10**6)


def answered(case: dict[str, Any]) -> Answer:
    return explain(msgspec.convert(case, Case))


def sizes(answer: Answer) -> tuple[object, ...]:
    return (len(answer.entitled), len(answer.voting), answer.quorum, answer.majority)


def shuffled(items: list[Any], seed: int) -> list[Any]:
    return Random(seed).sample(items, len(items))


@given(CASES, SEEDS)
def test_the_order_of_arrival_never_matters_unless_the_latest_are_suspended(case: dict[str, Any], seed: int) -> None:
    group = case["bylaws"]["quorum"]["group"]
    assume(group is None or group["breach"] != "suspend-latest")
    assert answered({**case, "present": shuffled(case["present"], seed)}) == answered(case)


@given(CASES, SEEDS)
def test_the_latest_suspended_change_who_votes_and_never_how_many(case: dict[str, Any], seed: int) -> None:
    assert sizes(answered({**case, "present": shuffled(case["present"], seed)})) == sizes(answered(case))


@given(CASES, SEEDS)
def test_the_order_of_the_seats_never_matters_where_nobody_stands_in_for_two(case: dict[str, Any], seed: int) -> None:
    seats = [{**seat, "alternates": seat["alternates"][:2]} for seat in case["seats"]]
    case = {**case, "seats": seats, "counts": None}
    assert sizes(answered({**case, "seats": shuffled(seats, seed)})) == sizes(answered(case))


@given(CASES)
def test_one_more_recusal_never_raises_the_number_counted_as_present(case: dict[str, Any]) -> None:
    case = {**case, "counts": None}
    for member in {seat["holder"] for seat in case["seats"]} - {None}:
        more = answered({**case, "recused": [*case["recused"], member]})
        assert more.quorum.counted <= answered(case).quorum.counted


@given(CASES)
def test_whoever_votes_is_present_entitled_and_not_recused(case: dict[str, Any]) -> None:
    answer = answered(case)
    assert set(answer.voting) == set(answer.voting) & set(answer.entitled) & set(case["present"]) - set(case["recused"])
    assert len(set(answer.entitled)) == len(answer.entitled)


@given(CASES)
def test_nobody_who_votes_or_is_counted_is_a_guest(case: dict[str, Any]) -> None:
    without = {**case, "present": [m for m in case["present"] if not m.startswith("guest")]}
    assert sizes(answered(without)) == sizes(answered(case))


@given(CASES)
def test_a_breach_that_is_ignored_reads_like_no_rule_at_all(case: dict[str, Any]) -> None:
    case = {**case, "counts": None}
    quorum = case["bylaws"]["quorum"]
    ignored = {**quorum, "group": {"breach": "ignore"}}
    nothing = {**quorum, "group": None}
    assert answered(_with_quorum(case, ignored)) == answered(_with_quorum(case, nothing))


@given(CASES)
def test_a_second_invitation_to_any_number_needs_one_person(case: dict[str, Any]) -> None:
    quorum = {**case["bylaws"]["quorum"], "second_invitation": "any", "group": None}
    answer = answered({**_with_quorum(case, quorum), "second_invitation": True, "counts": None})
    assert (answer.quorum.needed, answer.quorum.met) == (1, answer.quorum.counted >= 1)


@given(FRACTIONS, st.integers(0, 400))
def test_the_needed_number_never_falls_when_the_base_grows(value: str, n: int) -> None:
    assert threshold(value, n) <= threshold(value, n + 1)


@given(FRACTIONS, st.integers(1, 400))
def test_a_share_never_asks_for_more_than_everybody(value: str, n: int) -> None:
    assert 0 < threshold(value, n) <= n


@given(CHOICES, SEEDS)
def test_the_order_of_the_slips_never_matters(slips: list[Choice], seed: int) -> None:
    assert tally(shuffled(slips, seed)) == tally(slips)


@given(CHOICES, CHOICES)
def test_hands_and_slips_add_up(slips: list[Choice], hands: list[Choice]) -> None:
    assert tally(slips, tally(hands)) == tally([*slips, *hands])


@given(CASES)
def test_one_more_yes_never_turns_carried_into_something_else(case: dict[str, Any]) -> None:
    assume(case["counts"])
    outcome = answered(case).majority.outcome
    for other in ("no", "abstain", "invalid"):
        if case["counts"][other] and outcome == "carried":
            counts = {**case["counts"], "yes": case["counts"]["yes"] + 1, other: case["counts"][other] - 1}
            assert answered({**case, "counts": counts}).majority.outcome == Outcome.carried


@given(CASES)
def test_without_a_yes_nothing_is_ever_carried(case: dict[str, Any]) -> None:
    assume(case["counts"])
    outcome = answered({**case, "counts": {**case["counts"], "yes": 0}}).majority.outcome
    assert outcome == (Outcome.rejected if answered(case).quorum.met else Outcome.void)


@given(CASES)
def test_without_a_quorum_every_count_is_void(case: dict[str, Any]) -> None:
    assume(case["counts"])
    answer = answered(case)
    assert (answer.majority.outcome == Outcome.void) == (not answer.quorum.met)


@given(CASES)
def test_a_frozen_roll_gives_the_reading_of_the_room_it_was_frozen_in(case: dict[str, Any]) -> None:
    bylaws = bylaws_from(case["bylaws"])
    known = msgspec.convert(case, Case)
    room = Room(
        seats=known.seats,
        present=known.present,
        recused=frozenset(known.recused),
        second_invitation=known.second_invitation,
    )
    numbers = count_heads(bylaws, room).numbers
    quorate = read_quorum(bylaws, room).met
    frozen = decide(bylaws, numbers=numbers, quorate=quorate, counts=known.counts)
    assert frozen.sentence == answered(case).majority.sentence


@settings(max_examples=300)
@given(FRACTIONS, st.integers(1, 40), st.data())
def test_the_needed_yes_before_the_vote_is_exactly_what_carries_it_when_all_say_yes_or_no(
    value: str, voters: int, data: st.DataObject
) -> None:
    base = data.draw(st.sampled_from(["cast", "present"]))
    bylaws = bylaws_from({"majority": {"value": value, "of": base}})
    numbers = Numbers(seats=voters, filled=voters, entitled=voters, voting=voters)
    needed = decide(bylaws, numbers=numbers, quorate=True).needed_yes
    outcomes = [
        decide(bylaws, numbers=numbers, quorate=True, counts=Counts(yes=yes, no=voters - yes)).outcome
        for yes in range(voters + 1)
    ]
    assert outcomes == [Outcome.rejected] * needed + [Outcome.carried] * (voters + 1 - needed)


def _with_quorum(case: dict[str, Any], quorum: dict[str, Any]) -> dict[str, Any]:
    return {**case, "bylaws": {**case["bylaws"], "quorum": quorum}}
