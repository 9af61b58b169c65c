"""Hardest situation 8: five voters in secret: one phone dies, one votes from home, two have none; and all agree."""

import io
import json
import re
import zipfile
from pathlib import Path

from tests.house import House, Visitor, open_house, text_of
from tests.jury import Jury
from tests.sealed_phone import SealedPhone
from tests.unsettled import verified
from tests.web.test_kiosk import tablet_of, unlock, vote_at

PHONES = ("Ada", "Bilal")  # Cem and Emil have none, Dora takes part by telephone
PAPER = ("Cem", "Emil")


def test_a_secret_ballot_of_five(database_url: str, tmp_path: Path) -> None:
    with open_house(database_url, tmp_path / "log") as house:
        jury = Jury(house)
        phones = _they_come(house, jury)
        ballot = _the_chair_is_warned(jury)
        tracker = phones["Ada"].vote("yes")
        _a_phone_dies(house, jury, phones["Bilal"])
        _by_telephone(jury, phones["Dora"], ballot)
        _two_on_paper(jury, ballot)
        jury.do(f"ballots/{ballot}/close")
        _five_to_none(jury, phones["Ada"], ballot, tracker)
        _nothing_says_who_voted_what(verified(house, jury, tmp_path, meeting=False), jury)


def _they_come(house: House, jury: Jury) -> dict[str, SealedPhone]:
    jury.arrive(*PHONES)
    photographed = jury.door_code("Cem")
    assert house.visitor().post("/enter", {"code": photographed}) == "/meeting"
    said = text_of(house.visitor().post("/enter", {"code": photographed}, expect=410))  # at home, from the picture
    assert "schon benutzt" in said
    for name in ("Dora", "Emil"):
        jury.do("presence", {"member": jury.members[name], "direction": "in"})
    jury.phones["Dora"] = _with_a_card(house, jury, "Dora")
    phones = {name: SealedPhone(jury.phones[name]) for name in (*PHONES, "Dora")}
    for phone in phones.values():
        phone.enrol()
    jury.do("open")
    return phones


def _with_a_card(house: House, jury: Jury, name: str) -> Visitor:
    """The printed card lets one phone in, once; whoever finds it later stays outside."""
    page = text_of(jury.team.post(f"/team/meetings/{jury.meeting}/cards", expect=200))
    code = re.search(rf"{name}\b.*?\b([A-Z0-9]{{4}}-[A-Z0-9]{{4}})\b", page)
    assert code, page
    phone = house.visitor()
    assert phone.post("/enter", {"code": code[1]}) == "/meeting"
    house.visitor().post("/enter", {"code": code[1]}, expect=410)
    return phone


def _the_chair_is_warned(jury: Jury) -> str:
    item = jury.item(1)
    jury.do(f"items/{item}/call")
    assert "Geheim: Bei nur 5 Stimmen lässt sich das Geheime leicht erraten." in text_of(jury.desk())
    jury.do(f"items/{item}/ballot", {"amount": "450,00", "mode": "sealed"})
    return jury.ballot()


def _a_phone_dies(house: House, jury: Jury, dead: SealedPhone) -> None:
    """The door lets the person in with another phone; the old one counts no more, and neither may vote twice."""
    slip, path = dead.slip("no"), dead.form()["action"]
    jury.arrive("Bilal")
    assert dead.visitor.request("GET", "/meeting").status_code in (303, 401)
    assert dead.visitor.request("POST", path, slip).status_code in (303, 401)
    tablet = tablet_of(house, jury)
    unlock(jury, "Bilal")
    assert "Ihre Stimme ist gezählt." in vote_at(tablet, "yes")
    said = jury.phones["Bilal"].request("POST", path, slip)  # what the old phone had encrypted, sent by the new one
    assert said.status_code == 422, text_of(said.text)


def _by_telephone(jury: Jury, dora: SealedPhone, ballot: str) -> None:
    """Nobody can say a secret vote aloud to a helper; at home the own phone votes as in the room."""
    aloud = {"member": jury.members["Dora"], "choice": "yes"}
    assert "geheim" in text_of(jury.do(f"ballots/{ballot}/helper", aloud, expect=409)).lower()
    dora.vote("yes")


def _two_on_paper(jury: Jury, ballot: str) -> None:
    jury.do(f"ballots/{ballot}/paper", [("people", jury.members[name]) for name in PAPER])
    count = {"yes": "2", "no": "0", "abstain": "0"}
    jury.do(f"ballots/{ballot}/paper-count", count)
    jury.phones["Ada"].press(f"/ballots/{ballot}/paper-count", count)


def _five_to_none(jury: Jury, ada: SealedPhone, ballot: str, tracker: str) -> None:
    for page in (jury.desk(), jury.phones["Ada"].get("/meeting")):
        assert "5 Ja-Stimmen" in text_of(page)
    assert "Alle haben gleich gestimmt. Damit ist bekannt" in text_of(jury.desk())
    listed = ada.trackers(ballot)
    assert tracker in listed
    assert len(listed) == 5


def _nothing_says_who_voted_what(bundle: bytes, jury: Jury) -> None:
    lines = [json.loads(line) for line in _journal(bundle).splitlines()]
    closed = next(line["payload"] for line in lines if line["header"]["kind"] == "ballot-closed")
    assert {one["member"]: one["channel"] for one in closed["sealed"]["voted"]} == {
        jury.members["Ada"]: "phone",
        jury.members["Bilal"]: "kiosk",
        jury.members["Dora"]: "phone",
        jury.members["Cem"]: "paper",
        jury.members["Emil"]: "paper",
    }
    assert closed["slips"] == []
    assert closed["by_hand"] == []


def _journal(bundle: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(bundle)) as files:
        return files.read("journal.jsonl").decode()
