"""Until when a call takes proposals, and which of them wait for an agenda."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from juryvote.rules.ids import ProposalId, RoundId
from juryvote.rules.proposals import Problem
from juryvote.rules.refusals import DeadlinePassed, NotEligible
from juryvote.rules.rounds import Candidate, ProposalState, Round, admit, ensure_open, for_agenda, is_open, place

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)
SPRING = Round(id=RoundId("r1"), title="Frühling", deadline=NOON)


def test_the_deadline_itself_still_counts_and_a_second_later_does_not() -> None:
    assert [is_open(SPRING, at) for at in (NOON - SECOND, NOON, NOON + SECOND)] == [True, True, False]


def test_the_deadline_is_a_moment_and_not_a_clock_on_a_wall() -> None:
    berlin = timezone(timedelta(hours=1))
    assert is_open(SPRING, datetime(2026, 3, 4, 13, tzinfo=berlin)) is True


def test_a_round_may_open_later() -> None:
    later = Round(id=RoundId("r2"), title="Sommer", opens=NOON, deadline=NOON + SECOND)
    assert [is_open(later, at) for at in (NOON - SECOND, NOON)] == [False, True]


def test_a_late_proposal_hears_the_deadline() -> None:
    ensure_open(SPRING, NOON)
    with pytest.raises(DeadlinePassed) as refused:
        ensure_open(SPRING, NOON + SECOND)
    assert refused.value.facts == {"deadline": "2026-03-04T12:00:00+00:00"}


def test_a_draft_without_problems_becomes_eligible_and_then_goes_on_an_agenda() -> None:
    assert place(admit(ProposalState.draft, ())) is ProposalState.on_agenda


def test_a_draft_with_a_problem_is_not_eligible() -> None:
    with pytest.raises(NotEligible) as refused:
        admit(ProposalState.draft, (Problem(code="no-title"),))
    assert refused.value.facts == {"state": "draft", "problems": 1}


@pytest.mark.parametrize("state", [ProposalState.eligible, ProposalState.on_agenda, ProposalState.decided])
def test_only_a_draft_can_be_found_eligible(state: ProposalState) -> None:
    with pytest.raises(NotEligible):
        admit(state, ())


@pytest.mark.parametrize("state", [ProposalState.draft, ProposalState.on_agenda, ProposalState.decided])
def test_only_what_is_eligible_goes_on_an_agenda(state: ProposalState) -> None:
    with pytest.raises(NotEligible):
        place(state)


def test_eligible_proposals_wait_in_the_order_of_their_numbers() -> None:
    waiting = [
        Candidate(id=ProposalId(f"p{number}"), number=number, state=state)
        for number, state in [(3, "eligible"), (1, "draft"), (2, "eligible"), (4, "on-agenda"), (5, "decided")]
        for state in [ProposalState(state)]
    ]
    assert [known.number for known in for_agenda(waiting)] == [2, 3]
