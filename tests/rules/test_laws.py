"""What must hold in every room, whatever the bylaws say."""

from collections.abc import Iterator
from random import Random
from typing import Any

import msgspec
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from juryvote.rules.bylaws import bylaws_from, threshold
from juryvote.rules.doubled import GroupVotes
from juryvote.rules.explain import Answer, Case, explain
from juryvote.rules.majority import Outcome, decide
from juryvote.rules.room import Numbers, Room, count_heads, group_numbers
from juryvote.rules.tally import Choice, Counts, tally
from juryvote.rules.ties import TieBreak

from .situations import SHARES, situation

CASES = st.integers(0, 10**9).map(lambda seed: situation(Random(seed)))
FRACTIONS = st.sampled_from([share for share in SHARES if "/" in str(share)] + ["all"])
CHOICES = st.lists(st.sampled_from(Choice), max_size=30)
SEEDS = st.integers(0, 10**6)


def answered(case: dict[str, Any]) -> Answer:
    return explain(msgspec.convert(case, Case))


def many(n: int) -> Iterator[dict[str, Any]]:
    """Counted ballots; where a law holds for few of them, chance by hypothesis would filter too much."""
    return (case for case in map(situation, map(Random, range(n))) if case["counts"])


def sizes(answer: Answer) -> tuple[object, ...]:
    return (len(answer.entitled), len(answer.voting), answer.quorum, answer.majority)


def shuffled(items: list[Any], seed: int) -> list[Any]:
    return Random(seed).sample(items, len(items))


@given(CASES, SEEDS)
def test_the_order_of_arrival_never_matters_unless_the_first_or_the_latest_do(case: dict[str, Any], seed: int) -> None:
    group = case["bylaws"]["quorum"]["group"]
    assume(group is None or group["breach"] != "suspend-latest")
    assume(case["bylaws"]["votes"]["one_per"] == "none")
    assert answered({**case, "present": shuffled(case["present"], seed)}) == answered(case)


@given(CASES, SEEDS)
def test_the_latest_suspended_change_who_votes_and_never_how_many(case: dict[str, Any], seed: int) -> None:
    case = _with_quorum(_without_groups(case), {**case["bylaws"]["quorum"], "no_group": None})
    assume(case["bylaws"]["votes"]["one_per"] == "none")
    assert sizes(answered({**case, "present": shuffled(case["present"], seed)})) == sizes(answered(case))


@given(CASES, SEEDS)
def test_one_vote_for_a_home_changes_who_votes_and_never_how_many(case: dict[str, Any], seed: int) -> None:
    assume(case["bylaws"]["votes"]["one_per"] != "both")
    case = _with_quorum(_without_groups(case), {**case["bylaws"]["quorum"], "group": None, "no_group": None})
    assert sizes(answered({**case, "present": shuffled(case["present"], seed)})) == sizes(answered(case))


@given(CASES, SEEDS)
def test_the_order_of_the_seats_never_matters_where_nobody_stands_in_for_two(case: dict[str, Any], seed: int) -> None:
    # In a pool the order of the seats is the rank.
    assume(case["bylaws"]["alternates"] in ("none", "personal"))
    seats = [{**seat, "alternates": seat["alternates"][:2]} for seat in case["seats"]]
    case = {**case, "seats": seats, "counts": None}
    assert sizes(answered({**case, "seats": shuffled(seats, seed)})) == sizes(answered(case))


@given(CASES)
def test_one_more_recusal_never_raises_the_number_counted_as_present(case: dict[str, Any]) -> None:
    # With fewer places than seats a recused alternate may give way to one who counts.
    case = {**case, "counts": None, "bylaws": {**case["bylaws"], "alternates_until": "seats"}}
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
    quorum = {**case["bylaws"]["quorum"], "second_invitation": "any", "group": None, "no_group": None}
    now = {"second_invitation": True, "counts": None, "opening": None}
    answer = answered({**_with_quorum(case, quorum), **now})
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


def test_one_more_yes_never_turns_carried_into_something_else() -> None:
    better = [more for case in many(2000) if _outcome(case) == "carried" for more in _one_more_yes(case)]
    assert {_outcome(case) for case in better} == {"carried"}
    assert len(better) > 100


def test_one_more_yes_always_ends_a_tie_well() -> None:
    simple = {"value": ">1/2", "of": "cast", "tie": "repeat"}
    cases = [{**case, "bylaws": {**case["bylaws"], "majority": simple}, "tie_again": False} for case in many(2000)]
    better = [more for case in cases if _outcome(case) == "tied" for more in _one_more_yes(case)]
    assert {_outcome(case) for case in better} == {"carried"}
    assert len(better) > 100


@given(CASES)
def test_without_a_yes_nothing_is_ever_carried(case: dict[str, Any]) -> None:
    assume(case["counts"])
    groups = case["counts_by_group"]
    nothing = groups and {group: {**counts, "yes": 0} for group, counts in groups.items()}
    outcome = answered({**case, "counts": {**case["counts"], "yes": 0}, "counts_by_group": nothing}).majority.outcome
    assert outcome == (Outcome.rejected if answered(case).quorum.met else Outcome.void)


@given(CASES)
def test_a_majority_by_group_only_ever_makes_it_harder(case: dict[str, Any]) -> None:
    assume(case["counts"])
    if answered(case).majority.outcome == "carried":
        assert answered(_without_groups(case)).majority.outcome == Outcome.carried


