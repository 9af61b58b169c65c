"""When a ballot must be secret, how many may demand it, and what is said about small rooms."""

import pytest

from juryvote.rules.bylaws import Bylaws, bylaws_from
from juryvote.rules.secrecy import Demands, Why, demands_of, warning_after, warnings_before, why_sealed

NOBODY = Demands(count=0, needed=1)
ENOUGH = Demands(count=1, needed=1)


def rules(**secrecy: object) -> Bylaws:
    return bylaws_from({"secrecy": secrecy})


@pytest.mark.parametrize(
    ("on_demand", "voters", "needed"),
    [
        ("1", 0, 1),
        ("1", 1, 1),
        ("1", 500, 1),
        (3, 7, 3),
        (">=1/10", 0, 1),
        (">=1/10", 1, 1),
        (">=1/10", 10, 1),
        (">=1/10", 11, 2),
        (">=1/10", 47, 5),
        (">=1/4", 4, 1),
        (">=1/4", 5, 2),
        (">=1/4", 7, 2),
        (">=1/4", 8, 2),
        (">=1/4", 9, 3),
        (">1/2", 0, 1),
        (">1/2", 1, 1),
        (">1/2", 2, 2),
        (">1/2", 7, 4),
        (">1/2", 8, 5),
    ],
)
def test_how_many_must_ask(on_demand: str | int, voters: int, needed: int) -> None:
    bylaws = rules(on_demand=on_demand)
    assert demands_of(bylaws, count=0, voters=voters).needed == needed
    assert demands_of(bylaws, count=needed, voters=voters).enough
    assert not demands_of(bylaws, count=needed - 1, voters=voters).enough


@pytest.mark.parametrize(
    ("secrecy", "persons", "demands", "why"),
    [
        ({}, False, NOBODY, None),
        ({}, False, ENOUGH, Why.demanded),
        ({}, True, NOBODY, Why.persons),
        ({}, True, ENOUGH, Why.persons),
        ({"persons": "open"}, True, NOBODY, None),
        ({"persons": "open"}, True, ENOUGH, Why.demanded),
        ({"default": "sealed"}, False, NOBODY, Why.default),
        ({"default": "sealed"}, False, ENOUGH, Why.default),
        ({"default": "sealed"}, True, NOBODY, Why.persons),
        ({"default": "sealed", "persons": "open"}, True, NOBODY, Why.default),
    ],
)
def test_why_a_ballot_must_be_secret(
    secrecy: dict[str, str], *, persons: bool, demands: Demands, why: Why | None
) -> None:
    assert why_sealed(rules(**secrecy), persons=persons, demands=demands) is why


@pytest.mark.parametrize(("preset", "needed"), [("afj-berlin", 1), ("qr-berlin", 1), ("qfj-2001", 4)])
def test_the_presets(preset: str, needed: int) -> None:
    bylaws = bylaws_from(preset)
    assert demands_of(bylaws, count=0, voters=7).needed == needed
    assert why_sealed(bylaws, persons=True, demands=NOBODY) is Why.persons
    assert why_sealed(bylaws, persons=False, demands=NOBODY) is None


SEVEN = ["a", "b", "c", "d", "e", "f", "g"]


@pytest.mark.parametrize(
    ("voters", "before", "warnings"),
    [
        (SEVEN, None, 0),
        (SEVEN[:6], None, 1),
        ([], None, 1),
        (SEVEN, SEVEN, 0),  # the same people: nothing to compare
        (SEVEN, SEVEN[:6], 1),
        (SEVEN, [*SEVEN[:6], "x"], 1),  # one went, one came
        (SEVEN, SEVEN[:5], 1),
        (SEVEN, SEVEN[:4], 0),
        (SEVEN[:6], SEVEN, 2),
        (SEVEN, [], 0),
    ],
)
def test_warnings_before_the_opening(voters: list[str], before: list[str] | None, warnings: int) -> None:
    assert len(warnings_before(voters, before=before)) == warnings


def test_the_number_of_voters_is_named() -> None:
    assert "nur 3 Stimmen" in warnings_before(["a", "b", "c"], before=None)[0]


@pytest.mark.parametrize("counts", [(5, 0, 0), (0, 1, 0), (0, 0, 3)])
def test_a_unanimous_result_tells_everybody_s_vote(counts: tuple[int, ...]) -> None:
    assert "bekannt" in warning_after(*counts)


@pytest.mark.parametrize("counts", [(0, 0, 0), (5, 1, 0), (1, 1, 1)])
def test_other_results_do_not(counts: tuple[int, ...]) -> None:
    assert warning_after(*counts) == ""
