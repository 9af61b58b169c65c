"""The recount pins bylaws by the day of the meeting: the first evening is on 5 March 2026."""

import pytest

from juryvote.rules import entries as e

from .book import found, verified
from .evening import RULES, whole
from .telling import before


@pytest.mark.parametrize(
    ("in_force", "problem"),
    [
        ("2099-01-01", []),
        ("2026-03-05", ["not-newest-bylaws"]),
        ("", ["not-newest-bylaws"]),
        ("2026-13-01", ["bad-value"]),
    ],
)
def test_a_version_counts_from_its_day_on(in_force: str, problem: list[str]) -> None:
    later = e.BylawsAdopted(bylaws="b2", version=2, name="Neu", rules=RULES, in_force=in_force)
    entries = before("meeting-planned:e1", later)(whole())
    assert [kind for kind, _ in found(verified(entries))][:1] == problem
