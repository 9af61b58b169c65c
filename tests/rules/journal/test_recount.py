"""Lies of somebody who holds the key: everything is sealed and signed anew, so that only the recount can find them."""

import pytest

from juryvote.rules.replay import FAULTS, verify

from . import (
    lies_alone,
    lies_amendments,
    lies_ballots,
    lies_conflicts,
    lies_decisions,
    lies_draws,
    lies_elections,
    lies_facts,
    lies_grants,
    lies_groups,
    lies_leaving,
    lies_meetings,
    lies_minutes,
    lies_money,
    lies_people,
    lies_sealed,
    lies_sharing,
    lies_sums,
    lies_ties,
    lies_written,
)
from .alone import alone
from .amended import amended
from .book import book, found, verified
from .contested import disputed
from .drawing import drawing
from .evening import whole
from .granted import advised, given_up, granted
from .grouped import grouped
from .in_writing import clock_of, in_writing
from .known import known
from .leaving import leaving
from .minuted import minuted
from .sharing import sharing
from .summing import summing
from .telling import Lie, height_of
from .unsettled import unsettled

LIES: list[Lie] = [
    *lies_people.LIES,
    *lies_money.LIES,
    *lies_meetings.LIES,
    *lies_ballots.LIES,
    *lies_decisions.LIES,
]


@pytest.mark.parametrize("lie", LIES, ids=[lie[0] for lie in LIES])
def test_a_lie_is_found_where_it_stands(lie: Lie) -> None:
    _, tell, where, kind = lie
    entries = tell(whole())
    problems = found(verified(entries))
    expected = [(kind, f"journal.jsonl#{height_of(entries, where)}")] if where else []
    assert problems[:1] == expected


def test_an_evening_of_arguments_recounts() -> None:
    report = verified(unsettled())
    assert [(problem.where, problem.sentence) for problem in report.problems] == []


@pytest.mark.parametrize("lie", lies_ties.LIES, ids=[lie[0] for lie in lies_ties.LIES])
def test_a_lie_about_an_argument_is_found_where_it_stands(lie: Lie) -> None:
    _, tell, where, kind = lie
    entries = tell(unsettled())
    assert where is not None
    assert found(verified(entries))[:1] == [(kind, f"journal.jsonl#{height_of(entries, where)}")]


def test_minutes_that_are_approved_recount() -> None:
    for meeting in (None, "e1", "e3"):  # alone, the third evening's word for the first is taken
        report = verify(book(minuted()).bundle(meeting))
        assert [(problem.where, problem.sentence) for problem in report.problems] == []


@pytest.mark.parametrize("lie", lies_minutes.LIES, ids=[lie[0] for lie in lies_minutes.LIES])
def test_a_lie_about_minutes_is_found_where_it_stands(lie: Lie) -> None:
    _, tell, where, kind = lie
    entries = tell(minuted())
    assert where is not None
    assert found(verified(entries))[:1] == [(kind, f"journal.jsonl#{height_of(entries, where)}")]


def test_what_is_decided_without_the_body_recounts() -> None:
    for meeting in (None, "e1", "e9"):  # alone, the last meeting takes the first one's word for rejection and mandate
        report = verify(book(alone()).bundle(meeting))
        assert [(problem.where, problem.sentence) for problem in report.problems] == []


@pytest.mark.parametrize("lie", lies_alone.LIES, ids=[lie[0] for lie in lies_alone.LIES])
def test_a_lie_about_a_decision_without_the_body_is_found_where_it_stands(lie: Lie) -> None:
    _, tell, where, kind = lie
    entries = tell(alone())
    assert where is not None
    assert found(verified(entries))[:1] == [(kind, f"journal.jsonl#{height_of(entries, where)}")]


def test_a_drawn_jury_recounts() -> None:
    assert [(problem.where, problem.sentence) for problem in verified(drawing()).problems] == []


@pytest.mark.parametrize("lie", lies_draws.LIES, ids=[lie[0] for lie in lies_draws.LIES])
def test_a_lie_about_a_draw_is_found_where_it_stands(lie: Lie) -> None:
    _, tell, where, kind = lie
    entries = tell(drawing())
    assert where is not None
    assert found(verified(entries))[:1] == [(kind, f"journal.jsonl#{height_of(entries, where)}")]


def test_two_evenings_of_conflicts_recount() -> None:
    assert [(problem.where, problem.sentence) for problem in verified(disputed()).problems] == []


