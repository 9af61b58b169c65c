"""A form that came on paper: printed empty, typed in by the team, and followed by the applicant like any other."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house import open_house, text_of
from tests.jury import Jury
from tests.stories.test_applying import DECLARED, FIELDS, PRIVATE, code_in, form_of


@pytest.fixture
def jury(database_url: str, tmp_path: Path) -> Iterator[Jury]:
    with open_house(database_url, tmp_path / "log") as house:
        yield Jury(house)


def _paper(code: str, day: str = "2026-01-05", **more: str) -> list[tuple[str, str]]:
    return [pair for pair in form_of(code, "", **DECLARED, **more) if pair[0] != "act"] + [("received_on", day)]


def test_the_empty_form_has_the_fields_of_the_public_one(jury: Jury) -> None:
    guest = jury.house.visitor()
    online, printed = guest.get(f"/rounds/{jury.round}/apply"), text_of(guest.get(f"/rounds/{jury.round}/paper"))
    labels = [text_of(label) for label in re.findall(r"<label for=[^>]*>(.*?)</label>", online, re.DOTALL)]
    asked = {label.removesuffix("(freiwillig)").strip() for label in labels if "Foto" not in label}
    assert len(asked) > len(FIELDS)
    assert [label for label in sorted(asked) if label not in printed] == []
    assert f"/rounds/{jury.round}" in guest.get(f"/rounds/{jury.round}/paper")


def test_a_form_on_paper_becomes_a_proposal_with_a_code(jury: Jury) -> None:
    address = f"/team/rounds/{jury.round}/paper"
    code = code_in(jury.team.get(address))
    missing = jury.team.post(address, _paper(code, title=""), expect=422)
    assert "Der Titel fehlt" in text_of(missing)
    assert FIELDS["what_for"] in missing  # nothing typed is lost
    jury.team.post(address, _paper(code, day="2199-01-01"), expect=422)
    jury.team.post(address, _paper(code, day="gestern"), expect=422)
    receipt = text_of(jury.team.post(address, _paper(code), expect=200))
    assert "Antrag Nummer 4" in receipt
    assert "Antrag Nummer 4" in text_of(jury.team.post(address, _paper(code), expect=200))  # a double tap is one
    page = text_of(jury.house.visitor().post("/application", {"code": code}, expect=200))
    assert "Antrag Nummer 4" in page
    found = re.findall(r"/team/proposals/\w+", jury.team.get(f"/team/rounds/{jury.round}"))
    told = jury.team.get(found[-1])
    assert "Auf Papier eingereicht" in told
    assert all(secret in told for secret in PRIVATE)


def test_what_came_in_time_counts_also_when_it_is_typed_in_later(jury: Jury) -> None:
    address = f"/team/rounds/{jury.round}/paper"
    code = code_in(jury.team.get(address))
    jury.team.post(f"/team/rounds/{jury.round}/close", {"reason": "Der Fonds ist leer"})
    assert "Antrag Nummer 4" in text_of(jury.team.post(address, _paper(code), expect=200))
    guest = jury.house.visitor()
    assert "nimmt keine Anträge mehr an" in guest.get(f"/rounds/{jury.round}/apply")
    assert jury.house.juryvote("check").returncode == 0
