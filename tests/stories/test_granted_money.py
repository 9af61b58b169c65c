"""After the vote: agreement, payouts, report with receipts, accounting, money that comes back, the end of the file."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.at_home import Calendar
from tests.granting import Granted, day, page_of, receipts, recounted
from tests.house import open_house, text_of

BOUGHT = (("1", "", "Holz", "400,10"), ("2", "", "Schrauben", "99,90"), ("3", "", "Pizza", "50,00"))
NAMES = ("Öztürk", "Mira Team", "Pizza", "Überweisung", "Wir haben drei Bänke")
TEXT = "Wir haben drei Bänke gebaut. 🌻 شكرا"


@pytest.fixture
def jury(database_url: str, tmp_path: Path) -> Iterator[Granted]:
    with open_house(database_url, tmp_path / "log", kind=Calendar) as house:
        assert isinstance(house, Calendar)
        yield Granted(house)


def test_from_the_agreement_to_the_last_receipt(jury: Granted, tmp_path: Path) -> None:
    assert "Als Nächstes Vereinbarung schreiben" in jury.file()
    assert "Zuerst kommt die Vereinbarung" in text_of(jury.pay(1, "600", expect=409))
    refused = jury.agree("600,01", expect=409)
    assert "höchstens 600,00" in text_of(refused)
    assert "Erst kaufen, dann bauen." in refused  # nothing typed is lost
    jury.agree("500", expect=422, line_amount="499,99")
    _agree_and_change(jury)
    _pay(jury)
    _report(jury)
    _account(jury)
    assert jury.left() == "9.548,12"
    assert "Beschluss" in text_of(jury.house.visitor().get("/"))
    public = text_of(jury.house.visitor().get(f"/decisions/{jury.grant}"))
    assert "Ausgezahlt 550,00" in public
    assert "Zurück im Fonds 148,12" in public
    assert "abgeschlossen" in public
    _checked(jury, tmp_path)


def _agree_and_change(jury: Granted) -> None:
    jury.agree("550")
    assert "Fassung 1" in text_of(jury.team.get(f"/team/grants/{jury.grant}/agreement"))
    jury.sign(1)  # pressed twice
    assert "Als Nächstes Geld auszahlen: 550,00" in jury.file()
    jury.agree("580", version=2, expect=422)  # a change without a reason
    jury.agree("580", version=2, why="Holz wurde teurer.", ends=day(10))
    assert "Fassung 2, gilt jetzt" in jury.file()
    assert "Fassung 1, ersetzt" in jury.file()
    jury.sign(3, expect=404)  # nobody has written a third one


def _pay(jury: Granted) -> None:
    for _ in range(2):
        jury.pay(1, "300")  # a double tap pays once
    assert "Das ist schon geschehen" in text_of(jury.pay(1, "200", expect=409))  # from a page that is old
    assert "höchstens 280,00" in text_of(jury.pay(2, "280,01", expect=409))
    jury.pay(2, "250")
    jury.send("payouts", {"number": "3", "amount": "1", "day": day(1)}, expect=422)  # tomorrow
    assert "Vereinbarung unterschrieben" in jury.standing()
    assert "Ausgezahlt 550,00" in jury.standing()


def _report(jury: Granted) -> None:
    """Late, interrupted, asked again, and handed in twice."""
    jury.turn(39)
    assert "1 Bericht ist überfällig" in text_of(jury.team.get(f"/team/bodies/{jury.body}/grants"))
    assert "1 Bericht überfällig" in text_of(jury.team.get("/team"))
    assert "war am" in jury.standing()
    applicant, code = jury.applicant, ("code", jury.code)
    lines = receipts(*((number, day(), what, amount) for number, _, what, amount in BOUGHT))
    kept = page_of(applicant, [code, ("act", "save"), ("text", "Wir haben"), *lines[:4]])
    assert "Gespeichert um" in text_of(kept)
    shown = page_of(jury.house.visitor(), [code])  # on another device
    assert 'value="400,10"' in shown
    bad = page_of(applicant, [code, ("act", "hand-in"), ("text", TEXT), *lines[:-1], ("receipt_amount", "-5")], 422)
    assert "Bei einem Beleg ist der Betrag nicht lesbar" in text_of(bad)
    assert TEXT in bad
    for text in (TEXT, "Anders"):  # handed in twice: nothing changes any more
        done = page_of(applicant, [code, ("act", "hand-in"), ("text", text), *lines])
        assert "Ihr Bericht ist eingereicht" in text_of(done)
    jury.send("again", {"why": "Beleg 3: Wofür war die Pizza?"})
    assert "Wofür war die Pizza?" in jury.standing()
    page_of(applicant, [code, ("act", "hand-in"), ("text", TEXT), *lines])
    assert "Als Nächstes Bericht und Belege prüfen" in jury.file()
    assert TEXT in jury.file()


def _account(jury: Granted) -> None:
    """550 € paid, 451,88 € proved: 98,12 € come back, and the 50 € that were never paid are free."""
    checked = [("accepted", "400,10"), ("note", ""), ("accepted", "51,78"), ("note", "Nur die Hälfte für die Bänke")]
    jury.send("account", [*checked, ("accepted", "0"), ("note", "")], expect=422)  # no reason
    jury.send("account", checked, expect=422)  # a receipt is left out
    jury.send("account", [*checked, ("accepted", "50,01"), ("note", "")], expect=422)
    jury.send("close", expect=409)
    for _ in range(2):
        jury.send("account", [*checked, ("accepted", "0"), ("note", "Essen zählt nicht")])
    assert "Als Nächstes Auf die Rückzahlung warten: 98,12" in jury.file()
    assert "Bitte zahlen Sie 98,12" in jury.standing()
    jury.pay(3, "1", expect=409)
    assert "Zurückzuzahlen sind noch 98,12" in text_of(jury.send("close", expect=409))
    assert jury.left() == "9.400,00"
    for _ in range(2):
        jury.back(1, "90")
    assert jury.left() == "9.490,00"  # it may be granted again
    assert "Zurückkommen können höchstens 460,00" in text_of(jury.back(2, "460,01", expect=409))
    jury.back(2, "8,12", why="rejected")
    jury.send("close")
    jury.send("close")
    jury.back(3, "1", expect=409)
    assert "Alles ist abgeschlossen" in jury.file()


def _checked(jury: Granted, folder: Path) -> None:
    for record in recounted(jury, folder):
        assert "money-returned" in record
        assert not [name for name in NAMES if name in record]


def test_nothing_comes_of_it(jury: Granted, tmp_path: Path) -> None:
    jury.agree("600")
    jury.pay(1, "200")
    jury.send("withdraw", {"why": "mood"}, expect=422)
    for _ in range(2):
        jury.send("withdraw", {"why": "not-carried-out", "note": "Das Holz war nicht zu haben."})
    assert jury.left() == "9.800,00"
    assert "Aktion findet nicht statt" in jury.standing()
    assert "Bitte zahlen Sie 200,00" in jury.standing()
    jury.pay(2, "1", expect=409)
    jury.agree("100", expect=409)
    page_of(jury.applicant, [("code", jury.code), ("act", "save"), ("text", "zu spät")], 409)
    jury.back(1, "200", why="not-carried-out")
    jury.send("close")
    assert jury.left() == "10.000,00"
    finding = {"member": jury.members["Ada"], "reason": "applicant"}
    jury.team.post(f"/team/decisions/{jury.grant}/conflict", finding)
    jury.team.post(f"/team/decisions/{jury.grant}/reopen", expect=409)
    _checked(jury, tmp_path)


def test_nobody_else_opens_a_report(jury: Granted) -> None:
    stranger = jury.house.visitor()
    page_of(stranger, [("code", "A" * 28)], 403)
    page_of(stranger, [("code", jury.code), ("act", "hand-in"), ("text", TEXT)], 409)  # nothing is agreed yet
    jury.agree("600")
    long = page_of(stranger, [("code", jury.code), ("act", "save"), ("text", "x" * 6001)], 422)
    assert "zu lang" in text_of(long)
    page_of(stranger, [("code", jury.code), ("strange", "1")], 422)
    many = receipts(*(("1", day(), "Holz", "1") for _ in range(61)))
    page_of(stranger, [("code", jury.code), ("act", "save"), *many], 422)
