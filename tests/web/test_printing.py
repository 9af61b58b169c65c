"""Minutes on paper: tagged, with language, title and alternative texts, its text in order; typed words stay text."""

from io import BytesIO
from typing import Any

import pikepdf
import pytest
from pypdf import PdfReader

from juryvote.reads.agenda import AgendaLine, PublicAgenda
from juryvote.reads.minutes import MinutesPage
from juryvote.reads.parts import MeetingHead
from juryvote.reads.team.agenda import InvitationLine, InvitationSheet
from juryvote.reads.team.attendance import AttendanceSheet, SheetLine
from juryvote.rules.minutes import Standing, paper_of
from juryvote.web.agenda_paper import agenda_pdf
from juryvote.web.languages import say_in
from juryvote.web.meeting_paper import attendance_pdf, invitation_pdf
from juryvote.web.minutes_paper import leaning, minutes_pdf
from tests.rules.test_minutes import written

ARABIC = "قررت اللجنة منح المهرجان"
MARKUP = '#let x = 1; *fett* $a$ @ref <b> #image("/etc/passwd") \\'
SEAL = "juryvote/izxicphub3pqm443nfh7\n64\nT9ljZP6pGPzqrDx5EV1hmbuyUw4q6e8YP2LCfj+cJiQ=\n\n— juryvote +Dkzxke+YmUMg\n"

HELD = {"id": "e1", "title": "Märzsitzung", "body": "Jury", "area": "Donaukiez", "place": "Kiezladen"}
HEAD = MeetingHead(starts_at="2026-03-05T17:00:00.000000Z", state="planned", revision=1, **HELD)


def page(language: str) -> MinutesPage:
    minutes = written()
    remarks = {minutes.items[0].id: f"{ARABIC}\n{MARKUP}"}
    paper = paper_of(minutes, names={"m1": "Ayşe Demir"}, remarks=remarks, say=say_in(language))
    return MinutesPage(
        meeting="e1",
        body=minutes.body,
        body_id="b",
        area="Donaukiez",
        starts_at=minutes.starts_at,
        paper=paper,
        standing=Standing(state="draft"),
        digest="ab" * 32,
        remarks={},
        agendas=(),
        approved_in="",
        checkpoint=SEAL,
    )


@pytest.fixture(scope="module", params=["de", "en"])
def written_in(request: pytest.FixtureRequest) -> tuple[str, bytes]:
    language = str(request.param)
    return language, minutes_pdf(page(language), language=language, say=say_in(language))


def test_it_is_tagged_and_says_its_language_title_and_standards(written_in: tuple[str, bytes]) -> None:
    language, data = written_in
    with pikepdf.open(BytesIO(data)) as found:
        root: Any = found.Root
        assert str(root.Lang) == language
        assert bool(root.MarkInfo.Marked)
        assert bool(root.ViewerPreferences.DisplayDocTitle)
        with found.open_metadata() as told:
            said = {name.rpartition("}")[2] + "@" + name: told[name] for name in told}
        standards = {name: value for name, value in said.items() if name.startswith(("part@", "conformance@"))}
        assert sorted(standards.values()) == ["1", "2", "A"]  # PDF/UA-1 and PDF/A-2a
        title = "Niederschrift: Märzsitzung" if language == "de" else "Minutes: Märzsitzung"
        assert next(value for name, value in said.items() if name.startswith("title@")) == title


