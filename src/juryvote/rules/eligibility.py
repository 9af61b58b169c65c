"""Eligibility (Förderfähigkeit): may this be paid at all? The team checks point by point; merit is for the body."""

from collections.abc import Mapping
from enum import StrEnum

from juryvote.rules.refusals import NotEligible
from juryvote.rules.rounds import ProposalState

LONGEST_REASON, SHORTEST_REASON, MOST_QUESTIONS = 1000, 3, 20


class Point(StrEnum):
    """What is asked of every proposal, in the order of the list."""

    applicant = "applicant"  # lives here, or is active here
    place = "place"  # happens in the area and is good for the people there
    not_begun = "not-begun"  # nothing was begun or bought
    costs = "costs"  # things and materials that may be paid
    no_fees = "no-fees"  # no fee for the applicant
    feasible = "feasible"  # time and cost plan fit


class Verdict(StrEnum):
    open = "open"
    yes = "yes"
    no = "no"


WITHDRAWABLE = (ProposalState.draft, ProposalState.eligible)  # by the applicant alone


def failed(verdicts: Mapping[Point, Verdict]) -> tuple[Point, ...]:
    """The points with a no; one of them is enough to keep it from a body."""
    return tuple(point for point in Point if verdicts.get(point) is Verdict.no)


def unchecked(verdicts: Mapping[Point, Verdict]) -> tuple[Point, ...]:
    return tuple(point for point in Point if verdicts.get(point, Verdict.open) is Verdict.open)


def ensure_passed(verdicts: Mapping[Point, Verdict]) -> None:
    """A no keeps it from being admitted. Points still open do not: the list helps, the team decides."""
    points = failed(verdicts)
    if points:
        raise NotEligible(state="draft", problems=len(points))
