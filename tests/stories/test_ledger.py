"""The ledger of a fund over HTTP: every step of a grant is a posting, it always balances, and a table says the same."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from tests.at_home import Calendar
from tests.granting import Granted
from tests.house import open_house, text_of
from tests.jury import Jury
from tests.unsettled import verified


def page_of(jury: Jury) -> str:
    return text_of(jury.team.get(f"/team/funds/{jury.fund}"))


def table_of(jury: Jury) -> dict[str, list[list[Any]]]:
    answer = jury.team.request("GET", f"/team/funds/{jury.fund}/ledger.xlsx")
    assert answer.status_code == 200
    book = CalamineWorkbook.from_filelike(BytesIO(answer.content))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def test_every_step_of_a_grant_is_a_posting(database_url: str, tmp_path: Path) -> None:
    with open_house(database_url, tmp_path / "log", kind=Calendar) as house:
        assert isinstance(house, Calendar)
        jury = Granted(house)
        assert "Noch frei 9.400,00 €" in page_of(jury)
        jury.agree("500")
        jury.pay(1, "400")
        assert "Ausgezahlt 400,00 €" in page_of(jury)
        jury.back(1, "150,50")
        said = page_of(jury)
        assert "Noch frei 9.550,50 €" in said
        assert "Zusammen 10.000,00 € von 10.000,00 €: Es geht auf." in said
        sheets = table_of(jury)
        postings = sheets["Buchungen"][1:]
        assert [tuple(line[4:]) for line in postings] == [
            ("Zuweisung", "frei", 10_000),
            ("frei", "vorgemerkt", 600),
            ("vorgemerkt", "frei", 600),
            ("frei", "bewilligt", 600),
            ("bewilligt", "ausgezahlt", 400),
            ("ausgezahlt", "frei", 150.5),
        ]
        assert {line[3] for line in postings[1:]} == {"Bänke für den Hof"}
        assert sheets["Jahre"][1][1:] == [10_000, 600, 0, 400, 150.5, 9_550.5]
        english = jury.team.get(f"/team/funds/{jury.fund}", headers={"accept-language": "en"})
        assert "Together €10,000.00 of €10,000.00: it adds up." in text_of(english)
        verified(house, jury, tmp_path)


def test_what_is_left_goes_to_the_next_year(database_url: str, tmp_path: Path) -> None:
    with open_house(database_url, tmp_path / "log", kind=Calendar) as house:
        assert isinstance(house, Calendar)
        jury = Granted(house)
        address = f"/team/funds/{jury.fund}"
        assert "keinen anderen Fonds" in page_of(jury)
        jury.team.post("/team/funds", {"body": jury.body, "name": "Aktionsfonds 2027", "budget": "10000"})
        target = jury.team.get(address).split('name="target"')[1].split('<option value="')[1].split('"')[0]
        less = {"way": "less", "change": "400", "reason": "Haushaltssperre", "turn": "0"}
        for _ in range(2):  # a double tap
            jury.team.post(f"{address}/change", less)
        assert "Noch frei 9.000,00 €" in page_of(jury)
        carry = {"target": target, "amount": "1234,56", "turn": "1"}
        refused = text_of(jury.team.post(f"{address}/carry", carry | {"turn": "0"}, expect=409))
        assert "Am Geld dieses Fonds hat sich inzwischen etwas geändert" in refused
        refused = text_of(jury.team.post(f"{address}/carry", carry | {"amount": "9000,01"}, expect=409))
        assert "So viel ist nicht frei Frei sind 9.000,00 €" in refused
        for _ in range(2):
            jury.team.post(f"{address}/carry", carry)
        assert "Zusammen 8.365,44 € von 8.365,44 €: Es geht auf." in page_of(jury)
        assert "Noch frei 11.234,56 €" in text_of(jury.team.get(f"/team/funds/{target}"))
        assert [line[2:] for line in table_of(jury)["Buchungen"][-2:]] == [
            ["Geld des Fonds geändert", "Haushaltssperre", "frei", "Zuweisung", 400],
            ["Geld übertragen", "Aktionsfonds 2027", "frei", "Zuweisung", 1234.56],
        ]
        verified(house, jury, tmp_path)


@pytest.mark.parametrize("title", ["=HYPERLINK(1)", "+1+1", "@SUM(A1)", "https://evil.example/x"])
def test_a_title_stays_a_text(title: str, tmp_path: Path) -> None:
    with open_house(f"sqlite:///{tmp_path / 'juryvote.sqlite3'}", tmp_path / "log") as house:
        jury = Jury(house)
        jury.team.post("/team/funds", {"body": jury.body, "name": title, "budget": "12,34"})
        fund = jury.team.get("/team").split(f"<bdi>{title}")[0].rsplit("/team/funds/", 1)[1].split('"')[0]
        answer = jury.team.request("GET", f"/team/funds/{fund}/ledger.xlsx")
        rows = CalamineWorkbook.from_filelike(BytesIO(answer.content)).get_sheet_by_index(0).to_python()
        assert (rows[1][3], rows[1][6]) == (title, 12.34)
        assert b"<f>" not in answer.content
