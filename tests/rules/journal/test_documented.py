"""docs/journal-format.md names every kind of entry and every kind of problem, and none that is not there."""

import re
from pathlib import Path

from juryvote.rules.replay import FAULTS, LIMITS
from juryvote.rules.replay.chain import KINDS

PAGE = (Path(__file__).parents[3] / "docs/journal-format.md").read_text()


def test_everything_that_has_a_name_is_on_the_page() -> None:
    named = set(re.findall(r"`([a-z]+(?:-[a-z]+)*)`", PAGE))
    assert KINDS | set(FAULTS) | set(LIMITS) <= named


def test_problems_are_listed_once() -> None:
    listed = re.findall(r"`([a-z-]+)`", PAGE.partition("## What can be wrong")[2].partition("## What verify")[0])
    assert sorted(kind for kind in listed if kind in FAULTS) == sorted(FAULTS)
