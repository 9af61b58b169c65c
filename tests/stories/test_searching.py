"""The register over HTTP: looked through, in pictures with their tables, and as a piece of somebody else's page."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

from tests.house import House, open_house, text_of
from tests.jury import Jury
from tests.unsettled import adopt, vote

HERE = ("Ada", "Bilal", "Cem", "Dora")


@pytest.fixture
def house(database_url: str, tmp_path: Path) -> Iterator[House]:
    """Two are carried, one is rejected; the last one is not published."""
    with open_house(database_url, tmp_path / "log") as house:
        jury = Jury(house)
        adopt(house, jury, {"quorum": {"value": 3}})
        jury.arrive(*HERE)
        jury.do("open")
        for number, (amount, yes) in enumerate((("450,00", 4), ("980,15", 0), ("1000,00", 4)), start=1):
            item = jury.item(number)
            jury.do(f"items/{item}/call")
            jury.do(f"items/{item}/ballot", {"amount": amount})
            vote(jury, jury.ballot(), HERE[:yes], HERE[yes:])
            if number < 3:
                jury.do(f"items/{item}/publish")
        jury.do("adjourn")
        yield house


def found(house: House, query: str) -> list[str]:
    return re.findall(r'<a href="/decisions/\w+"><bdi[^>]*>([^<]+)</bdi>', house.visitor().get(f"/?{query}"))


def test_it_is_looked_through(house: House) -> None:
    assert sorted(found(house, "")) == ["Hochbeete", "Hoffest"]
    assert found(house, "words=HOCHB") == ["Hochbeete"]
    assert found(house, "words=wandbild") == []  # it is not published
    assert found(house, "outcome=rejected") == ["Hochbeete"]
    assert found(house, "least=450") == ["Hoffest"]
    assert found(house, "least=450,01&goal=participation") == []
    assert found(house, "goal=education") == []
    for nonsense in ("year=x", "page=x", "page=999999", "least=viel", "goal=x", "outcome=x", "words=%00", "page=-1"):
        assert len(found(house, nonsense)) == 2, nonsense
    page = house.visitor().get("/?words=%22%3E%3Cscript%3E")
    assert "<script>" not in page
    assert "Für diese Auswahl gibt es nichts." in text_of(page)
    csv = house.visitor().get("/register.csv?outcome=rejected&words=hoch")
    assert ("Hochbeete" in csv, "Hoffest" in csv) == (True, False)


def test_pictures_have_tables(house: House) -> None:
    page = house.visitor().get("/statistics")
    told = text_of(page).replace("\u00a0", " ")
    assert "beantragt" in told
    assert "1.430,15 €" in told  # both that are published
    assert "450,00 €" in told
    assert "1 1 100 %" in told  # one evening, quorate
    assert re.search(r'<rect class="bar-1" x="0" y="5" width="1000"', page)
    assert "Für diese Auswahl gibt es nichts." in text_of(house.visitor().get("/statistics?goal=education"))


def test_a_piece_of_it_stands_on_other_sites(house: House) -> None:
    answer = house.visitor().request("GET", "/embed?outcome=carried")
    assert "frame-ancestors *" in answer.headers["content-security-policy"]
    assert "set-cookie" not in answer.headers
    assert ("Hoffest" in answer.text, "Hochbeete" in answer.text, "<form" in answer.text) == (True, False, False)
    assert "frame-ancestors 'none'" in house.visitor().request("GET", "/").headers["content-security-policy"]
    line = unescape(house.visitor().get("/embed/code?outcome=carried&body=%22"))
    assert f'src="{house.base}/embed?outcome=carried&amp;body=%22"' in line
    decision = re.search(r'href="(/decisions/\w+)"', house.visitor().get("/"))
    assert decision
    preview = re.findall(r'<meta property="og:(\w+)" content="([^"]*)"', house.visitor().get(decision[1]))
    assert dict(preview)["title"] in ("Hoffest", "Hochbeete")
    assert "Ada" not in str(preview)