@pytest.mark.parametrize("lie", lies_conflicts.LIES, ids=[lie[0] for lie in lies_conflicts.LIES])
def test_a_lie_about_a_conflict_is_found_where_it_stands(lie: Lie) -> None:
    _, tell, where, kind = lie
    entries = tell(disputed())
    assert where is not None
    assert found(verified(entries))[:1] == [(kind, f"journal.jsonl#{height_of(entries, where)}")]


def test_an_evening_of_groups_and_polls_recounts() -> None:
    for meeting in (None, "g1", "g2"):  # alone, the second meeting takes the first one's word
        report = verify(book(grouped()).bundle(meeting))
        assert [(problem.where, problem.sentence) for problem in report.problems] == []


@pytest.mark.parametrize("lie", lies_groups.LIES, ids=[lie[0] for lie in lies_groups.LIES])
def test_a_lie_about_groups_is_found_where_it_stands(lie: Lie) -> None:
    _, tell, where, kind = lie
    entries = tell(grouped())
    assert where is not None
    assert found(verified(entries))[:1] == [(kind, f"journal.jsonl#{height_of(entries, where)}")]


def test_votes_in_writing_recount() -> None:
    entries = in_writing()
    report = verified(entries, clock_of(entries))
    assert [(problem.where, problem.sentence) for problem in report.problems] == []


@pytest.mark.parametrize("lie", lies_written.LIES, ids=[lie[0] for lie in lies_written.LIES])
def test_a_lie_about_a_vote_in_writing_is_found_where_it_stands(lie: Lie) -> None:
    _, tell, where, kind = lie
    entries = tell(in_writing())
    expected = [(kind, f"journal.jsonl#{height_of(entries, where)}")] if where else []
    assert found(verified(entries, clock_of(entries)))[:1] == expected


def test_before_the_last_day_is_over_not_even_the_whole_is_counted() -> None:
    """The same journal, with every line of the day on which it began."""
    entries = in_writing()
    kinds = [kind for kind, _ in found(verified(entries))]
    assert kinds == ["written-early", "written-early"]


def test_evenings_on_which_votes_hang_on_more_recount() -> None:
    assert [(problem.where, problem.sentence) for problem in verified(known()).problems] == []


def test_of_one_meeting_the_pinned_attendance_is_taken() -> None:
    assert verify(book(known()).bundle("k2")).fine


@pytest.mark.parametrize("lie", lies_facts.LIES, ids=[lie[0] for lie in lies_facts.LIES])
def test_a_lie_about_what_is_known_is_found_where_it_stands(lie: Lie) -> None:
    _, tell, where, kind = lie
    entries = tell(known())
    assert where is not None
    assert found(verified(entries))[:1] == [(kind, f"journal.jsonl#{height_of(entries, where)}")]


def test_an_exclusion_recounts() -> None:
    for meeting in (None, "k2"):
        report = verify(book(leaving()).bundle(meeting))
        assert [(problem.where, problem.sentence) for problem in report.problems] == []


@pytest.mark.parametrize("lie", lies_leaving.LIES, ids=[lie[0] for lie in lies_leaving.LIES])
def test_a_lie_about_an_exclusion_is_found_where_it_stands(lie: Lie) -> None:
    _, tell, where, kind = lie
    entries = tell(leaving())
    assert where is not None
    assert found(verified(entries))[:1] == [(kind, f"journal.jsonl#{height_of(entries, where)}")]


def test_what_became_of_granted_money_recounts() -> None:
    for meeting in (None, "e1", "e2"):  # alone, a meeting takes the agreement's word for what another one granted
        report = verify(book(granted()).bundle(meeting))
        assert [(problem.where, problem.sentence) for problem in report.problems] == []
    assert [(problem.where, problem.sentence) for problem in verified(given_up()).problems] == []


@pytest.mark.parametrize("lie", [*lies_grants.LIES, *lies_grants.NEEDLESS], ids=lambda lie: lie[0])
def test_a_lie_about_granted_money_is_found_where_it_stands(lie: Lie) -> None:
    _, tell, where, kind = lie
    entries = tell(granted())
    assert where is not None
    assert found(verified(entries))[:1] == [(kind, f"journal.jsonl#{height_of(entries, where)}")]


def test_advice_that_is_confirmed_or_given_back_recounts() -> None:
    for meeting in (None, "e1", "e2"):
        report = verify(book(advised()).bundle(meeting))
        assert [(problem.where, problem.sentence) for problem in report.problems] == []


@pytest.mark.parametrize("lie", lies_grants.OF_ADVICE, ids=[lie[0] for lie in lies_grants.OF_ADVICE])
def test_a_lie_about_advice_is_found_where_it_stands(lie: Lie) -> None:
    _, tell, where, kind = lie
    entries = tell(advised())
    assert where is not None
    assert found(verified(entries))[:1] == [(kind, f"journal.jsonl#{height_of(entries, where)}")]


