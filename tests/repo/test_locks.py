import re
import tomllib

import pytest

from . import ROOT

LOCKS = ("requirements.txt", "requirements-test.txt")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
GROUPS = PROJECT["dependency-groups"]


def entries(lock: str) -> dict[str, str]:
    """Name → version, with every hash seen to be there."""
    found = {}
    for block in re.split(r"^(?=[A-Za-z0-9])", (ROOT / lock).read_text(), flags=re.MULTILINE)[1:]:
        requirement, *rest = block.splitlines()
        assert any("--hash=sha256:" in line for line in rest), requirement
        name, version = re.match(r"([a-z0-9-]+)==(\S+)", requirement).groups()
        found[name] = version
    return found


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_packages_and_no_server(lock: str) -> None:
    text = (ROOT / lock).read_text()
    assert "://" not in text
    assert not re.search(r"^\s*(-i|-f|--(extra-)?index-url|--find-links|--trusted-host)\b", text, re.MULTILINE)


def test_both_locks_agree() -> None:
    run, test = map(entries, LOCKS)
    assert run.items() <= test.items()


@pytest.mark.parametrize(
    ("lock", "wanted"),
    [
        ("requirements.txt", PROJECT["project"]["dependencies"] + GROUPS["build"]),
        ("requirements-test.txt", GROUPS["test"]),
    ],
)
def test_what_the_project_asks_for_is_locked(lock: str, wanted: list[str]) -> None:
    names = {re.match(r"[A-Za-z0-9_.-]+", requirement)[0] for requirement in wanted}
    assert names <= entries(lock).keys()
