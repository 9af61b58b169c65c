"""What must be right in a proposal before a jury sees it."""

import msgspec
import pytest

from juryvote.rules.money import ABSURD_CENTS
from juryvote.rules.proposals import CostLine, Draft, Goal, Problem, check_proposal, goal_label

GOOD = Draft(
    title="Hoffest",
    asked_cents=45000,
    cost_lines=(CostLine(label="Essen", cents=30000), CostLine(label="Musik", cents=20000)),
    goals=("participation",),
)


def problems(**changes: object) -> tuple[Problem, ...]:
    return check_proposal(msgspec.structs.replace(GOOD, **changes), cap_cents=150000)


def test_a_complete_proposal_has_no_problem_and_may_cost_more_than_it_asks() -> None:
    assert problems() == ()


def test_exactly_the_cap_and_exactly_the_costs_are_fine() -> None:
    line = CostLine(label="Bank", cents=150000)
    assert problems(asked_cents=150000, cost_lines=(line,)) == ()


def test_a_round_without_a_cap_takes_any_sum() -> None:
    dear = msgspec.structs.replace(GOOD, asked_cents=9_000_000, cost_lines=(CostLine(label="Park", cents=9_000_000),))
    assert check_proposal(dear) == ()


@pytest.mark.parametrize(
    ("changes", "code", "facts"),
    [
        ({"title": "  "}, "no-title", {}),
        ({"title": "x" * 201}, "long-title", {"longest": 200}),
        ({"asked_cents": 0}, "no-sum", {}),
        ({"asked_cents": -1}, "no-sum", {}),
        ({"cost_lines": ()}, "no-cost-line", {}),
        (
            {"cost_lines": (CostLine(label="Essen", cents=45000), CostLine(label=" ", cents=1))},
            "no-cost-label",
            {"line": 2},
        ),
        (
            {"cost_lines": (CostLine(label="Essen", cents=0), CostLine(label="Musik", cents=45000))},
            "bad-cost-line",
            {"line": 1, "cents": 0},
        ),
        (
            {"cost_lines": (CostLine(label="Essen", cents=ABSURD_CENTS),)},
            "absurd-cost-line",
            {"line": 1, "cents": ABSURD_CENTS},
        ),
        ({"cost_lines": (CostLine(label="Essen", cents=44999),)}, "sum-not-covered", {"lines": 44999, "asked": 45000}),
        ({"goals": ()}, "no-goal", {}),
        ({"goals": ("participation", "fun")}, "unknown-goal", {"goal": "fun"}),
    ],
)
def test_each_problem_is_named_with_its_numbers(
    changes: dict[str, object], code: str, facts: dict[str, int | str]
) -> None:
    assert problems(**changes) == (Problem(code=code, facts=facts),)


def test_a_sum_over_the_cap_is_a_problem() -> None:
    line = CostLine(label="Bank", cents=200000)
    assert problems(asked_cents=150001, cost_lines=(line,)) == (
        Problem(code="over-cap", facts={"asked": 150001, "cap": 150000}),
    )


def test_a_sum_beyond_all_reason_is_one_problem_of_its_own() -> None:
    assert problems(asked_cents=ABSURD_CENTS)[0] == Problem(code="absurd-sum", facts={"cents": ABSURD_CENTS})


def test_an_empty_proposal_names_everything_that_is_missing_in_the_order_of_the_form() -> None:
    found = [problem.code for problem in check_proposal(Draft())]
    assert found == ["no-title", "no-sum", "no-cost-line", "no-goal"]


def test_each_of_the_nine_goals_has_its_own_label() -> None:
    assert len({goal_label(goal) for goal in Goal}) == len(Goal) == 9
    assert goal_label(Goal.health, say=str.upper) == "GESUNDHEIT"
