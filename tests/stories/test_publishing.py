"""What other programs fetch holds what is published and nobody's name; unchanged answers are a line."""

import csv
import io
from pathlib import Path
from typing import Any

import feedparser
import pytest
from icalendar import Calendar
from python_calamine import CalamineWorkbook

from tests.house import House, open_house
from tests.jury import Jury
from tests.web.test_cut_papers import words_of

TITLE = '=HYPERLINK("https://evil.example") & <b>Bänke</b> \U0001f33b العربية'


class Published(Jury):
    """Two proposals; the first is carried, and published on demand."""

    def decide(self, number: int = 1) -> str:
        item = self.item(number)
        self.do(f"items/{item}/call")
        self.do(f"items/{item}/ballot", {"amount": "450"})
        for name in ("Ada", "Bilal", "Cem", "Dora"):
            self.vote(name, "yes")
        self.do(f"ballots/{self.ballot()}/close")
        return item


def evening(house: House) -> Published:
    jury = Published(house)
    jury.arrive("Ada", "Bilal", "Cem", "Dora")
    jury.do("open")
    return jury


def fetch(jury: Jury, path: str, **headers: str) -> Any:
    return jury.house.visitor().request("GET", path, headers=headers)


def rows_of(jury: Jury, path: str = "/register.csv") -> list[dict[str, str]]:
    text = fetch(jury, path).content
    assert text.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(text.decode("utf-8-sig")), delimiter=";"))


def sheet_of(jury: Jury) -> list[list[Any]]:
    data = fetch(jury, "/register.xlsx").content
    return CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()


def test_what_is_decided_is_nowhere_before_it_is_published(database_url: str, tmp_path: Path) -> None:
    with open_house(database_url, tmp_path / "log") as house:
        jury = evening(house)
        item = jury.decide()
        feeds = ["/feeds/all.atom", f"/feeds/{jury.body}.atom"]
        for path in feeds:
            assert feedparser.parse(fetch(jury, path).content).entries == []
        assert (rows_of(jury), len(sheet_of(jury))) == ([], 1)
        agenda = f"/agendas/{jury.meeting}/tagesordnung.pdf"
        words = words_of(fetch(jury, agenda).content)
        assert words.count("Antrag auf Förderung") == 3
        assert "Hoffest" not in words
        before = fetch(jury, feeds[1])
        assert fetch(jury, feeds[1], **{"if-none-match": before.headers["etag"]}).status_code == 304
        jury.do(f"items/{item}/publish")
        after = fetch(jury, feeds[1], **{"if-none-match": before.headers["etag"]})
        assert after.status_code == 200
        for path in feeds:
            read = feedparser.parse(fetch(jury, path).content)
            assert not read.bozo
            assert len(read.entries) == 1
            assert fetch(jury, read.entries[0].link.removeprefix(house.base)).status_code == 200
        words = words_of(fetch(jury, agenda).content)
        assert words.count("Antrag auf Förderung") == 2
        assert "1 Hoffest 1/" in words
        row = rows_of(jury)[0]
        assert (row["Ergebnis"], row["Bewilligt (EUR)"]) == ("angenommen", "450,00")
        assert rows_of(jury, f"/register.csv?body={jury.body}&year=1999") == []
        _, line = sheet_of(jury)
        assert 450.0 in line
        said = "".join(fetch(jury, path).text for path in (*feeds, "/register.csv", f"/calendar/{jury.body}.ics"))
        for name in (*jury.members, *jury.members.values()):
            assert f" {name} " not in said
            assert len(name) < 15 or name not in said
        assert "Verein" not in said


