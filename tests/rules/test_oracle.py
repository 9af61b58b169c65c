"""The rules against a second, brute-force reading of the same bylaws."""

from collections import Counter
from random import Random
from typing import Any

from .oracle import answer
from .oracle_people import people, second_of_a_home
from .rooms import ask
from .situations import situation

SITUATIONS = 10_000


def test_the_rules_agree_with_a_brute_force_reading_in_thousands_of_situations() -> None:
    dice = Random(2026)
    cases = [situation(dice) for _ in range(SITUATIONS)]
    for case, found in zip(cases, ask(cases), strict=True):
        assert _numbers(found) == answer(case), case


def test_the_situations_reach_every_corner() -> None:
    """An oracle that is never asked proves nothing."""
    dice = Random(2026)
    seen: Counter[str] = Counter()
    for _ in range(SITUATIONS // 4):
        case = situation(dice)
        found, rules = answer(case), case["bylaws"]
        holders = {seat["holder"] for seat in case["seats"]}
        if set(found["voting"]) - holders:
            seen[f"stood in: {rules['alternates']}"] += 1
        if case["opening"] and found["quorum"]["counted"] > len(case["present"]):
            seen["presumed"] += 1
        seen[f"outcome: {found['majority']['outcome']}"] += 1
        seen[f"aside: {rules['votes']['one_per']}"] += bool(second_of_a_home(case, people(case)))
        seen["no vote"] += any(not one["votes"] for one in people(case))
        if rules["majority"]["also"] and case["counts_by_group"] and not case["sealed"]:
            seen[f"by group: {found['majority']['outcome']}"] += 1
    kinds = [f"stood in: {kind}" for kind in ("personal", "ranked", "drawn", "vacancy")]
    homes = [f"aside: {kind}" for kind in ("institution", "household", "both")]
    outcomes = [f"outcome: {what}" for what in (None, "carried", "rejected", "tied", "void")]
    groups = [f"by group: {what}" for what in ("carried", "rejected", "void")]
    wanted = [*kinds, *homes, *outcomes, *groups, "presumed", "no vote"]
    assert {what: seen[what] for what in wanted if seen[what] < 10} == {}


def _numbers(found: dict[str, Any]) -> dict[str, Any]:
    """The answer without its words."""
    bare = {key: value for key, value in found.items() if key != "warnings"}
    for reading in ("quorum", "majority"):
        bare[reading] = {key: value for key, value in found[reading].items() if key != "sentence"}
    return bare
