"""What a proposal must hold before a jury may see it. It checks form and sums, never merit."""

from collections.abc import Iterator
from enum import StrEnum
from itertools import chain

from msgspec import Struct

from juryvote.rules.money import ABSURD_CENTS, Problem, euro, parse_euro
from juryvote.rules.sentences import Say, german

__all__ = ["CostLine", "Draft", "Goal", "Problem", "check_proposal", "euro", "goal_label", "parse_euro"]

LONGEST_TITLE = 200


class Goal(StrEnum):
    """The nine strategic goals of the neighbourhood programme."""

    labour_market = "labour-market"
    education = "education"
    living_space = "living-space"
    social_infrastructure = "social-infrastructure"
    neighbourhood_culture = "neighbourhood-culture"
    health = "health"
    safety = "safety"
    integration = "integration"
    participation = "participation"


class CostLine(Struct, frozen=True, kw_only=True):
    label: str
    cents: int


class Draft(Struct, frozen=True, kw_only=True):
    """A proposal as it was written down, right or wrong."""

    title: str = ""
    asked_cents: int = 0
    cost_lines: tuple[CostLine, ...] = ()
    goals: tuple[str, ...] = ()


def check_proposal(draft: Draft, *, cap_cents: int = 0) -> tuple[Problem, ...]:
    """Everything that is wrong with it, in the order of the form; no problem: it can be admitted. Cap 0: no cap."""
    return tuple(chain(_title(draft), _asked(draft, cap_cents), _lines(draft), _sum(draft), _goals(draft)))


def goal_label(goal: Goal, say: Say = german) -> str:
    return {
        Goal.labour_market: say("Chancen auf dem Arbeitsmarkt"),
        Goal.education: say("Bildung"),
        Goal.living_space: say("Wohnen und Wohnumfeld"),
        Goal.social_infrastructure: say("Soziale Einrichtungen"),
        Goal.neighbourhood_culture: say("Stadtteilkultur"),
        Goal.health: say("Gesundheit"),
        Goal.safety: say("Sicherheit"),
        Goal.integration: say("Zusammenleben und Integration"),
        Goal.participation: say("Beteiligung und Nachbarschaft"),
    }[goal]


def _title(draft: Draft) -> Iterator[Problem]:
    if not draft.title.strip():
        yield Problem(code="no-title")
    elif len(draft.title) > LONGEST_TITLE:
        yield Problem(code="long-title", facts={"longest": LONGEST_TITLE})


def _asked(draft: Draft, cap_cents: int) -> Iterator[Problem]:
    if draft.asked_cents <= 0:
        yield Problem(code="no-sum")
    elif draft.asked_cents >= ABSURD_CENTS:
        yield Problem(code="absurd-sum", facts={"cents": draft.asked_cents})
    elif 0 < cap_cents < draft.asked_cents:
        yield Problem(code="over-cap", facts={"asked": draft.asked_cents, "cap": cap_cents})


def _lines(draft: Draft) -> Iterator[Problem]:
    if not draft.cost_lines:
        yield Problem(code="no-cost-line")
    for number, line in enumerate(draft.cost_lines, start=1):
        if not line.label.strip():
            yield Problem(code="no-cost-label", facts={"line": number})
        if line.cents <= 0:
            yield Problem(code="bad-cost-line", facts={"line": number, "cents": line.cents})
        elif line.cents >= ABSURD_CENTS:
            yield Problem(code="absurd-cost-line", facts={"line": number, "cents": line.cents})


def _sum(draft: Draft) -> Iterator[Problem]:
    """The costs may be higher than the sum asked (an own share), never lower."""
    total = sum(line.cents for line in draft.cost_lines)
    if draft.cost_lines and total < draft.asked_cents:
        yield Problem(code="sum-not-covered", facts={"lines": total, "asked": draft.asked_cents})


def _goals(draft: Draft) -> Iterator[Problem]:
    if not draft.goals:
        yield Problem(code="no-goal")
    for goal in draft.goals:
        if goal not in set(Goal):
            yield Problem(code="unknown-goal", facts={"goal": goal})