def test_an_unchanged_answer_is_a_line_and_a_correction_is_told(database_url: str, tmp_path: Path) -> None:
    with open_house(database_url, tmp_path / "log") as house:
        jury = evening(house)
        jury.do(f"items/{jury.decide()}/publish")
        paths = ("/feeds/all.atom", "/register.csv", "/register.xlsx", f"/calendar/{jury.body}.ics")
        first = {path: fetch(jury, path) for path in paths}
        for path, answer in first.items():
            for sent in (
                {"if-none-match": answer.headers["etag"]},
                {"if-none-match": f'"other", {answer.headers["etag"]}'},
                {"if-modified-since": answer.headers["last-modified"]},
            ):
                again = fetch(jury, path, **sent)
                assert (again.status_code, again.content) == (304, b""), (path, sent)
                assert again.headers["etag"] == answer.headers["etag"]
            for sent in ({"if-none-match": '"other"'}, {"if-modified-since": "Thu, 01 Jan 2015 00:00:00 GMT"}):
                assert fetch(jury, path, **sent).status_code == 200
            assert fetch(jury, path, **{"if-modified-since": "nonsense"}).status_code == 200
        entry = feedparser.parse(first["/feeds/all.atom"].content).entries[0]
        decision = entry.link.rsplit("/", 1)[1]
        jury.team.post(f"/team/decisions/{decision}/correct", {"text": "Neuer Wortlaut.", "why": "Tippfehler"})
        now = feedparser.parse(fetch(jury, "/feeds/all.atom").content).entries[0]
        assert (now.id, now.published) == (entry.id, entry.published)
        assert now.updated > entry.updated
        assert "Neuer Wortlaut." in now.summary
        assert rows_of(jury)[0]["Fassung"] == "2"


def test_a_calendar_has_lasting_names_utc_and_cancellations(database_url: str, tmp_path: Path) -> None:
    with open_house(database_url, tmp_path / "log") as house:
        jury = evening(house)
        form = {"body": jury.body, "title": "Frühling; mit, Komma", "place": "Büro", "starts": "2099-07-07T18:00"}
        later = jury.team.post("/team/meetings", form).rsplit("/", 1)[1]
        path = f"/calendar/{jury.body}.ics"
        first = fetch(jury, path)
        found = {str(event["uid"]): event for event in Calendar.from_ical(first.content).walk("VEVENT")}
        mine = found[f"{later}@juryvote"]
        assert len(found) == 2
        assert (mine["status"], mine["sequence"], mine["location"]) == ("CONFIRMED", 0, "Büro")
        assert mine["summary"].startswith("Frühling; mit, Komma")
        assert fetch(jury, str(mine["url"]).removeprefix(house.base)).headers["content-type"] == "application/pdf"
        assert b"DTSTART:20990707T160000Z" in first.content
        jury.team.post(f"/team/meetings/{later}/call-off")
        second = fetch(jury, path, **{"if-none-match": first.headers["etag"]})
        assert second.status_code == 200
        mine = next(one for one in Calendar.from_ical(second.content).walk("VEVENT") if later in one["uid"])
        assert (mine["status"], mine["sequence"]) == ("CANCELLED", 1)


def test_a_title_stays_a_text(tmp_path: Path) -> None:
    with open_house(f"sqlite:///{tmp_path / 'juryvote.sqlite3'}", tmp_path / "log") as house:
        jury = evening(house)
        jury.do("items", {"title": TITLE})
        jury.do(f"items/{jury.item(4)}/call")
        jury.do(f"items/{jury.item(4)}/ballot")
        for name in ("Ada", "Bilal", "Cem", "Dora"):
            jury.vote(name, "yes")
        jury.do(f"ballots/{jury.ballot()}/close")
        jury.do(f"items/{jury.item(4)}/publish")
        assert rows_of(jury)[0]["Gegenstand"] == f"'{TITLE}"
        assert TITLE in sheet_of(jury)[1]
        assert b"<f>" not in fetch(jury, "/register.xlsx").content
        entry = feedparser.parse(fetch(jury, "/feeds/all.atom").content).entries[0]
        assert "العربية" in entry.title
        assert "<b>" not in entry.summary


@pytest.mark.parametrize("path", ["/feeds/nothing.atom", "/feeds/all", "/calendar/nothing.ics", "/calendar/all.ics"])
def test_an_address_without_anything_is_404(path: str, tmp_path: Path) -> None:
    with open_house(f"sqlite:///{tmp_path / 'juryvote.sqlite3'}", tmp_path / "log") as house:
        assert house.visitor().request("GET", path).status_code == 404


def test_the_register_leads_to_all_of_them(tmp_path: Path) -> None:
    with open_house(f"sqlite:///{tmp_path / 'juryvote.sqlite3'}", tmp_path / "log") as house:
        jury = evening(house)
        page = jury.house.visitor().get(f"/?body={jury.body}")
        for kind, path in (("atom+xml", f"/feeds/{jury.body}.atom"), ("calendar", f"/calendar/{jury.body}.ics")):
            assert f'{kind}" title=' in page
            assert page.count(f'href="{path}"') == 2
        assert f'href="/register.xlsx?body={jury.body}"' in page
