"""A rehearsal against a service that runs: everything is counted, nobody in public sees it, and who may not is told."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from juryvote.rehearsal.measures import KINDS, SHARES
from tests.house import House, juryvote, open_house

KEY = "a key for rehearsals"
FIELDS = {"phones", "casts", "lost", "double", "errors", "casts_per_s", "verified"}
TIMES = {f"{kind}_ms_p{share}" for kind in KINDS for share in SHARES}


@pytest.fixture
def house(database_url: str, tmp_path: Path) -> Iterator[House]:
    with open_house(database_url, tmp_path / "log", JURYVOTE_REHEARSAL_KEY=KEY) as house:
        yield house


def rehearse(house: House, *words: str, key: str = KEY) -> tuple[int, dict[str, Any]]:
    done = juryvote("rehearse", house.base, "--json", *words, check=False, JURYVOTE_REHEARSAL_KEY=key)
    assert done.stdout, done.stderr
    return done.returncode, {**json.loads(done.stdout), "told": done.stderr}


def test_a_rehearsal_counts_every_vote_and_shows_nothing_in_public(house: House) -> None:
    code, report = rehearse(house, "--phones", "12", "--ballots", "2")
    told = report.pop("told")
    assert set(report) == FIELDS | TIMES
    assert (code, report["verified"], report["casts"]) == (0, True, 24), told
    assert [report[name] for name in ("lost", "double", "errors")] == [0, 0, 0], told
    assert all(report[f"{kind}_ms_p50"] > 0 for kind in KINDS)
    assert "12 Telefone sind da" in told
    guest = house.visitor()
    for path in ("/", "/statistics", "/oparl/v1.1/bodies", "/register.csv", "/feeds/all.atom"):
        assert "Generalprobe" not in guest.get(path), path


def test_each_phone_encrypts_its_own_slip(house: House) -> None:
    code, report = rehearse(house, "--phones", "12", "--ballots", "1", "--sealed")
    assert (code, report["casts"], report["lost"]) == (0, 12, 0), report


def test_without_the_key_nobody_rehearses(house: House) -> None:
    assert rehearse(house, key="another key")[0] == 2
    code, report = rehearse(house, key="")
    assert (code, "JURYVOTE_REHEARSAL_KEY" in report["error"]) == (2, True)
    assert "--key" in report["error_en"]
