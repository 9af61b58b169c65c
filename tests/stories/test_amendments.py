"""Amendments: moved at home and in the room, voted on in their order; the body then decides the proposal as amended."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house import House, last_part, open_house, text_of
from tests.jury import Jury
from tests.unsettled import adopt, verified, vote

HERE = ("Ada", "Bilal", "Cem", "Dora", "Emil")
LINES = (("Zelt", "300,00"), ("Musik", "150,00"))


class Council(Jury):
    def propose(self, title: str, asked: str) -> str:
        """The first proposal has two cost lines."""
        lines = LINES if title == "Hoffest" else (("Material", asked),)
        form = [("title", title), ("applicant", f"Verein {title}"), ("what_for", "Für alle."), ("asked", asked)]
        form += [("goals", "participation"), ("consent", "yes")]
        form += [pair for label, amount in lines for pair in (("line_label", label), ("line_amount", amount))]
        proposal = last_part(self.team.post(f"/team/rounds/{self.round}/proposals", form))
        self.team.post(f"/team/proposals/{proposal}/eligible")
        return proposal

    def move(self, name: str, expect: int = 303, **fields: str) -> str:
        return self.phones[name].post(f"/items/{self.item(1)}/amendments", fields, expect=expect)

    def changes(self) -> list[str]:
        """The desk's list, from the top."""
        return [text_of(line) for line in re.findall(r'<li id="change-\w+">(.*?)</li>', self.desk(), re.DOTALL)]

    def change(self, place: int) -> str:
        return re.findall(r'<li id="change-(\w+)">', self.desk())[place]

    def next(self) -> str:
        """Put the next amendment to the vote."""
        found = re.search(r'/amendment"[^>]*>.*?name="amendment" value="(\w+)"', self.desk(), re.DOTALL)
        assert found, text_of(self.desk())
        self.do(f"items/{self.item(1)}/amendment", {"amendment": found[1]})
        return self.ballot()


@pytest.fixture
def house(database_url: str, tmp_path: Path) -> Iterator[House]:
    with open_house(database_url, tmp_path / "log") as house:
        yield house


@pytest.fixture
def jury(house: House) -> Council:
    jury = Council(house)
    adopt(house, jury, {"quorum": {"value": 3}, "majority": {"value": ">=2/3", "of": "cast"}})
    jury.arrive(*HERE)
    return jury


def test_the_body_votes_on_changes_first_and_then_on_what_is_left(jury: Council, house: House, tmp_path: Path) -> None:
    jury.move("Ada", what="sum", amount="400", why="Das reicht.")
    jury.move("Ada", what="sum", amount="400", why="Das reicht.")  # a double tap
    jury.move("Bilal", what="condition", text="Das Fest ist für alle offen.")
    jury.do("open")
    jury.do(f"items/{jury.item(1)}/call")
    jury.do(f"items/{jury.item(1)}/amendments", {"what": "sum", "amount": "250"})
    jury.do(f"items/{jury.item(1)}/amendments", {"what": "line:0", "amount": ""})
    order = ("Ohne den Posten", "Höchstens 250", "Höchstens 400", "Mit der Auflage")
    assert [line.startswith(start) for line, start in zip(jury.changes(), order, strict=True)] == [True] * 4
    refused = text_of(jury.do(f"items/{jury.item(1)}/ballot", {"amount": "450,00"}, expect=409))
    assert "Zuerst die Änderungen" in refused
    assert jury.do(f"items/{jury.item(1)}/amendment", {"amendment": jury.change(3)}, expect=409)  # not its turn
    _vote(jury, "ohne den Posten „Zelt“ (300,00 €)?", (), HERE)
    _vote(jury, "250,00 € statt 450,00 €?", HERE[:2], HERE[2:])
    _vote(jury, "400,00 € statt 450,00 €?", HERE[:3], HERE[3:])  # three of five are enough here
    _vote(jury, "mit der Auflage „Das Fest ist für alle offen.“?", HERE, ())
    phone = text_of(jury.phones["Ada"].get("/meeting"))
    assert "Nach den Änderungen geht es noch um 400,00" in phone
    assert ("abgelehnt" in phone, "angenommen" in phone) == (True, True)
    refused = text_of(jury.do(f"items/{jury.item(1)}/ballot", {"amount": "450,00"}, expect=422))
    assert "Das Gremium hat weniger beschlossen" in refused
    jury.do(f"items/{jury.item(1)}/ballot", {"amount": "400,00", "condition": "Plakate hängen im Haus."})
    asked = text_of(jury.phones["Ada"].get("/meeting"))
    assert "400,00 € bekommen? Auflage: Das Fest ist für alle offen.; Plakate hängen im Haus." in asked
    vote(jury, jury.ballot(), HERE[:3], HERE[3:])  # three of five are not two thirds
    assert "abgelehnt" in text_of(jury.desk())
    verified(house, jury, tmp_path)


