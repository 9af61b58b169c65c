"""Photos and PDFs beside an application: attached without script, shown small, read by the team only, taken away."""

import re
import sqlite3
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from tests.house import Visitor, open_house, text_of
from tests.jury import Jury
from tests.stories.test_applying import DECLARED, code_in, form_of
from tests.stories.test_report_photos import picture

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
PAGE = b"<html><script>alert(1)</script></html>"


@pytest.fixture
def jury(database_url: str, tmp_path: Path) -> Iterator[Jury]:
    with open_house(database_url, tmp_path / "log") as house:
        yield Jury(house)


def send(guest: Visitor, jury: Jury, code: str, *files: bytes, expect: int = 200, **fields: str) -> str:
    """The form as a browser sends it, with files; one empty where none was chosen."""
    chosen = [("photo", (f"IMG_{at}.jpg", data)) for at, data in enumerate(files)] or [("photo", ("", b""))]
    return guest.post(f"/rounds/{jury.round}/apply", {"code": code, **fields}, expect=expect, files=chosen)


def removable(page: str) -> list[str]:
    return re.findall(r'name="remove" value="(\w+)"', page)


def test_photos_come_along_and_only_the_team_opens_them(jury: Jury) -> None:
    guest = jury.house.visitor()
    code = code_in(guest.get(f"/rounds/{jury.round}/apply"))
    page = send(guest, jury, code, picture(), PDF, title="Bänke", act="save")
    assert page.count('src="data:image/jpeg;base64,') == 1
    assert 'value="Bänke"' in page
    send(guest, jury, code, picture(), title="Bänke", act="save")  # pressed twice
    page = send(guest, jury, code, picture(colour="red"), title="Bänke", act="save")
    assert len(removable(page)) == 3
    page = send(guest, jury, code, title="Bänke und Tisch", remove=removable(page)[0])
    assert len(removable(page)) == 2
    assert 'value="Bänke und Tisch"' in page
    stranger = code_in(guest.get(f"/rounds/{jury.round}/apply"))
    send(guest, jury, stranger, title="Fremd", remove=removable(page)[0])
    assert len(removable(guest.post("/application", {"code": code}, expect=200))) == 2
    receipt = guest.post(f"/rounds/{jury.round}/apply", form_of(code, "hand-in", **DECLARED), expect=200)
    assert receipt.count('src="data:image/jpeg;base64,') == 1
    assert "PDF" in text_of(receipt)
    send(guest, jury, code, picture(colour="blue"), title="Bänke", act="save")  # handed in: nothing changes any more
    _the_team_opens_them(jury)


def _the_team_opens_them(jury: Jury) -> None:
    found = re.search(r'href="(/team/proposals/\w+)">4\.', jury.team.get(f"/team/rounds/{jury.round}"))
    assert found
    page = jury.team.get(found[1])
    files = re.findall(r'href="(/team/attachments/\w+)"', page)
    assert len(files) == 2
    answers = [jury.team.request("GET", file) for file in files]
    assert sorted(answer.headers["content-type"] for answer in answers) == ["application/pdf", "image/jpeg"]
    for answer in answers:
        assert answer.headers["content-security-policy"] == "default-src 'none'; sandbox"
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["content-disposition"].startswith("attachment")
        assert b"Spionkamera" not in answer.content
    picture = next(answer.content for answer in answers if answer.headers["content-type"] == "image/jpeg")
    assert Image.open(BytesIO(picture)).size == (400, 600)
    jury.arrive("Ada")
    assert [who.request("GET", files[0]).status_code for who in (jury.house.visitor(), jury.phones["Ada"])] == [
        401,
        403,
    ]


REFUSED = {
    "a drawing": (SVG, "Diese Datei geht nicht"),
    "a page": (PAGE, "Diese Datei geht nicht"),
    "half a photo": (picture()[:300], "Diese Datei ist beschädigt"),
    "thirteen megabytes": (picture() + b"\x00" * 13_000_000, "Diese Datei ist zu groß"),
}


def test_what_cannot_be_attached_is_refused_and_loses_nothing(jury: Jury) -> None:
    guest = jury.house.visitor()
    code = code_in(guest.get(f"/rounds/{jury.round}/apply"))
    send(guest, jury, code, *(picture(colour=colour) for colour in ("red", "white")), title="Bänke")
    for what, (data, said) in REFUSED.items():
        page = send(guest, jury, code, data, expect=422, title="Bänke 🌻", what_for=what)
        assert said in text_of(page), what
        assert 'value="Bänke 🌻"' in page, what
        assert len(removable(page)) == 2, what
    many = [picture(size=(40 + number, 40)) for number in range(11)]
    page = send(guest, jury, code, *many, expect=422, title="Bänke")
    assert "Möglich sind 12 Dateien." in text_of(page)
    assert len(removable(page)) == 12
    guest.post(f"/rounds/{jury.round}/apply", {"code": code, "photo": "no file"}, expect=422)
    send(guest, jury, code, b"x" * 100_000_000, expect=413)
    page = send(guest, jury, code, title="Bänke", remove=removable(page)[0])
    page = send(guest, jury, code, picture(colour="blue") + PAGE, title="Bänke")
    assert len(removable(page)) == 12
    assert jury.house.juryvote("check").returncode == 0


def test_a_forgotten_draft_takes_its_photos_with_it(tmp_path: Path) -> None:
    database = f"sqlite:///{tmp_path / 'juryvote.sqlite3'}"
    with open_house(database, tmp_path / "log") as house:
        jury, guest = Jury(house), house.visitor()
        kept, old = (code_in(guest.get(f"/rounds/{jury.round}/apply")) for _ in range(2))
        for code in (kept, old):
            send(guest, jury, code, picture(), title="Bänke")
        with sqlite3.connect(tmp_path / "juryvote.sqlite3") as db:
            newest = db.execute("SELECT id FROM applications ORDER BY begun_at DESC, id").fetchall()[0][0]
            db.execute("UPDATE applications SET changed_at = '2020-01-01T00:00:00Z' WHERE id = ?", (newest,))
        house.stop()
        house.start()
        with sqlite3.connect(tmp_path / "juryvote.sqlite3") as db:
            left = db.execute("SELECT owner FROM attachments").fetchall()
            assert left == db.execute("SELECT id FROM applications").fetchall()
            assert len(left) == 1
            assert left != [(newest,)]