@given(CASES)
def test_a_vote_that_is_not_a_tie_asks_neither_chair_nor_lot(case: dict[str, Any]) -> None:
    counts = case["counts"]
    if counts is None or counts["yes"] != counts["no"]:
        assert answered({**case, "chair_vote": None, "lot": None, "tie_again": False}) == answered(case)


@given(CASES)
def test_without_a_quorum_every_count_is_void(case: dict[str, Any]) -> None:
    assume(case["counts"])
    answer = answered(_without_groups(case))
    assert (answer.majority.outcome == Outcome.void) == (not answer.quorum.met)


@given(CASES)
def test_an_alternate_never_makes_more_voices_than_seats(case: dict[str, Any]) -> None:
    answer = answered({**case, "counts": None})
    assert len(answer.voting) <= len(answer.entitled) <= len(case["seats"])


@given(CASES)
def test_in_a_pool_alternates_never_speak_for_another_group(case: dict[str, Any]) -> None:
    known = msgspec.convert(case, Case)
    ours = {
        group: {m for seat in known.seats if seat.group == group for m in (seat.holder, *seat.alternates)}
        for group in {seat.group for seat in known.seats}
    }
    for voice in count_heads(bylaws_from(case["bylaws"]), _room(known)).voices:
        assert voice.member in ours[voice.group]


@given(CASES)
def test_alternates_of_a_pool_stop_at_the_number_that_is_asked_for(case: dict[str, Any]) -> None:
    rules = {**case["bylaws"], "alternates": "ranked", "alternates_until": 3, "recused_alternate": False}
    answer = answered({**case, "bylaws": rules, "counts": None})
    holders = {seat["holder"] for seat in case["seats"]}
    alternates, full = set(answer.voting) - holders, set(answer.voting) & holders
    assert not alternates or len(alternates) + len(full) <= 3


@given(CASES)
def test_what_nobody_knows_about_people_takes_no_vote_away(case: dict[str, Any]) -> None:
    rules = {**case["bylaws"], "votes": {}}
    unknown, no_rule = {**case, "facts": {}, "counts": None}, {**case, "bylaws": rules, "facts": {}, "counts": None}
    assert sizes(answered(unknown)) == sizes(answered(no_rule))


@given(CASES)
def test_a_member_who_doubts_the_quorum_never_lowers_the_number_counted(case: dict[str, Any]) -> None:
    case = {**case, "counts": None, "opening": None, "challenge": None}
    rules = {**case["bylaws"], "alternates": "none"}
    asked = answered({**case, "bylaws": rules})
    calm = answered({**case, "bylaws": rules, "challenged_by": None})
    assert asked.quorum.counted >= calm.quorum.counted


@given(CASES)
def test_a_presumed_quorum_stays_whoever_leaves(case: dict[str, Any]) -> None:
    opening = {"met": True, "needed": 5, "counted": 6, "base": 9, "sentence": "So war es."}
    quorum = {**case["bylaws"]["quorum"], "checked": "opening-then-challenge"}
    calm = {"opening": opening, "challenge": None, "challenged_by": None, "counts": None}
    full = {**_with_quorum(case, quorum), **calm}
    assert answered(full).quorum == answered({**full, "present": [], "recused": []}).quorum
    assert answered(full).quorum.met


@given(CASES)
def test_a_frozen_roll_gives_the_reading_of_the_room_it_was_frozen_in(case: dict[str, Any]) -> None:
    bylaws = bylaws_from(case["bylaws"])
    known = msgspec.convert(case, Case)
    room = _room(known)
    numbers, quorate = count_heads(bylaws, room).numbers, answered(case).quorum.met
    groups = GroupVotes(numbers=group_numbers(bylaws, room), counts=known.counts_by_group, sealed=known.sealed)
    ties = TieBreak(chair_vote=known.chair_vote, lot=known.lot, again=known.tie_again)
    frozen = decide(bylaws, numbers=numbers, quorate=quorate, counts=known.counts, ties=ties, groups=groups)
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


def _without_groups(case: dict[str, Any]) -> dict[str, Any]:
    """The same without a majority by group."""
    majority = {**case["bylaws"]["majority"], "also": []}
    return {**case, "bylaws": {**case["bylaws"], "majority": majority}, "counts_by_group": None}


def _outcome(case: dict[str, Any]) -> str | None:
    return answered(case).majority.outcome


def _one_more_yes(case: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Somebody who said something else says yes; in whatever group that is."""
    groups = case["counts_by_group"]
    for other in ("no", "abstain", "invalid"):
        if groups is None and case["counts"][other]:
            yield {**case, "counts": _moved(case["counts"], other)}
        for group, counts in (groups or {}).items():
            if counts[other]:
                moved = {**groups, group: _moved(counts, other)}
                yield {**case, "counts": _moved(case["counts"], other), "counts_by_group": moved}


def _moved(counts: dict[str, int], other: str) -> dict[str, int]:
    return {**counts, "yes": counts["yes"] + 1, other: counts[other] - 1}


def _room(known: Case) -> Room:
    return Room(
        seats=known.seats,
        present=known.present,
        recused=frozenset(known.recused),
        second_invitation=known.second_invitation,
        drawn=known.drawn,
        facts=known.facts,
        challenged_by=known.challenged_by,
    )
