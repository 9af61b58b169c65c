"""Elections of persons: examples that people know, laws that always hold, and an oracle that counts in another way."""

from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juryvote.rules.bylaws import bylaws_from
from juryvote.rules.clauses import ElectionRule
from juryvote.rules.election_words import ask, by_lot, decided, forecast, outcome
from juryvote.rules.elections import Contest, ElectionReading, Poll, Round, Step, read_election
from juryvote.rules.told import describe_more

from .oracle_elections import answer

HALF = ElectionRule()


def held(votes: dict[int, int], *, seats: int, valid: int, number: int = 1, base: int | None = None) -> Round:
    return Round(
        contest=Contest(candidates=tuple(votes), seats=seats, number=number),
        poll=Poll(votes=tuple(votes.values()), valid=valid),
        base=valid if base is None else base,
    )


def who(reading: ElectionReading) -> list[int]:
    return [one.number for one in reading.elected]


def test_two_speakers_of_four_one_at_once_one_in_the_run_off_by_lot() -> None:
    first = held({1: 3, 2: 6, 3: 4, 4: 1}, seats=2, valid=8)
    reading = read_election(HALF, [first])
    assert (who(reading), reading.open, reading.step, reading.field) == ([2], 1, Step.runoff, (1, 3))
    second = held({1: 4, 3: 4}, seats=1, valid=8, number=2)
    tied = read_election(HALF, [first, second])
    assert (tied.step, tied.tied, tied.lot, tied.open) == (Step.lot, (1, 3), (1, 3), 1)
    ended = read_election(HALF, [first, second], drawn=(3, 1))
    assert (who(ended), ended.open, ended.step) == ([2, 3], 0, Step.done)
    assert [one.by_lot for one in ended.elected] == [False, True]


def test_half_of_the_valid_slips_is_not_enough() -> None:
    assert who(read_election(HALF, [held({1: 4, 2: 3}, seats=1, valid=8)])) == []
    assert who(read_election(HALF, [held({1: 5, 2: 3}, seats=1, valid=8)])) == [1]


def test_who_shares_the_last_seat_is_not_elected_yet() -> None:
    reading = read_election(HALF, [held({1: 8, 2: 6, 3: 6}, seats=2, valid=10)])
    assert (who(reading), reading.field) == ([1], (2, 3))


def test_whoever_is_equal_to_the_last_comes_into_the_run_off_too() -> None:
    reading = read_election(HALF, [held({1: 4, 2: 3, 3: 3, 4: 1}, seats=1, valid=11)])
    assert reading.field == (1, 2, 3)


def test_a_single_candidate_needs_the_majority_and_fails_for_good() -> None:
    failed = read_election(HALF, [held({1: 3}, seats=1, valid=7)])
    assert (who(failed), failed.open, failed.step) == ([], 1, Step.done)
    assert who(read_election(HALF, [held({1: 4}, seats=1, valid=7)])) == [1]


def test_who_withdraws_before_the_run_off_makes_room_for_the_next() -> None:
    first = held({1: 4, 2: 3, 3: 2}, seats=1, valid=9)
    assert read_election(HALF, [first], gone={2}).field == (1, 3)
    assert read_election(HALF, [first], gone={2, 3}).field == (1,)
    alone = held({1: 4}, seats=1, valid=9, number=2)
    assert (who(read_election(HALF, [first, alone])), read_election(HALF, [first, alone]).step) == ([], Step.done)


def test_nobody_is_elected_without_a_vote() -> None:
    for rule in (HALF, ElectionRule(majority="most"), ElectionRule(majority=0)):
        reading = read_election(rule, [held({1: 0, 2: 0}, seats=2, valid=0)])
        assert (who(reading), reading.step) == ([], Step.done)
    second = held({1: 0, 2: 0}, seats=1, valid=0, number=2)
    assert read_election(HALF, [held({1: 1, 2: 1}, seats=1, valid=2), second]).step is Step.done