@pytest.mark.parametrize("lie", lies_grants.OF_CONFLICTS, ids=[lie[0] for lie in lies_grants.OF_CONFLICTS])
def test_what_is_agreed_is_not_voted_on_again(lie: Lie) -> None:
    _, tell, where, kind = lie
    entries = tell(disputed())
    assert where is not None
    assert found(verified(entries))[:1] == [(kind, f"journal.jsonl#{height_of(entries, where)}")]


def test_an_evening_of_sums_recounts() -> None:
    for meeting in (None, "s1"):
        report = verify(book(summing()).bundle(meeting))
        assert [(problem.where, problem.sentence) for problem in report.problems] == []


@pytest.mark.parametrize("lie", lies_sums.LIES, ids=[lie[0] for lie in lies_sums.LIES])
def test_a_lie_about_a_sum_is_found_where_it_stands(lie: Lie) -> None:
    _, tell, where, kind = lie
    entries = tell(summing())
    assert where is not None
    assert found(verified(entries))[:1] == [(kind, f"journal.jsonl#{height_of(entries, where)}")]


def test_an_evening_on_which_a_pot_is_shared_out_recounts() -> None:
    for meeting in (None, "h1"):
        report = verify(book(sharing()).bundle(meeting))
        assert [(problem.where, problem.sentence) for problem in report.problems] == []


@pytest.mark.parametrize("lie", lies_sharing.LIES, ids=[lie[0] for lie in lies_sharing.LIES])
def test_a_lie_about_a_pot_is_found_where_it_stands(lie: Lie) -> None:
    _, tell, where, kind = lie
    entries = tell(sharing())
    assert where is not None
    assert found(verified(entries))[:1] == [(kind, f"journal.jsonl#{height_of(entries, where)}")]


def test_an_evening_of_amendments_recounts() -> None:
    for meeting in (None, "e1"):
        report = verify(book(amended()).bundle(meeting))
        assert [(problem.where, problem.sentence) for problem in report.problems] == []


@pytest.mark.parametrize("lie", lies_amendments.LIES, ids=[lie[0] for lie in lies_amendments.LIES])
def test_a_lie_about_an_amendment_is_found_where_it_stands(lie: Lie) -> None:
    _, tell, where, kind = lie
    entries = tell(amended())
    assert where is not None
    assert found(verified(entries))[:1] == [(kind, f"journal.jsonl#{height_of(entries, where)}")]


def test_every_kind_of_problem_with_an_entry_has_a_lie() -> None:
    rooms = (lies_alone, lies_ties, lies_draws, lies_groups, lies_elections, lies_conflicts, lies_written)
    rooms += (lies_facts, lies_leaving, lies_grants, lies_sharing, lies_sums, lies_amendments, lies_minutes)
    told = {kind for room in rooms for *_, kind in room.LIES}
    told |= {
        kind for *_, kind in [*LIES, *lies_sealed.LIES, *lies_grants.OF_CONFLICTS]
    }  # the last are tried in test_secret.py
    told |= {kind for *_, kind in [*lies_grants.OF_ADVICE, *lies_grants.NEEDLESS]}
    chain = {kind for kind in FAULTS if kind not in told}
    assert chain == CHAIN_FAULTS


CHAIN_FAULTS = {
    "archive-unread",
    "bad-checkpoint",
    "bad-line",
    "bad-payload",
    "checkpoint-ahead",
    "checkpoint-order",
    "checkpoint-origin",
    "checkpoint-root",
    "checkpoint-stale",
    "content-missing",
    "content-shown",
    "damaged",
    "digest",
    "foreign-body",
    "half-withheld",
    "header-kind",
    "height",
    "manifest-differs",
    "manifest-signature",
    "missing-file",
    "no-checkpoint",
    "no-meeting",
    "other-key",
    "time-backwards",
    "too-large",
    "unknown-kind",
    "unreadable",
    "zip-changed",
}


def test_what_the_holder_of_the_key_can_leave_out_unnoticed() -> None:
    """No program finds a thing that nobody else relies on and that no paper remembers: this is the whole list."""
    entries = whole()
    unnoticed = set()
    for height, entry in enumerate(entries):
        if verify(book([*entries[:height], *entries[height + 1 :]]).bundle()).fine:
            unnoticed.add(str(entry.__struct_config__.tag))
    assert unnoticed == {"reading-taken", "decision-published", "decision-corrected", "meeting-adjourned"}
