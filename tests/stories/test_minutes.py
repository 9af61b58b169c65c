"""Minutes over HTTP: written by themselves, remarked on, put on the next agenda, approved, read by everybody."""

import hashlib
import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.house import House, open_house, text_of
from tests.jury import Jury
from tests.unsettled import vote

HERE = ("Ada", "Bilal", "Cem", "Dora", "Emil")


@pytest.fixture
def house(database_url: str, tmp_path: Path) -> Iterator[House]:
    with open_house(database_url, tmp_path / "log") as house:
        yield house


def page_of(jury: Jury, meeting: str) -> str:
    return text_of(jury.team.get(f"/team/meetings/{meeting}/minutes"))


def first_evening(jury: Jury) -> str:
    """Granted and published; Bilal was biased at the second item and left."""
    jury.arrive(*HERE)
    jury.do("open")
    jury.do(f"items/{jury.item(1)}/call")
    jury.do(f"items/{jury.item(1)}/ballot", {"amount": "450,00"})
    vote(jury, jury.ballot(), HERE, ())
    jury.do(f"items/{jury.item(1)}/publish")
    jury.phones["Bilal"].press(f"/items/{jury.item(2)}/conflict", {"reason": "relative"})
    jury.do(f"items/{jury.item(2)}/call")
    jury.do("adjourn")
    return jury.meeting


def remark(jury: Jury, meeting: str, place: str, text: str, version: int = 0, expect: int = 303) -> str:
    form = {"place": place, "remark": text, "version": str(version)}
    return jury.team.post(f"/team/meetings/{meeting}/minutes/remarks", form, expect=expect)


def test_from_the_evening_to_the_approved_text(house: House, tmp_path: Path) -> None:
    jury, everybody = Jury(house), house.visitor()
    planned = jury.meeting
    sheet = jury.team.request("GET", f"/team/meetings/{planned}/attendance.pdf").content
    assert all(name in PdfReader(BytesIO(sheet)).pages[0].extract_text() for name in HERE)
    invited = jury.team.request("GET", f"/team/meetings/{planned}/invitation.pdf").content
    assert "Hochbeete" in PdfReader(BytesIO(invited)).pages[0].extract_text()
    slips = jury.team.request("GET", f"/team/meetings/{planned}/slips.pdf?item=1&count=3").content
    assert PdfReader(BytesIO(slips)).pages[0].extract_text().count("Soll „Hoffest“ 450,00\u00a0€ bekommen?") == 3
    assert "Keine Stimmzettel" in text_of(jury.team.get(f"/team/meetings/{planned}/slips.pdf?item=99", expect=422))
    jury.team.get(f"/team/meetings/{planned}/minutes", expect=404)
    meeting, item = first_evening(jury), jury.item(1)
    said = page_of(jury, meeting)
    for line in ("7 Sitze, davon 7 besetzt.", "Ada, Sitz 1", "Nicht da: Fatma", "Ja 5, Nein 0", "Beschluss 1/"):
        assert line in said, said
    assert "Befangen, ohne Stimme bei diesem Punkt: Bilal." in said
    assert f"/team/meetings/{meeting}/minutes" in jury.team.get(f"/team/meetings/{meeting}")

    for _ in range(2):  # a double tap
        remark(jury, meeting, item, "Der Hof\nwird grün.")
    refused = remark(jury, meeting, item, "Etwas anderes.", expect=409)
    assert "inzwischen jemand anderes geschrieben" in text_of(refused)
    assert "Etwas anderes." in refused  # nothing typed is lost
    remark(jury, meeting, item, "Der Hof wird grün.", version=1)
    history = text_of(jury.team.get(f"/team/meetings/{meeting}/minutes"))
    told = history[history.index("Fassungen") : history.index("Anmerkung ändern")]
    assert re.search(r"Mira.* Der Hof wird grün\. .*Mira.* Der Hof wird grün\.", told), told  # who, and both versions
    remark(jury, meeting, "nowhere", "x", expect=422)
    remark(jury, meeting, "", "x" * 2001, expect=422)
    remark(jury, meeting, "", "Es war ein schöner Abend.")
    everybody.get(f"/minutes/{meeting}", expect=404)
    everybody.get(f"/minutes/{meeting}/niederschrift.txt", expect=404)

    jury.proposals = []
    jury.meeting = jury.plan("2099-03-07T18:00")
    for _ in range(2):
        jury.team.post(f"/team/meetings/{meeting}/minutes/approval", {"on": jury.meeting})
    assert "Steht zur Genehmigung auf der Tagesordnung: Wintersitzung" in page_of(jury, meeting)
    assert "ändert sich nicht mehr" in text_of(remark(jury, meeting, "", "Zu spät.", version=1, expect=409))
    jury.team.post(f"/team/meetings/{meeting}/minutes/approval", {"on": meeting}, expect=422)
    jury.arrive(*HERE)
    jury.do("open")
    assert jury.desk().count('id="line-') == 1
    jury.do(f"items/{jury.item(1)}/call")
    jury.do(f"items/{jury.item(1)}/ballot")
    vote(jury, jury.ballot(), HERE[:4], HERE[4:])
    jury.do("adjourn")
    assert "Genehmigt am" in page_of(jury, meeting)
    _everybody_reads(house, jury, meeting)
    _holds(house, jury, tmp_path)


