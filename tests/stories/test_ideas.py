"""One sentence on a phone: taken up and grown into a proposal, merged into another, or put aside with a reason."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house import open_house, text_of
from tests.jury import Jury
from tests.stories.test_applying import DECLARED, code_in, form_of

CINEMA, BENCH, FILM = "Ein Hofkino im Sommer 🌻 سينما", "Eine Bank <b>am Spielplatz</b>", "Filme im Hof zeigen"


@pytest.fixture
def jury(database_url: str, tmp_path: Path) -> Iterator[Jury]:
    with open_house(database_url, tmp_path / "log") as house:
        yield Jury(house)


def _give(jury: Jury, text: str, name: str = "") -> str:
    guest, address = jury.house.visitor(), f"/rounds/{jury.round}/idea"
    code = code_in(guest.get(address))
    form = {"code": code, "idea": text, "name": name}
    guest.post(address, form, expect=200)
    assert "Ihre Idee ist beim Team" in guest.post(address, form, expect=200)  # a double tap is one idea
    return code


def _ids(jury: Jury) -> list[str]:
    return re.findall(r'action="/team/ideas/(\w+)"', jury.team.get(f"/team/rounds/{jury.round}/ideas"))


def _sees(jury: Jury, code: str) -> str:
    return jury.house.visitor().post("/application", {"code": code}, expect=200)


def test_no_idea_is_lost(jury: Jury) -> None:
    codes = [_give(jury, CINEMA, "Frau Öztürk"), _give(jury, BENCH), _give(jury, FILM)]
    first, second, third = _ids(jury)
    page = jury.team.get(f"/team/rounds/{jury.round}/ideas")
    assert "Frau Öztürk" in page
    assert "<b>am" not in page
    jury.team.post(f"/team/ideas/{second}", {"act": "put-aside"}, expect=422)
    jury.team.post(f"/team/ideas/{second}", {"act": "put-aside", "reason": "Die Bank kommt schon vom Bezirk."})
    assert "Die Bank kommt schon vom Bezirk." in _sees(jury, codes[1])
    jury.team.post(f"/team/ideas/{third}", {"act": "merge", "into": third}, expect=422)
    jury.team.post(f"/team/ideas/{third}", {"act": "merge", "into": second}, expect=422)  # nothing goes on there
    jury.team.post(f"/team/ideas/{third}", {"act": "merge", "into": first, "reason": "Macht es gemeinsam!"})
    merged = text_of(_sees(jury, codes[2]))
    assert CINEMA in merged
    assert "Macht es gemeinsam!" in merged
    assert "Frau Öztürk" not in merged
    _grows(jury, first, codes[0])
    assert jury.house.juryvote("check").returncode == 0
    assert all(code not in jury.house.log.read_text() for code in codes)


def _grows(jury: Jury, idea: str, code: str) -> None:
    for _ in range(2):
        jury.team.post(f"/team/ideas/{idea}", {"act": "take-up", "reason": "Kommen Sie am Montag vorbei."})
    draft = _sees(jury, code)
    assert "Das Team hat Ihre Idee aufgenommen" in draft
    assert "Kommen Sie am Montag vorbei." in draft
    assert CINEMA in draft
    jury.team.post(f"/team/ideas/{idea}", {"act": "put-aside", "reason": "Doch nicht."}, expect=422)
    form = form_of(code, "hand-in", **DECLARED)
    receipt = jury.house.visitor().post(f"/rounds/{jury.round}/apply", form, expect=200)
    assert "Antrag Nummer 4" in text_of(receipt)
    assert re.search(r"/team/proposals/\w+", jury.team.get(f"/team/rounds/{jury.round}/ideas"))


def test_an_idea_needs_a_sentence_and_an_open_round(jury: Jury) -> None:
    guest, address = jury.house.visitor(), f"/rounds/{jury.round}/idea"
    code = code_in(guest.get(address))
    guest.post(address, {"code": code, "idea": " "}, expect=422)
    assert "x" * 501 in guest.post(address, {"code": code, "idea": "x" * 501}, expect=422)
    guest.post(address, {"code": "short", "idea": "Kino"}, expect=403)
    assert guest.request("POST", "/application", {"code": code}).status_code == 403  # nothing was kept
    jury.team.post(f"/team/rounds/{jury.round}/close", {"reason": "Der Fonds ist leer"})
    assert guest.request("POST", address, {"code": code, "idea": "Kino"}).status_code in (200, 409)
    assert _ids(jury) == []