def test_the_most_votes_win_where_the_bylaws_say_so() -> None:
    rule = ElectionRule(majority="most")
    assert who(read_election(rule, [held({1: 3, 2: 2, 3: 2}, seats=1, valid=7)])) == [1]
    assert read_election(rule, [held({1: 3, 2: 2, 3: 2}, seats=2, valid=7)]).tied == (2, 3)


def test_without_a_run_off_seats_stay_open() -> None:
    reading = read_election(ElectionRule(runoff=False), [held({1: 4, 2: 3}, seats=1, valid=8)])
    assert (reading.step, reading.open) == (Step.done, 1)


def test_a_share_of_those_present_counts_blank_slips_too() -> None:
    rule = ElectionRule(of="present")
    assert who(read_election(rule, [held({1: 5, 2: 1}, seats=1, valid=6, base=10)])) == []


def test_the_others_rank_by_their_last_round_then_by_votes_then_by_the_lot() -> None:
    first = held({1: 5, 2: 6, 3: 4, 4: 2, 5: 2, 6: 0}, seats=1, valid=19)
    second = held({1: 4, 2: 9, 3: 4}, seats=1, valid=17, number=2)
    reading = read_election(HALF, [first, second], ranked=True)
    assert (who(reading), reading.step, reading.lot) == ([2], Step.lot, (1, 3, 4, 5))
    ended = read_election(HALF, [first, second], ranked=True, drawn=(5, 3, 4, 1))
    assert (ended.alternates, ended.step) == ((3, 1, 5, 4), Step.done)
    assert read_election(HALF, [first, second], ranked=False).step is Step.done


def test_numbers_that_cannot_be_are_refused() -> None:
    for votes, valid in (((4,), 3), ((-1,), 3), ((0,), -1)):
        with pytest.raises(ValueError, match="less than no vote"):
            Poll(votes=votes, valid=valid)


