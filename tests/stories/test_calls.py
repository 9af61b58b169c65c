"""A round from draft to the end: its rules, its words in four languages, its meetings, and a deadline that moves."""

import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.house import open_house, text_of
from tests.jury import Jury, last_part
from tests.stories.test_applying import DECLARED, LINES, code_in, form_of

ARABIC, TURKISH = "مال لفكرتك في الحي", "Mahalle için para"


@pytest.fixture
def jury(database_url: str, tmp_path: Path) -> Iterator[Jury]:
    with open_house(database_url, tmp_path / "log") as house:
        yield Jury(house)


def _terms(jury: Jury, call: str, **more: str) -> None:
    rules = {
        "own_percent": "10",
        "flat_percent": "3",
        "least_sum": "50",
        "criteria": "nützt der Nachbarschaft\n\n schont das Klima \n",
        "meeting": jury.meeting,
    }
    jury.team.post(f"/team/rounds/{call}/terms", rules | more)


def _says(jury: Jury, call: str) -> None:
    words = [("call_text", "Geld für Ideen"), *(("language", code) for code in ("en", "tr", "ar"))]
    said = [("text", one) for one in ("Money for ideas", TURKISH, ARABIC)]
    jury.team.post(f"/team/rounds/{call}/call", [*words, *said])


def test_a_draft_becomes_a_round_and_moves_its_deadline(jury: Jury, tmp_path: Path) -> None:
    form = {"copy_title": "Herbst", "copy_deadline": "2099-09-01T12:00"}
    _terms(jury, jury.round)
    _says(jury, jury.round)
    draft = last_part(jury.team.post(f"/team/rounds/{jury.round}/copy", form))
    again = jury.team.post(f"/team/rounds/{jury.round}/copy", form, expect=422)  # a double tap makes one draft
    assert 'value="Herbst"' in again
    guest, address = jury.house.visitor(), f"/rounds/{draft}"
    guest.get(address, expect=404)
    guest.get(f"{address}/apply", expect=404)
    guest.post(f"{address}/apply", {"code": "A" * 28, "title": "x"}, expect=404)
    assert "Herbst" not in guest.get("/")
    jury.team.post(f"/team/rounds/{draft}/open")
    jury.team.post(f"/team/rounds/{draft}/open")  # a double tap opens it once
    page = guest.get(address)
    assert f'<p class="text" lang="ar" dir="rtl">{ARABIC}</p>' in page
    assert f'<p class="text" lang="tr" dir="ltr">{TURKISH}</p>' in page
    assert "schont das Klima" in page
    assert "mindestens 10 Prozent der Kosten" in text_of(page)
    assert "Die Jury entscheidet" not in page  # the meetings of the earlier round are not taken over
    assert "Die Jury entscheidet" in guest.get(f"/rounds/{jury.round}")

    jury.team.post(f"/team{address}/deadline", {"new_deadline": "2099-09-08T12:00", "reason": ""}, expect=422)
    past = {"new_deadline": "2020-09-08T12:00", "reason": "Ferien"}
    jury.team.post(f"/team{address}/deadline", past, expect=422)
    jury.team.post(f"/team{address}/deadline", {"new_deadline": "2099-09-08T12:00", "reason": "Wegen der Ferien"})
    assert "verlängert" in guest.get(address)
    assert "Wegen der Ferien" in guest.get(address)
    jury.team.post(f"/team{address}/close", {"reason": "Der Fonds ist leer"})
    jury.team.post(f"/team{address}/close", {"reason": "Der Fonds ist leer"})
    closed = guest.get(address)
    assert closed.count("Die Runde endet früher") == 1
    assert "nimmt keine Anträge mehr an" in closed
    _verified(jury, tmp_path)


def _verified(jury: Jury, tmp_path: Path) -> None:
    bundle = tmp_path / "body.zip"
    answer: httpx.Response = jury.team.request("GET", f"/audit/bodies/{jury.body}/bundle.zip")
    bundle.write_bytes(answer.content)
    told = jury.house.juryvote("verify", str(bundle))
    assert told.returncode == 0, told.stdout
    assert jury.house.juryvote("check").returncode == 0


BROKEN = {
    "the own share is too small": ({"line_own": ""}, "eigene Anteil ist zu klein"),
    "less than the least": ({"asked": "49"}, "unter der kleinsten Summe"),
    "a flat rate above three percent": ({"flat": "22,51"}, "höher als erlaubt"),
    "a flat rate nobody can read": ({"flat": "viel"}, "höher als erlaubt"),
    "none of the criteria": ({"criteria": "ist schön"}, "mindestens einen Punkt"),
}
KEPT = {"criteria": "nützt der Nachbarschaft", "flat": "22,50", "asked": "622,50"}


def test_the_rules_of_the_round_are_checked_by_the_cent(jury: Jury) -> None:
    """750 € of costs: 3 % are 22,50 €, and 10 % of 772,50 € are 77,25 €."""
    _terms(jury, jury.round)
    guest, address = jury.house.visitor(), f"/rounds/{jury.round}/apply"
    code = code_in(guest.get(address))
    own = ("77,24", "77,25")
    for what, (change, told) in BROKEN.items():
        page = guest.post(address, _form(code, "150", **change), expect=422)
        assert told in text_of(page), what
    short = guest.post(address, _form(code, own[0], asked="695,26"), expect=422)
    assert "eigene Anteil ist zu klein" in text_of(short)
    receipt = guest.post(address, _form(code, own[1], asked="695,25"), expect=200)
    assert re.search(r"Antrag Nummer \d", text_of(receipt)), text_of(receipt)
    told = jury.team.get(re.findall(r"/team/proposals/\w+", jury.team.get(f"/team/rounds/{jury.round}"))[-1])
    assert "Pauschale für Kleinausgaben" in told
    assert "nützt der Nachbarschaft" in told


def _form(code: str, own: str, **change: str) -> list[tuple[str, str]]:
    """One own share in the first line, nothing from others."""
    bare = [pair for pair in form_of(code, "hand-in", **DECLARED) if pair[0] not in ("line_own", "line_other", "asked")]
    fields = KEPT | {"line_own": own} | change
    return [*bare, *fields.items()]


def test_rules_that_make_no_sense_are_refused(jury: Jury) -> None:
    for field, value in (("own_percent", "100"), ("flat_percent", "-3"), ("least_sum", "1e12"), ("meeting", "nobody")):
        jury.team.post(f"/team/rounds/{jury.round}/terms", {field: value}, expect=422)
    assert sum(int(cost.split(",")[0]) for _, cost, _, _ in LINES) == 749