def _vote(jury: Council, question: str, yes: tuple[str, ...], no: tuple[str, ...]) -> None:
    ballot = jury.next()
    page = text_of(jury.phones["Ada"].get("/meeting")).replace("\u00a0", " ")
    assert question in page
    assert "Ja, so ändern" in page
    assert question.split(" ", maxsplit=1)[0] in text_of(jury.house.visitor().get("/")) or True
    vote(jury, ballot, yes, no)


def test_a_carried_sum_settles_the_others(jury: Council, house: House, tmp_path: Path) -> None:
    for amount in ("300", "350"):
        jury.move("Ada", what="sum", amount=amount)
    jury.move("Bilal", what="sum", amount="200")
    jury.phones["Bilal"].post(
        f"/items/{jury.item(1)}/withdraw", {"amendment": _mine(jury, "Bilal")}
    )  # nobody wants it any more
    jury.do("open")
    jury.do(f"items/{jury.item(1)}/call")
    jury.phones["Bilal"].post(f"/items/{jury.item(1)}/withdraw", {"amendment": jury.change(0)}, expect=403)
    vote(jury, jury.next(), HERE, ())
    told = " ".join(jury.changes())
    assert ("angenommen" in told, "erledigt" in told, "zurückgezogen" in told) == (True, True, True)
    assert 'value="300,00"' in jury.desk()
    jury.do(f"items/{jury.item(1)}/ballot", {"amount": "300,00"})
    vote(jury, jury.ballot(), HERE, ())
    assert "angenommen 300,00" in text_of(jury.phones["Ada"].get("/meeting")).replace("\u00a0", " ").lower()
    assert jury.move("Ada", expect=409, what="sum", amount="100")
    verified(house, jury, tmp_path)


def _mine(jury: Council, name: str) -> str:
    found = re.search(r'name="amendment" value="(\w+)"', jury.phones[name].get(f"/items/{jury.item(1)}"))
    assert found
    return found[1]


def test_a_void_or_annulled_vote_leaves_it_open_and_the_chair_can_take_it_out(jury: Council) -> None:
    jury.move("Ada", what="condition", text="Ohne Plastik.")
    jury.do("open")
    jury.do(f"items/{jury.item(1)}/call")
    mine = _mine(jury, "Ada")
    ballot = jury.next()
    one = text_of(jury.phones["Ada"].get(f"/items/{jury.item(1)}"))
    assert ("als Nächstes" in one, "Zurückziehen" in one) == (False, False)
    jury.do(f"items/{jury.item(1)}/drop", {"amendment": mine}, expect=409)  # it is being voted on
    jury.do(f"ballots/{ballot}/annul", {"why": "verklickt"})
    assert "als Nächstes" in jury.changes()[0]
    jury.do(f"items/{jury.item(1)}/drop", {"amendment": jury.change(0)})
    jury.do(f"items/{jury.item(1)}/ballot", {"amount": "450,00"})
    assert "Auflage" not in text_of(jury.phones["Bilal"].get("/meeting")).split("Worum geht es?")[0].split("?")[0]


REFUSED: tuple[dict[str, str], ...] = (
    {"what": "sum", "amount": "450"},
    {"what": "sum", "amount": "0"},
    {"what": "sum", "amount": "-5"},
    {"what": "sum", "amount": "1e12"},
    {"what": "sum", "amount": ""},
    {"what": "line:9"},
    {"what": "line:"},
    {"what": "everything"},
    {"what": "condition", "text": "  "},
    {"what": "condition", "text": "x" * 301},
    {"what": "sum", "amount": "100", "why": "x" * 301},
)


def test_what_changes_nothing_or_too_much_is_refused(jury: Council) -> None:
    for fields in REFUSED:
        jury.move("Ada", expect=422, **fields)
        assert jury.changes() == [], fields


def test_who_is_recused_sees_nothing_of_it(jury: Council, house: House) -> None:
    adopt(house, jury, {"recused_stay_for_debate": False, "recused_hide_material": True, "quorum": {"value": 3}})
    jury.phones["Ada"].press(f"/items/{jury.item(1)}/conflict", {"reason": "relative"})
    before = [jury.phones["Ada"].get(path) for path in ("/meeting", f"/items/{jury.item(1)}")]
    refused = jury.move("Ada", expect=403, what="sum", amount="100")
    jury.move("Bilal", what="sum", amount="123", why="Nur für uns.")
    now = [jury.phones["Ada"].get(path) for path in ("/meeting", f"/items/{jury.item(1)}")]
    assert [_same(page) for page in now] == [_same(page) for page in before]
    assert jury.move("Ada", expect=403, what="sum", amount="100") == refused
    jury.do("open")
    jury.do(f"items/{jury.item(1)}/call")
    jury.next()
    page = text_of(jury.phones["Ada"].get("/meeting"))
    assert ("123" in page, "Nur für uns." in page) == (False, False)


def _same(page: str) -> str:
    """The number of the meeting's changes tells that something happened in it, not what."""
    return re.sub(r'data-revision="\d+"', "", page)