def _everybody_reads(house: House, jury: Jury, meeting: str) -> None:
    everybody = house.visitor()
    page = everybody.get(f"/minutes/{meeting}")
    digest = re.search(r"\b[0-9a-f]{64}\b", page)
    answer = everybody.request("GET", f"/minutes/{meeting}/niederschrift.txt")
    assert digest
    assert hashlib.sha256(answer.content).hexdigest() == digest[0]
    text = answer.content.decode()
    assert "> Der Hof wird grün.\n" in text
    assert "1 Person war befangen und ohne Stimme." in text
    assert not any(name in text + text_of(page) for name in HERE)
    english = text_of(everybody.get(f"/minutes/{meeting}", headers={"accept-language": "en"}))
    assert "Minutes: Wintersitzung" in english
    assert "1 person was biased and had no vote." in english
    decision = re.search(r'href="(/decisions/\w+)"', everybody.get("/"))
    assert decision
    assert f'href="/minutes/{meeting}"' in everybody.get(decision[1])
    assert "Ada" in jury.team.request("GET", f"/team/meetings/{meeting}/minutes.txt").text
    printed = everybody.request("GET", f"/minutes/{meeting}/niederschrift.pdf")
    inside = jury.team.request("GET", f"/team/meetings/{meeting}/minutes.pdf")
    pages = [
        " ".join(one.extract_text() for one in PdfReader(BytesIO(answer.content)).pages) for answer in (printed, inside)
    ]
    assert ["Ada" in page for page in pages] == [False, True]
    assert digest[0] in pages[0].replace("\n", "")
    assert printed.headers["content-type"] == "application/pdf"
    assert (
        everybody.request(
            "GET", f"/minutes/{meeting}/niederschrift.pdf", headers={"if-none-match": printed.headers["etag"]}
        ).status_code
        == 304
    )


def _holds(house: House, jury: Jury, folder: Path) -> None:
    bundle = jury.team.request("GET", f"/audit/bodies/{jury.body}/bundle.zip")
    (folder / "bundle.zip").write_bytes(bundle.content)
    fine = house.juryvote("verify", str(folder / "bundle.zip"))
    assert "ALLES STIMMT" in fine.stdout, fine.stdout
    checked = house.juryvote("check")
    assert checked.returncode == 0, checked.stdout
    _continues(jury, bundle.content)


def _continues(jury: Jury, earlier: bytes) -> None:
    """The auditor holds what was taken home, or three lines from paper, against the journal of later."""
    at = f"/audit/bodies/{jury.body}"
    seal = re.search(r'<pre class="seal"[^>]*>(.*?)</pre>', jury.team.get(at), re.DOTALL)
    assert seal
    three = "\n".join(text_of(seal[1]).split()[:3])
    meeting = jury.plan("2099-06-01T18:00")
    seen = text_of(jury.team.post(f"{at}/compare", files={"older": ("alt.zip", earlier)}, expect=200))
    assert "Fortgesetzt" in seen
    assert "Der Schlüssel ist ein anderer" not in seen
    assert "Fortgesetzt" in text_of(jury.team.post(f"{at}/compare", {"checkpoint": three, "older": ""}, expect=200))
    lie = three.replace(three.split("\n")[1], "7")
    assert "Zwei verschiedene Bücher" in text_of(jury.team.post(f"{at}/compare", {"checkpoint": lie}, expect=200))
    wrong = jury.team.post(f"{at}/compare", {"checkpoint": "nur so"}, expect=422)
    assert "kein Prüfpaket und kein Prüfpunkt" in wrong
    assert ">nur so</textarea>" in wrong  # nothing typed is lost
    only = text_of(jury.team.get(f"{at}?kind=meeting-planned&meeting={meeting}"))
    assert "1 Eintrag · Alle zeigen" in only
    assert "0 Einträge" in text_of(jury.team.get(f"{at}?since=2001-01-01&until=2001-01-02"))
    assert "Abstimmung eröffnet" in text_of(jury.team.get(at))
    assert "Angesehen wurden" in text_of(jury.team.get(f"{at}/findings"))


def test_what_the_body_rejects_is_a_draft_again(house: House) -> None:
    jury = Jury(house)
    meeting = first_evening(jury)
    jury.proposals = []
    jury.meeting = jury.plan("2099-03-07T18:00")
    jury.team.post(f"/team/meetings/{meeting}/minutes/approval", {"on": jury.meeting})
    jury.arrive(*HERE)
    jury.do("open")
    jury.do(f"items/{jury.item(1)}/call")
    jury.do(f"items/{jury.item(1)}/ballot")
    vote(jury, jury.ballot(), HERE[:1], HERE[1:])
    jury.do("adjourn")
    assert "noch nicht genehmigt" in page_of(jury, meeting)
    remark(jury, meeting, "", "Nun richtig.")
    third = jury.plan("2099-04-07T18:00")
    jury.team.post(f"/team/meetings/{meeting}/minutes/approval", {"on": third})
    assert "Steht zur Genehmigung" in page_of(jury, meeting)
    assert house.juryvote("check").returncode == 0
