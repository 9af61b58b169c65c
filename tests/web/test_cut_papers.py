"""Paper to cut: cards and slips. Tagged, in order, each sheet with all it needs; typed words stay text."""

from io import BytesIO
from typing import Any

import pikepdf
from pypdf import PdfReader

from juryvote.reads.elections import AskedView, Standing
from juryvote.reads.team.meetings import Card, CardSheet
from juryvote.reads.team.slips import PaperSlip, SlipSheet
from juryvote.rules.election_words import ask
from juryvote.rules.moment import question_of
from juryvote.rules.rulings import Place
from juryvote.web.card_paper import cards_pdf
from juryvote.web.languages import say_in
from juryvote.web.qr import qr_svg
from juryvote.web.slip_paper import slips_pdf
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


def election(people: int, *, votes: int, refusable: bool) -> AskedView:
    standing = (Standing(number=n, member=f"m{n}", name=f"Person {n}") for n in range(1, people + 1))
    return AskedView(round=1, seats=votes, votes=votes, refusable=refusable, candidates=tuple(standing))


def slips(one: PaperSlip, *, count: int = 1, language: str = "de") -> bytes:
    sheet = SlipSheet(meeting=HEAD, seats=7, slips=(one,))
    return slips_pdf(sheet, count=count, language=language, say=say_in(language))


def test_slips_are_all_the_same_and_say_the_question_as_it_is_recorded() -> None:
    question = question_of(MARKUP, 45_000, "Nur im Hof")
    slip = PaperSlip(number=2, title=MARKUP, question=question, amount_cents=45_000, condition="Nur im Hof")
    data = slips(slip, count=5, language="en")
    text = words_of(data)
    each = [part.split("Yes")[0] for part in text.split("Voting slip ")[1:]]
    assert len(each) == 5
    assert len(set(each)) == 1  # no number, no name
    assert question in each[0]
    assert f"Should “{MARKUP}” get €450.00?" in each[0]
    assert text.count("Put exactly one cross") == text.count("I abstain") == 5
    assert len(PdfReader(BytesIO(data)).pages) == 2
    language, tags = tags_of(data)
    kinds = [kind for kind, _ in tags]
    assert (language, kinds.count("/H1"), kinds.count("/L"), kinds.count("/LI")) == ("en", 5, 5, 15)


def test_a_slip_of_an_election_has_a_box_for_everybody_who_stands() -> None:
    many = PaperSlip(number=1, title="Rat", question=ask("Rat", 1), asked=election(50, votes=10, refusable=False))
    data = slips(many, count=2)
    assert len(PdfReader(BytesIO(data)).pages) == 2  # one on each
    text = words_of(data, 0)
    places = [
        text.index(one) for one in ("Wen wählen Sie?", "bis zu 10 Personen", "Person 1 ", "Person 50", "enthalte")
    ]
    assert places == sorted(places)
    assert [kind for kind, _ in tags_of(data)[1]].count("/LI") == 2 * 51
    alone = PaperSlip(number=1, title="Rat", question=ask("Rat", 1), asked=election(1, votes=1, refusable=True))
    text = words_of(slips(alone))
    assert all(words in text for words in ("Person 1", "genau ein Kreuz", "Ja", "Nein", "Ich enthalte mich"))


def test_a_slip_about_a_bias_says_what_yes_means() -> None:
    asked = {"question": "Ist das Mitglied auf Sitz 3 bei „Hoffest“ befangen?", "about": Place(seat=3, holder=True)}
    assert "Nein, nicht befangen" in words_of(slips(PaperSlip(number=1, title="Hoffest", **asked)))