@st.composite
def courses(draw: st.DrawFn) -> dict[str, Any]:
    """One or two rounds as they can come, with or without withdrawals and a lot."""
    chance = Random(draw(st.integers(0, 2**32)))
    rule = {
        "majority": draw(st.sampled_from([">1/2", ">=1/2", ">=2/3", "most", 3])),
        "runoff": draw(st.booleans()),
    }
    seats, size, voters = draw(st.integers(1, 4)), draw(st.integers(1, 7)), draw(st.integers(0, 12))
    rounds = [_votes(chance, list(range(1, size + 1)), seats, voters, 1)]
    ranked, gone = draw(st.booleans()), set(chance.sample(range(1, size + 1), chance.randint(0, size // 3)))
    found = answer(rule, rounds, ranked=ranked, gone=gone, drawn=[])
    if found["step"] == "runoff" and found["field"]:
        rounds.append(_votes(chance, found["field"], found["open"], voters, 2))
        found = answer(rule, rounds, ranked=ranked, gone=gone, drawn=[])
    drawn = chance.sample(found["lot"], len(found["lot"])) if draw(st.booleans()) else []
    return {"rule": rule, "rounds": rounds, "ranked": ranked, "gone": gone, "drawn": drawn}


def _votes(chance: Random, numbers: list[int], seats: int, voters: int, number: int) -> dict[str, Any]:
    most = min(seats, len(numbers))
    slips = [chance.sample(numbers, chance.randint(0 if len(numbers) <= seats else 1, most)) for _ in range(voters)]
    votes = {who: sum(who in slip for slip in slips) for who in numbers}
    return {
        "votes": votes,
        "seats": seats,
        "base": voters + chance.choice((0, 0, 2)),
        "number": number,
        "valid": voters,
    }


def _read(case: dict[str, Any]) -> ElectionReading:
    rounds = [
        held(one["votes"], seats=one["seats"], valid=one["valid"], base=one["base"], number=one["number"])
        for one in case["rounds"]
    ]
    rule = ElectionRule(**case["rule"])
    return read_election(rule, rounds, ranked=case["ranked"], gone=case["gone"], drawn=case["drawn"])


@given(courses())
def test_it_is_what_the_oracle_counts(case: dict[str, Any]) -> None:
    reading = _read(case)
    options = {key: case[key] for key in ("ranked", "gone", "drawn")}
    assert {
        "elected": [(one.number, one.round) for one in reading.elected],
        "open": reading.open,
        "step": reading.step.value,
        "field": list(reading.field),
        "lot": list(reading.lot),
        "alternates": list(reading.alternates),
    } == answer(case["rule"], case["rounds"], **options)


@given(courses())
def test_no_seat_is_given_twice_and_no_one_gets_two(case: dict[str, Any]) -> None:
    reading = _read(case)
    named = [*who(reading), *reading.alternates]
    assert len(set(named)) == len(named)
    assert len(reading.elected) + reading.open == case["rounds"][0]["seats"]
    assert all(one.votes > 0 for one in reading.elected)
    assert reading.open >= 0
    if reading.step is Step.lot and reading.tied:
        assert len(reading.tied) > reading.open > 0


def test_what_is_said_before_and_after() -> None:
    contest = Contest(candidates=(1, 2, 3, 4), seats=2)
    assert forecast(HALF, contest, 8) == (
        "Gewählt ist, wen mindestens 5 von 8 wählen. Enthaltungen zählen nicht mit: Dann reichen vielleicht weniger."
    )
    assert forecast(ElectionRule(of="entitled"), contest, 9) == (
        "Gewählt ist, wen mindestens 5 von 9 Stimmberechtigten wählen (auch wer fehlt)."
    )
    assert forecast(HALF, Contest(candidates=(1, 3), seats=1, number=2), 8) == (
        "Gewählt ist, wer die meisten Stimmen hat. Bei gleich vielen entscheidet das Los."
    )
    first = held({1: 3, 2: 6, 3: 4, 4: 1}, seats=2, valid=8)
    assert outcome(HALF, read_election(HALF, [first]), 1) == (
        "Gewählt: Listenplatz 2 (6 Stimmen). Nötig waren 5 von 8 gültigen Stimmzetteln. "
        "Um 1 Platz gibt es eine Stichwahl: Listenplätze 1, 3."
    )
    rounds = [first, held({1: 4, 3: 4}, seats=1, valid=8, number=2)]
    assert outcome(HALF, read_election(HALF, rounds), 2) == ("Um 1 Platz entscheidet das Los: Listenplätze 1, 3.")
    ended = read_election(HALF, rounds, ranked=True, drawn=(3, 1))
    assert (
        by_lot(ended)
        == "Das Los zieht: Listenplatz 3. Stellvertretung, in dieser Reihenfolge: Listenplatz 1, Listenplatz 4."
    )
    assert decided("Sprecherinnen", ended, abstained=1, recused=0) == (
        "Wahl „Sprecherinnen“: 1 Enthaltung, 0 befangen. "
        "Gewählt: Listenplatz 2 (6 Stimmen), Listenplatz 3 (4 Stimmen und das Los). "
        "Stellvertretung, in dieser Reihenfolge: Listenplatz 1, Listenplatz 4."
    )
    assert ask("Sprecherinnen", 2) == "Stichwahl „Sprecherinnen“: Wen wählen Sie?"


def test_bylaws_say_how_people_are_elected() -> None:
    assert bylaws_from({}).elections == HALF
    rules = {"elections": {"majority": "most"}}
    assert describe_more(bylaws_from(rules)) == ("Bei Wahlen ist gewählt, wer die meisten Stimmen hat.",)
    rules = {"elections": {"majority": ">=2/3", "of": "present", "runoff": False}}
    assert describe_more(bylaws_from(rules)) == (
        "Bei Wahlen ist gewählt, wen mindestens zwei Drittel der Anwesenden wählen. Eine Stichwahl gibt es nicht.",
    )
    with pytest.raises(ValueError, match="not a share"):
        bylaws_from({"elections": {"majority": "many"}})
