"""The rules against a second, brute-force reading of the same bylaws."""

from random import Random
from typing import Any

from .oracle import answer
from .rooms import ask
from .situations import situation

SITUATIONS = 6000


def test_the_rules_agree_with_a_brute_force_reading_in_thousands_of_situations() -> None:
    dice = Random(2026)
    cases = [situation(dice) for _ in range(SITUATIONS)]
    for case, found in zip(cases, ask(cases), strict=True):
        assert _numbers(found) == answer(case), case


def _numbers(found: dict[str, Any]) -> dict[str, Any]:
    """The answer without its words."""
    bare = {key: value for key, value in found.items() if key != "warnings"}
    for reading in ("quorum", "majority"):
        bare[reading] = {key: value for key, value in found[reading].items() if key != "sentence"}
    return bare
