"""A wall whose address names several languages speaks them in turn; every other page speaks as the browser asks."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from juryvote.live.hall import Hall
from juryvote.web.screen.wall import TURN_SECONDS
from tests.building import Building, open_building


@pytest.fixture
def building(tmp_path: Path) -> Iterator[Building]:
    with open_building(f"sqlite:///{tmp_path / 'juryvote.sqlite3'}") as building:
        yield building


def test_german_and_english_take_turns(building: Building, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []
    for turn in range(4):
        monkeypatch.setattr(Hall, "seconds", lambda _, turn=turn: turn * TURN_SECONDS)
        status, page = building.answer("screen", "GET", f"/screen/{building.town.meeting}/now?languages=de,en,de,xx")
        assert status == 200
        seen.append(('lang="en" dir="ltr"' in page.split(">")[0], "We are voting" in page, "Wir stimmen ab" in page))
        again = re.search(r'data-every="(\d+)"', page)
        assert again
        assert 0 < int(again[1]) <= TURN_SECONDS + 1  # sooner, where the code on the wall changes before
    assert seen == [(False, False, True), (True, True, False)] * 2
    _, whole = building.answer("screen", "GET", f"/screen/{building.town.meeting}?languages=de,en")
    assert 'now?languages=de,en"' in whole
    _, one = building.answer("screen", "GET", f"/screen/{building.town.meeting}/now?languages=en")
    assert "Wir stimmen ab" in one  # one language is no turn: as the browser asks
