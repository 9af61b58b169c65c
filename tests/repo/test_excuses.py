"""Small files, and an excuse to a checker only with a reason beside it. Their number is written down here."""

import re
from collections.abc import Iterator
from pathlib import Path

from . import ROOT

LINES = 400
EXCUSES = 18

EXCUSE = re.compile(
    r"(?:#|//|/\*)\s*(?:noqa|type:\s*ignore|mypy:|ruff:|pragma:\s*no|fmt:|isort:|pylint:|eslint-|stylelint-)"
)
WITH_REASON = re.compile(
    r"# (?:noqa: [A-Z]+\d+(?:, [A-Z]+\d+)*|type: ignore\[[a-z-]+(?:, [a-z-]+)*\]|pragma: no (?:cover|branch))"
    r" (?:-|#) \w.{5}"
)


def sources() -> Iterator[Path]:
    for folder, pattern in (
        ("src", "*.py"),
        ("tests", "*.py"),
        ("bench", "*.py"),
        ("static", "*.js"),
        ("static", "*.css"),
    ):
        yield from (path for path in (ROOT / folder).rglob(pattern) if "vendor" not in path.parts)


def excuses() -> Iterator[str]:
    for path in sources():
        if path != Path(__file__).resolve():
            for number, line in enumerate(path.read_text().splitlines(), 1):
                if EXCUSE.search(line):
                    yield f"{path.relative_to(ROOT)}:{number}: {line.strip()}"


def test_each_excuse_gives_its_reason() -> None:
    assert [excuse for excuse in excuses() if not WITH_REASON.search(excuse)] == []


def test_excuses_are_counted() -> None:
    found = list(excuses())
    assert len(found) == EXCUSES, "\n".join(found)


def test_no_file_of_the_program_is_long() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for path in sources()
        if not path.is_relative_to(ROOT / "tests")
        and "versions" not in path.parts  # a migration is one step of the past, written once and never divided
        and (lines := len(path.read_text().splitlines())) > LINES
    }
    assert long == {}