def elements(node: Any) -> list[Any]:
    """All elements of the structure tree below this one, in their order."""
    kids = node.get("/K")
    if kids is None:
        return []
    kids = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
    found = [kid for kid in kids if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
    return [one for kid in found for one in (kid, *elements(kid))]


def test_its_structure_can_be_read_aloud(written_in: tuple[str, bytes]) -> None:
    language, data = written_in
    with pikepdf.open(BytesIO(data)) as found:
        root: Any = found.Root
        found_ones = elements(root.StructTreeRoot)
        kinds = [str(one["/S"]) for one in found_ones]
        assert [kind for kind in kinds if kind.startswith("/H")][:3] == ["/H1", "/H2", "/H3"]
        assert {"/L", "/LI", "/P"} <= set(kinds)
        (figure,) = (one for one in found_ones if str(one["/S"]) == "/Figure")
        assert str(figure["/Alt"]).startswith("QR")
        if language == "en":  # the record's sentences stay German, and say so
            assert "de" in {str(one.get("/Lang")) for one in found_ones}


def test_its_text_comes_out_in_the_right_order(written_in: tuple[str, bytes]) -> None:
    language, data = written_in
    text = " ".join(" ".join(one.extract_text() for one in PdfReader(BytesIO(data)).pages).split())
    item, remark = ("Punkt 1", "Punkt 2") if language == "de" else ("Item 1", "Item 2")
    order = [
        "Ayşe Demir, ",
        item,
        "Soll „Hoffest“ 450,00 € bekommen?",
        "Angenommen: 3 Ja-Stimmen, nötig waren 3 von 4.",
        MARKUP,
        remark,
        "T9ljZP6pGPzqrDx5EV1hmbuyUw4q6e8YP2LCfj+cJiQ=",
    ]
    places = [text.index(one) for one in order]
    assert places == sorted(places)
    for word in ARABIC.split():  # letters of a word in their order: with some fonts they come out scrambled
        assert word in text


def test_the_same_paper_is_the_same_file(written_in: tuple[str, bytes]) -> None:
    language, data = written_in
    assert minutes_pdf(page(language), language=language, say=say_in(language)) == data


def test_people_sign_a_sheet_whose_table_can_be_read_aloud() -> None:
    lines = (
        SheetLine(seat=1, group="resident", role="holder", name=MARKUP),
        SheetLine(seat=1, group="resident", role="alternate", name="نور"),
    )
    data = attendance_pdf(AttendanceSheet(meeting=HEAD, lines=lines), language="de", say=say_in("de"))
    text = " ".join(" ".join(one.extract_text() for one in PdfReader(BytesIO(data)).pages).split())
    assert MARKUP in text
    assert "نور" in text
    assert "Vertretung, Bewohnerschaft" in text
    assert "Beginn 18:00" in text
    with pikepdf.open(BytesIO(data)) as found:
        root: Any = found.Root
        assert str(root.Lang) == "de"
        kinds = [str(one["/S"]) for one in elements(root.StructTreeRoot)]
    assert kinds.count("/Table") == 2
    assert kinds.count("/TH") == 5 + 2


def test_free_words_start_at_the_side_where_their_letters_do() -> None:
    assert [leaning(words) for words in (ARABIC, f"1. {ARABIC} a", f"a {ARABIC}", "12 €", "")] == [
        "rtl",
        "rtl",
        "ltr",
        "ltr",
        "ltr",
    ]


def test_an_invitation_has_its_agenda_as_a_table_and_says_which_quorum_counts() -> None:
    lines = (
        InvitationLine(number=1, title=MARKUP, asked_cents=45_000, told="Es gilt die Zahl für die zweite Einladung."),
        InvitationLine(number=2, title=ARABIC, asked_cents=None, told=""),
    )
    view = InvitationSheet(meeting=HEAD, again=True, lines=lines)
    data = invitation_pdf(view, language="en", say=say_in("en"))
    text = " ".join(" ".join(one.extract_text() for one in PdfReader(BytesIO(data)).pages).split())
    order = ["18:00", MARKUP, "zweite Einladung.", "450,00"]
    assert [text.index(one) for one in order] == sorted(text.index(one) for one in order)
    assert all(word in text for word in ARABIC.split())
    with pikepdf.open(BytesIO(data)) as found:
        kinds = [str(one["/S"]) for one in elements(found.Root.StructTreeRoot)]
    assert (kinds.count("/Table"), kinds.count("/TH"), kinds.count("/TR")) == (1, 3, 3)
    empty = invitation_pdf(InvitationSheet(meeting=HEAD, again=False, lines=()), language="de", say=say_in("de"))
    assert "Noch kein Punkt." in PdfReader(BytesIO(empty)).pages[0].extract_text()


def test_the_public_agenda_says_sorts_in_the_readers_language_and_titles_in_the_records() -> None:
    lines = (AgendaLine(number=1, sort="money", title=MARKUP, decision="3/2026"), AgendaLine(number=2, sort="election"))
    data = agenda_pdf(PublicAgenda(meeting=HEAD, off=False, lines=lines), language="en", say=say_in("en"))
    text = " ".join(PdfReader(BytesIO(data)).pages[0].extract_text().split())
    places = [text.index(one) for one in ("Agenda: Märzsitzung", MARKUP, "3/2026", "2 Election")]
    assert places == sorted(places)
    with pikepdf.open(BytesIO(data)) as found:
        told = elements(found.Root.StructTreeRoot)
    assert [str(one["/S"]) for one in told].count("/TR") == 3
    assert {str(one["/Lang"]) for one in told if "/Lang" in one} == {"de"}
    off = agenda_pdf(PublicAgenda(meeting=HEAD, off=True, lines=()), language="de", say=say_in("de"))
    assert "Diese Sitzung ist abgesagt. " in " ".join(PdfReader(BytesIO(off)).pages[0].extract_text().split())
