"""Somebody from the street applies without an account: poster, form, interrupted, gone on elsewhere, on the agenda."""

import re
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.house import open_house, text_of
from tests.jury import Jury

FIELDS = {
    "title": "Bänke für den Hof 🌻",
    "applicant": "Nachbarin Öztürk",
    "phone": "030 1234567",
    "email": "nachbarin@kiez.example",
    "address": "Musterstraße 7",
    "place": "Hof der Testgasse 3",
    "begins": "2099-05-01",
    "what_for": "Wir bauen drei Bänke. لنجلس معا",
    "target": "Alle im Haus",
    "reach": "40",
    "asked": "650",
}
LINES = (("Holz", "500", "50", ""), ("Schrauben", "99,50", "", ""), ("Werkzeug", "150,50", "", "50"))
DECLARED = {"not_begun": "yes", "honest": "yes"}
PRIVATE = ("030 1234567", "nachbarin@kiez.example", "Musterstraße 7", "Öztürk")
NAMES = ("line_label", "line_amount", "line_own", "line_other")


def form_of(code: str, act: str, **other: str) -> list[tuple[str, str]]:
    lines = [(name, value) for line in LINES for name, value in zip(NAMES, line, strict=True)]
    return [("code", code), ("act", act), ("goals", "participation"), *(FIELDS | other).items(), *lines]


def code_in(page: str) -> str:
    found = re.search(r'name="code" value="([A-Z0-9]{28})"', page)
    assert found, text_of(page)
    return found[1]


@pytest.fixture
def jury(database_url: str, tmp_path: Path) -> Iterator[Jury]:
    with open_house(database_url, tmp_path / "log") as house:
        yield Jury(house)


def test_from_the_poster_to_the_agenda_without_an_account(jury: Jury, tmp_path: Path) -> None:
    round_page = f"/rounds/{jury.round}"
    jury.team.post(f"/team/rounds/{jury.round}/call", {"call_text": "Für Höfe und Feste.", "shows_left": "yes"})
    assert f"{jury.house.base}{round_page}" in text_of(jury.team.get(f"/team/rounds/{jury.round}/poster"))
    neighbour = jury.house.visitor()
    page = text_of(neighbour.get(round_page))
    assert "Für Höfe und Feste." in page
    assert "10.000,00" in page  # the team publishes what is left
    code = code_in(neighbour.get(f"{round_page}/apply"))

    half = neighbour.post(f"{round_page}/apply", [("code", code), ("act", "save"), ("title", "Bänke")], expect=200)
    assert f"/application#{code}" in half  # the way back stands behind the #, which no server sees
    assert "Gespeichert um" in neighbour.press(f"{round_page}/apply", {"code": code, "title": "Bänke für den Hof"})
    elsewhere = jury.house.visitor()
    spelled = " ".join(code[at : at + 4].lower() for at in range(0, 28, 4))
    assert 'value="Bänke für den Hof"' in elsewhere.post("/application", {"code": spelled}, expect=200)

    missing = elsewhere.post(f"{round_page}/apply", form_of(code, "hand-in", asked="651"), expect=422)
    assert "Die Summe passt nicht zum Kostenplan" in missing
    assert "noch nichts begonnen hat" in missing
    assert "Wir bauen drei Bänke. لنجلس معا" in missing  # nothing typed is lost
    receipt = elsewhere.post(f"{round_page}/apply", form_of(code, "hand-in", **DECLARED), expect=200)
    assert "Antrag Nummer 4" in text_of(receipt)
    again = neighbour.post(f"{round_page}/apply", form_of(code, "hand-in", **DECLARED, title="Anders"), expect=200)
    assert "Antrag Nummer 4" in text_of(again)  # a double tap is one application, and nothing changes any more
    assert "Anders" not in again
    assert "in Prüfung beim Team" in _standing(neighbour.post("/application", {"code": code}, expect=200))

    found = re.search(r'href="/team/proposals/(\w+)">4\.', jury.team.get(f"/team/rounds/{jury.round}"))
    assert found
    told = jury.team.get(f"/team/proposals/{found[1]}")
    assert all(secret in told for secret in PRIVATE)
    jury.team.post(f"/team/proposals/{found[1]}/eligible")
    assert _standing(neighbour.post("/application", {"code": code}, expect=200)).startswith("förderfähig")
    _nothing_private_elsewhere(jury, tmp_path, code)


def _standing(page: str) -> str:
    found = re.search(r'<li class="done" aria-current="step">(.*?)</li>', page, re.DOTALL)
    assert found, text_of(page)
    return text_of(found[1])


def _nothing_private_elsewhere(jury: Jury, tmp_path: Path, code: str) -> None:
    """Not in the log, not on public pages, not in the bundle of the body: contact data, name without consent, code."""
    bundle = tmp_path / "body.zip"
    bundle.write_bytes(jury.team.request("GET", f"/audit/bodies/{jury.body}/bundle.zip").content)
    with ZipFile(bundle) as zipped:
        record = "".join(zipped.read(name).decode() for name in zipped.namelist())
    assert "proposal-admitted" in record
    guest = jury.house.visitor()
    public = [guest.get(path) for path in ("/", f"/rounds/{jury.round}")]
    journal = jury.team.get(f"/audit/bodies/{jury.body}")
    for secret in (*PRIVATE, code):
        assert all(secret not in place for place in (*public, record, journal, jury.house.log.read_text())), secret
    assert jury.house.juryvote("check").returncode == 0


BAD = {
    "a negative cost line": {"line_amount": "-5"},
    "1e12 €": {"line_amount": "1000000000000"},
    "own money above the costs": {"line_own": "9999"},
    "a day in the past": {"begins": "2020-01-01"},
    "not a day": {"begins": "مايو 🌻"},
    "half a person": {"reach": "1.5"},
}


def test_bad_input_is_refused_and_kept(jury: Jury) -> None:
    guest, address = jury.house.visitor(), f"/rounds/{jury.round}/apply"
    code = code_in(guest.get(address))
    for what, change in BAD.items():
        form = [pair for pair in form_of(code, "hand-in", **DECLARED) if pair[0] not in change] + list(change.items())
        page = guest.post(address, form, expect=422)
        assert "Das fehlt noch" in page, what
        assert "Bänke für den Hof 🌻" in page, what
    long = guest.post(address, {"code": code, "title": "x" * 201}, expect=422)
    assert "zu lang" in long
    guest.post(address, {"code": code, "unknown": "1"}, expect=422)
    guest.post(address, {"code": code, "goals": "gold"}, expect=422)
    guest.post(address, {"code": "short", "title": "x"}, expect=403)
    guest.post(address, {"code": code, "what_for": "x" * 100_000_000}, expect=413)
    stranger = "A" * 28
    assert guest.request("POST", "/application", {"code": stranger}).status_code == 403
    everywhere = "🌻\u202eمرحبا\u200f <b>"
    typed = {name: everywhere for name in FIELDS if name not in ("reach", "asked")}
    page = guest.post(address, {"code": code, **typed}, expect=200)
    assert "<b>" not in page.replace('<b class="number"></b>', "")
    assert "Gespeichert" in text_of(guest.post("/application", {"code": code}, expect=200))
