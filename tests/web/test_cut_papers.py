"""Paper to cut: cards and slips. Tagged, in order, each sheet with all it needs; typed words stay text."""

from io import BytesIO
from typing import Any

import pikepdf
from pypdf import PdfReader

from juryvote.reads.team.meetings import Card, CardSheet
from juryvote.web.card_paper import cards_pdf
from juryvote.web.languages import say_in
from juryvote.web.qr import qr_svg
from tests.web.test_printing import HEAD, MARKUP, elements

ARABIC_NAME = "نور الهاشمي"


def words_of(data: bytes, page: int | None = None) -> str:
    pages = PdfReader(BytesIO(data)).pages
    return " ".join(" ".join(one.extract_text() for one in (pages if page is None else [pages[page]])).split())


def tags_of(data: bytes) -> tuple[str, list[tuple[str, str]]]:
    """The language, and of every element its kind and its alternative text."""
    with pikepdf.open(BytesIO(data)) as found:
        root: Any = found.Root
        return str(root.Lang), [(str(one["/S"]), str(one.get("/Alt", ""))) for one in elements(root.StructTreeRoot)]


def test_a_card_has_its_name_as_heading_its_code_beside_it_and_a_picture_with_words() -> None:
    names = [MARKUP, ARABIC_NAME, *(f"Mitglied {number}" for number in range(3, 10))]
    cards = tuple(
        Card(name=name, code=f"ABCD-EF{number:02}", qr=qr_svg(f"https://jury.example/enter#{number:064x}", "QR"))
        for number, name in enumerate(names)
    )
    sheet = CardSheet(meeting=HEAD, cards=cards, host="jury.example")
    data = cards_pdf(sheet, language="en", say=say_in("en"))
    text = words_of(data, 0)
    order = [MARKUP, "ABCD-EF00", "ABCD-EF01", "Mitglied 3", "ABCD-EF02", "ABCD-EF07"]
    places = [text.index(one) for one in order]
    assert places == sorted(places)
    assert "ABCD-EF08" not in text  # eight on a page
    assert "ABCD-EF08" in words_of(data, 1)
    assert all(word in text for word in ARABIC_NAME.split())
    language, tags = tags_of(data)
    assert language == "en"
    assert [alt for kind, alt in tags if kind == "/Figure"] == [f"QR code to sign in for {name}" for name in names]
    assert [kind for kind, _ in tags if kind.startswith("/H")] == ["/H1", *["/H2"] * len(names)]
