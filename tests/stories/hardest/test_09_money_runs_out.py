"""Hardest situation 9: six ask for 7,400 and 4,100 are left; nobody gets less for being last on the list.

First everybody says what they think of all six, and no money moves. Then smaller sums are put to the vote, by support
and not by number. One is rejected, one is left over: it goes round in writing, one objects, the next meeting decides.
"""

import re
from collections.abc import Mapping
from pathlib import Path

from tests.at_home import RULES, AtHome, sound
from tests.house import last_part, open_house, text_of
from tests.unsettled import adopt, ballot_on

HERE = ("Ada", "Bilal", "Cem", "Dora", "Emil")
HOFFEST, BEETE, WANDBILD, CHOR, KINO, BANK = range(6)


class Autumn(AtHome):
    applications = (
        ("Hoffest", "1.500,00"),
        ("Hochbeete", "1.500,00"),
        ("Wandbild", "1.500,00"),
        ("Chor", "1.200,00"),
        ("Kino", "1.000,00"),
        ("Bank", "700,00"),
    )

    def left(self) -> str:
        """What the round's page says of the fund."""
        page = text_of(self.team.get(f"/team/rounds/{self.round}")).replace("\u00a0", " ")
        found = re.search(r"Noch im Fonds ([\d.,]+ €)", page)
        assert found, page
        return found[1]

    def convene(self, *numbers: int) -> None:
        """A meeting of these proposals; five of seven come."""
        form = {"body": self.body, "title": "Restmittel", "place": "Büro", "starts": "2099-11-07T18:00"}
        self.meeting = last_part(self.team.post("/team/meetings", form))
        chosen = [("proposal", self.proposals[number]) for number in numbers]
        self.team.post(f"/team/meetings/{self.meeting}/agenda", chosen)
        self.arrive(*HERE)
        self.do("open")

    def call(self, number: int) -> str:
        """The item of the whole list with this place, called."""
        item = self.item(number + 1)
        self.do(f"items/{item}/call")
        return item

    def say(self, ballot: str, yes: int) -> None:
        """So many of the five say yes, the others no."""
        for place, name in enumerate(HERE):
            self.vote(name, "yes" if place < yes else "no")
        self.do(f"ballots/{ballot}/close")

    def poll(self, number: int, yes: int) -> None:
        item = self.call(number)
        self.do(f"items/{item}/ballot", {"mode": "straw"})
        self.say(self.ballot(), yes)

    def grant(self, number: int, amount: str, yes: int) -> str:
        """Puts a sum to the vote; the desk afterwards."""
        self.say(ballot_on(self, self.call(number), amount=amount), yes)
        return text_of(self.desk()).replace("\u00a0", " ")


def test_the_money_runs_out(database_url: str, tmp_path: Path) -> None:
    with open_house(database_url, tmp_path / "log") as house:
        jury = Autumn(house, budget="4.100,00")
        adopt(house, jury, {**RULES, "quorum": {"value": ">1/2"}})
        jury.convene(HOFFEST, BEETE, WANDBILD, CHOR, KINO, BANK)
        _first_all_are_heard(jury, {HOFFEST: 4, BEETE: 5, WANDBILD: 4, CHOR: 5, KINO: 1, BANK: 5})
        _then_the_sums_are_cut(jury)
        first = jury.meeting
        jury.do("adjourn")
        _the_last_one_goes_round(jury)
        sound(house, jury, tmp_path)
        _and_is_decided_in_the_next_meeting(jury)
        jury.do("adjourn")
        sound(house, jury, tmp_path)
        jury.meeting = first
        sound(house, jury, tmp_path)


def _first_all_are_heard(jury: Autumn, support: Mapping[int, int]) -> None:
    for number, yes in support.items():
        jury.poll(number, yes)
    desk = text_of(jury.desk())
    assert "Meinungsbild: 5 Ja-Stimmen, 0 Nein-Stimmen, 0 Enthaltungen." in desk
    assert jury.left() == "4.100,00 €"  # six opinions, and not one is about who was first


def _then_the_sums_are_cut(jury: Autumn) -> None:
    """By support and not by number. Each gets a part; what does not fit is refused with what is left."""
    jury.grant(CHOR, "1.000,00", yes=5)
    jury.grant(BEETE, "1.000,00", yes=5)
    jury.grant(HOFFEST, "800,00", yes=4)
    assert jury.left() == "1.300,00 €"
    item = jury.call(WANDBILD)
    said = _read(jury.do(f"items/{item}/ballot", {"amount": "1.500,00"}, expect=409))
    assert "Dafür reicht das Geld nicht" in said
    assert "Im Fonds sind noch 1.300,00 €, gefragt ist nach 1.500,00 €." in said
    assert "Stimmen Sie über eine kleinere Summe ab." in said
    jury.do(f"items/{item}/ballot", {"amount": "1.600,00"}, expect=422)  # nor more than was asked
    assert jury.left() == "1.300,00 €"
    jury.grant(WANDBILD, "600,00", yes=4)
    assert "Abgelehnt: 1 Ja-Stimme, nötig waren 3 von 5." in jury.grant(KINO, "700,00", yes=1)
    assert jury.left() == "700,00 €"  # a rejection gives back what was set aside for it


def _the_last_one_goes_round(jury: Autumn) -> None:
    """While it goes round its sum is kept; one member wants to talk about it, and it is free again."""
    said = _read(jury.start(BANK, "700,01", expect=422))
    assert "Möglich sind höchstens 700,00 €." in said
    jury.start(BANK, "700,00")
    assert jury.left() == "0,00 €"
    jury.come(jury.letters(), "Ada", "Gül")
    jury.vote("Ada", "yes")
    assert "der Antrag kommt in die nächste Sitzung" in jury.says("Gül")
    jury.phones["Gül"].press("/meeting/object")
    assert "1 Widerspruch: Der Punkt kommt in die nächste Sitzung." in jury.says("Ada")
    assert jury.left() == "700,00 €"


def _and_is_decided_in_the_next_meeting(jury: Autumn) -> None:
    jury.convene(BANK)
    assert "Angenommen: 3 Ja-Stimmen, nötig waren 3 von 5." in jury.grant(0, "700,00", yes=3)
    assert jury.left() == "0,00 €"
    jury.do(f"items/{jury.item(1)}/publish")
    register = _read(jury.team.get("/"))
    assert "700,00 €" in register
    assert "im Umlaufverfahren" not in register


def _read(page: str) -> str:
    return text_of(page).replace("\u00a0", " ")
