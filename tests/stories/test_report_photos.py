"""Photos and scans beside a report: kept without place and camera, refused in words, seen by nobody else."""

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from juryvote.world import World
from tests.at_home import Calendar
from tests.granting import Granted, day, receipts
from tests.house import Visitor, open_house, text_of

SECRET_PLACE = b"52.4862 13.4275 Sonnenallee"
Files = list[tuple[str, tuple[str, bytes, str]]]


def picture(form: str = "JPEG", size: tuple[int, int] = (600, 400), colour: str = "green") -> bytes:
    """A photo that says where it was taken, and that lies on its side."""
    out, exif = io.BytesIO(), Image.Exif()
    exif[0x010F], exif[0x0112], exif[0x010E] = "Spionkamera", 6, SECRET_PLACE.decode()
    Image.new("RGB", size, colour).save(out, form, exif=exif)
    return out.getvalue()


def upload(visitor: Visitor, path: str, form: dict[str, str], *files: bytes, expect: int = 200) -> str:
    sent: Files = [("photo", (f"../../{number}.jpg", data, "image/jpeg")) for number, data in enumerate(files)]
    answer = visitor.request("POST", path, form, files=sent)
    assert answer.status_code == expect, text_of(answer.text)[:600]
    return answer.text


@pytest.fixture
def jury(database_url: str, tmp_path: Path) -> Iterator[Granted]:
    with open_house(database_url, tmp_path / "log", kind=Calendar) as house:
        assert isinstance(house, Calendar)
        jury = Granted(house)
        jury.agree("600")
        yield jury


def test_photos_come_with_the_report(jury: Granted) -> None:
    path, form = "/application/report", {"code": jury.code, "act": "save", "text": "Schön war es hier."}
    scan = b"%PDF-1.7\nBeleg\n%%EOF\n"
    page = upload(jury.applicant, path, form, picture(), scan)
    assert page.count("<li><img") == 1
    assert "Gespeichert um" in text_of(page)
    again = upload(jury.applicant, path, form, picture(), picture("PNG", colour="red"))
    assert again.count("<li><img") == 2  # the same photo twice is one
    assert "Schön war es hier." in again
    gone = re.findall(r'name="remove" value="(\w+)"', again)[-1]
    less = upload(jury.applicant, path, {**form, "remove": gone, "text": "Weiter."})
    assert less.count("<li><img") == 1
    assert "Weiter." in less  # taking a file away loses no word
    _handed_in(jury)
    file = jury.team.get(f"/team/grants/{jury.grant}")
    assert "Die Fotos dürfen gezeigt werden, sagt der Bericht." in text_of(file)
    _own_data(jury)
    kept = re.findall(r'href="(/team/attachments/\w+)"', file)
    assert len(kept) == 2
    contents = [jury.team.request("GET", one) for one in kept]
    assert sorted(one.headers["content-type"] for one in contents) == ["application/pdf", "image/jpeg"]
    assert all(one.headers["content-security-policy"].endswith("sandbox") for one in contents)
    photo = next(one.content for one in contents if one.headers["content-type"] == "image/jpeg")
    assert Image.open(io.BytesIO(photo)).size == (400, 600)  # turned the right way round
    assert not Image.open(io.BytesIO(photo)).getexif()
    assert SECRET_PLACE not in photo
    for stranger, status in ((jury.house.visitor(), 401), (jury.applicant, 401)):
        assert stranger.request("GET", kept[0]).status_code == status
    assert jury.house.juryvote("check").returncode == 0


def _own_data(jury: Granted) -> None:
    """Whoever has the code takes home everything that is stored, and nothing about others."""
    file = jury.applicant.request("POST", "/application/data.json", {"code": jury.code})
    assert (file.status_code, file.headers["cache-control"]) == (200, "no-store")
    rows = file.json()["rows"]
    assert {"applications", "proposals", "grants", "agreements", "receipts", "attachments"} <= rows.keys()
    assert len(rows["attachments"]) == 2
    assert [row["what"] for row in rows["receipts"]] == ["Holz"]
    assert not any(secret in file.text for secret in ("code_hash", "content", "preview", "member"))
    wrong = jury.applicant.request("POST", "/application/data.json", {"code": "A" * 20})
    assert wrong.status_code == 403


def _handed_in(jury: Granted) -> None:
    lines = dict(receipts(("1", day(), "Holz", "12,50")))
    form = {"code": jury.code, "act": "hand-in", "text": "Schön war es hier.", "photos": "yes", **lines}
    assert "Ihr Bericht ist eingereicht" in text_of(upload(jury.applicant, "/application/report", form))
    late = {**form, "act": "save"}
    upload(jury.applicant, "/application/report", late, picture(colour="blue"), expect=409)


def test_what_is_no_photo_is_refused_and_nothing_typed_is_lost(jury: Granted) -> None:
    script = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"
    bad = {
        "an SVG": (script, "Diese Datei geht nicht"),
        "a web page": (b"<!doctype html><script>alert(1)</script>", "Diese Datei geht nicht"),
        "a PDF behind something else": (b"MZ%PDF-1.7\n%%EOF", "Diese Datei geht nicht"),
        "half a PDF": (b"%PDF-1.7\n", "Diese Datei geht nicht"),
        "half a photo": (picture()[:300], "Diese Datei ist beschädigt"),
        "no photo at all": (b"\xff\xd8\xff" + b"\0" * 500, "Diese Datei ist beschädigt"),
        "too many points": (picture("PNG", (5001, 5000)), "Dieses Bild ist zu groß"),
    }
    path, form = "/application/report", {"code": jury.code, "act": "save", "text": "Bitte nicht verlieren."}
    for what, (data, said) in bad.items():
        page = upload(jury.applicant, path, form, data, expect=422)
        assert said in text_of(page), what
        assert "Bitte nicht verlieren." in page, what
    assert "zu groß" in text_of(upload(jury.applicant, path, form, b"\xff\xd8\xff" + b"x" * 12_000_001, expect=422))
    upload(jury.applicant, path, form, b"x" * 100_000_000, expect=413)
    hidden = picture() + b"<script>alert(document.domain)</script>"  # two files in one
    upload(jury.applicant, path, form, hidden)
    for number in range(11):
        upload(jury.applicant, path, form, picture(colour=f"rgb({number * 20},0,0)"))
    assert "zu viele Dateien" in text_of(upload(jury.applicant, path, form, picture(colour="white"), expect=422))
    own = f"/team/grants/{jury.grant}"
    kept = re.findall(r'name="remove" value="(\w+)"', jury.team.get(own))
    assert len(kept) == 12
    assert all(b"script" not in jury.team.request("GET", f"/team/attachments/{one}").content for one in kept)
    gone = jury.team.request("POST", f"{own}/report", {"act": "save", "text": "", "remove": kept[0]})
    assert gone.status_code == 303
    assert jury.team.get(own).count('name="remove"') == 11
    stranger = {**form, "code": World().new_id().upper()}
    upload(jury.house.visitor(), path, stranger, picture(), expect=403)
