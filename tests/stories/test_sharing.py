"""A pot is shared out among all proposals of a round, over HTTP on both databases, by each of the three methods."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.electing import entries_of
from tests.house import House, juryvote, open_house, text_of
from tests.jury import NAMES, Jury
from tests.unsettled import adopt, verified

RULES = {"quorum": {"value": ">1/2"}, "named": True}


@contextmanager
def evening(
    database: str, folder: Path, *, budget: str = "2.000,00", rules: dict[str, Any] = RULES
) -> Iterator[tuple[House, Jury]]:
    """All seven are here. Asked are 450, 980.15 and 1500; the fund has less."""
    with open_house(database, folder / "log") as house:
        jury = Jury(house, budget=budget)
        adopt(house, jury, rules)
        jury.arrive(*NAMES)
        jury.do("open")
        yield house, jury


def share(jury: Jury, method: str, answer: str, expect: int = 303) -> str:
    """The item that shares the round's pot out, called."""
    form = {"title": "Verteilung", "round": jury.round, "method": method, "answer": answer}
    jury.do("sharing", form, expect=expect)
    item = jury.item(4)
    jury.do(f"items/{item}/call")
    return item


def open_pot(jury: Jury, item: str, amount: str = "", expect: int = 303) -> str:
    said = jury.do(f"items/{item}/ballot", {"amount": amount, "mode": "open"}, expect=expect)
    return jury.ballot() if expect == 303 else text_of(said)


def give(jury: Jury, voter: str, *points: int, choice: str = "yes", expect: int = 200) -> str:
    """A slip, as a phone sends it; what is not offered is not sent."""
    phone = jury.phones[voter]
    page = phone.get("/meeting")
    slip, key = re.search(r'action="(/ballots/\w+/slip)"', page), re.search(r'name="key" value="([^"]+)"', page)
    assert slip, text_of(page)
    assert key
    picks = [("pick", f"{place}:{many}") for place, many in enumerate(points, start=1) if many]
    return text_of(phone.press(slip[1], [("choice", choice), ("key", key[1]), *picks], expect=expect))


def anybody_allocates(jury: Jury, ballot: str, method: str, folder: Path) -> dict[str, Any]:
    """What the exported file gives by the command, for everybody to see."""
    file = folder / "verteilung.pb"
    file.write_text(jury.house.visitor().get(f"/allocations/{ballot}.pb"))
    answer: dict[str, Any] = json.loads(juryvote("allocate", str(file), "--method", method, "--json").stdout)
    assert answer["as_published"] is True
    return answer


def test_points_go_by_the_row(database_url: str, tmp_path: Path) -> None:
    """Most points first; one is biased about a proposal and gives it none, one abstains, a helper and a tablet help."""
    with evening(database_url, tmp_path) as (house, jury):
        item = share(jury, "greedy", "points")
        share_again = {"title": "Noch eine", "round": jury.round, "method": "greedy", "answer": "points"}
        jury.do("sharing", share_again, expect=422)
        jury.do(f"items/{jury.item(1)}/conflict", {"member": jury.members["Ada"], "reason": "relative"})
        assert "Im Fonds sind 2.000,00 €, beantragt sind zusammen 2.930,15 €." in text_of(jury.desk())
        for mode in ("straw", "sealed", "sums"):
            jury.do(f"items/{item}/ballot", {"amount": "", "mode": mode}, expect=409)
        assert "2.000,00 €" in open_pot(jury, item, "2.000,01", expect=409)
        ballot = open_pot(jury, item)
        phone = text_of(jury.phones["Ada"].get("/meeting"))
        assert "Wie viel sind Ihnen die 3 Anträge wert? Im Topf sind 2.000,00 €." in phone
        assert "Hier sind Sie befangen und geben keine Punkte." in phone
        assert "Wer die meisten Punkte hat, bekommt zuerst Geld" in phone
        english = text_of(jury.phones["Ada"].get("/meeting", headers={"accept-language": "en"}))
        assert "Wer die meisten" not in english
        give(jury, "Ada", 5, 0, 6, expect=422)
        give(jury, "Ada", 5, 5, 0)  # five for the first one do not count
        give(jury, "Bilal", 3, 0, 5)
        give(jury, "Bilal", 4, 0, 5)  # a change of mind
        give(jury, "Cem", 1, 2, 5)
        give(jury, "Dora", choice="abstain")
        give(jury, "Emil", 0, 1, 2)
        helped = [("member", jury.members["Fatma"]), ("choice", "yes"), ("pick", "1:1")]
        jury.do(f"ballots/{ballot}/helper", helped)
        people = {"people": jury.members["Gül"], "yes": "1", "no": "0", "abstain": "0"}
        jury.do(f"ballots/{ballot}/hands", people, expect=409)
        jury.do(f"ballots/{ballot}/close")
        desk = text_of(jury.desk())
        assert "2 von 3 Anträgen bekommen Geld, zusammen 1.950,00 €. Im Topf bleiben 50,00 €." in desk
        assert "„Wandbild“ hat 12 Punkte und bekommt 1.500,00 €. Es bleiben 500,00 €." in desk
        assert "„Hochbeete“ hat 8 Punkte und kostet 980,15 €. Es sind nur noch 500,00 € da." in desk
        assert "Mit 4 Punkten mehr hätte es gereicht, oder wenn es höchstens 500,00 € kostet." in desk
        wall = text_of(jury.team.get(f"/screen/{jury.meeting}", headers={"accept-language": "en"}))
        assert "bekommt" not in wall
        jury.house.visitor().get(f"/allocations/{ballot}.pb", expect=404)  # not yet published
        jury.do(f"items/{item}/publish")
        assert "Steht im öffentlichen Register." in text_of(jury.desk())
        told = anybody_allocates(jury, ballot, "greedy", tmp_path)
        assert sorted(told["granted"].values()) == [45_000, 150_000]
        page = house.visitor().get("/")
        assert "Hochbeete" in page
        bundle = verified(house, jury, tmp_path)
        made = entries_of(bundle, "decision-made")
        assert [(one["outcome"], one["granted_cents"]) for one in made] == [
            ("carried", 45_000),
            ("rejected", 0),
            ("carried", 150_000),
        ]
        assert made[0]["text"] == (
            "Der Antrag „Hoffest“ ist angenommen: 6 Punkte, 1 Enthaltung, 1 befangen. Bewilligt: 450,00 €."
        )
        assert "Mit 4 Punkten mehr hätte es gereicht" in made[1]["text"]
        _register_shows_points(jury)


def _register_shows_points(jury: Jury) -> None:
    visitor = jury.house.visitor()
    pages = [text_of(visitor.get(found)) for found in re.findall(r'href="(/decisions/\w+)"', visitor.get("/"))]
    mural = next(page for page in pages if "Wandbild" in page)
    assert "12 Punkte" in mural
    assert "Bilal : 5 Punkte" in mural


@pytest.mark.parametrize("method", ["equal-shares", "cut"])
def test_ticks_and_the_other_methods(database_url: str, tmp_path: Path, method: str) -> None:
    """A first ballot is annulled; somebody is struck meanwhile; what comes out is what the command says."""
    with evening(database_url, tmp_path) as (house, jury):
        item = share(jury, method, "approval")
        jury.do(f"ballots/{open_pot(jury, item)}/annul", {"why": "Zu früh"})
        ballot = open_pot(jury, item, "1.800,00")
        for name, points in zip(NAMES, ((1, 1, 0), (1, 0, 0), (0, 1, 1), (0, 1, 0), (1, 1, 1)), strict=False):
            give(jury, name, *points)
        give(jury, "Fatma")  # ticks nothing
        jury.do(f"items/{item}/conflict", {"member": jury.members["Emil"], "reason": "relative"})
        jury.do(f"ballots/{ballot}/close")
        jury.do(f"items/{item}/publish")
        told = anybody_allocates(jury, ballot, method, tmp_path)
        bundle = verified(house, jury, tmp_path, meeting=False)
        made = {one["item"]: one["granted_cents"] for one in entries_of(bundle, "decision-made")}
        assert sorted(cents for cents in made.values() if cents) == sorted(told["granted"].values())
        spent = {"equal-shares": 45_000 + 98_015, "cut": 180_000}[method]
        assert sum(made.values()) == spent


def test_the_quorum_is_lost_and_nothing_is_shared_out(database_url: str, tmp_path: Path) -> None:
    with evening(database_url, tmp_path) as (house, jury):
        item = share(jury, "greedy", "points")
        ballot = open_pot(jury, item)
        give(jury, "Ada", 5, 5, 5)
        for name in NAMES[1:6]:
            jury.do("presence", {"member": jury.members[name], "direction": "out"})
        jury.do(f"ballots/{ballot}/close")
        assert "Nicht beschlussfähig" in text_of(jury.desk())
        jury.do("presence", {"member": jury.members["Bilal"], "direction": "in"})
        for name in NAMES[2:6]:
            jury.do("presence", {"member": jury.members[name], "direction": "in"})
        second = open_pot(jury, item)
        jury.do(f"ballots/{second}/close")
        assert "Kein Antrag bekommt Geld." in text_of(jury.desk())
        verified(house, jury, tmp_path)


def test_there_must_be_something_to_share(database_url: str, tmp_path: Path) -> None:
    with evening(database_url, tmp_path, rules={"quorum": {"value": ">1/2"}, "secrecy": {"default": "sealed"}}) as (
        _,
        jury,
    ):
        item = share(jury, "cut", "points")
        assert "Summen werden offen genannt" in open_pot(jury, item, expect=409)


def test_the_least_resistance_goes_first_and_too_much_gets_nothing(database_url: str, tmp_path: Path) -> None:
    """Slips hold 10 less the resistance: of five people's 50 points more than 25 are needed."""
    with evening(database_url, tmp_path) as (house, jury):
        for method in ("equal-shares", "cut"):
            form = {"title": "Verteilung", "round": jury.round, "method": method, "answer": "resistance"}
            jury.do("sharing", form, expect=422)
        item = share(jury, "greedy", "resistance")
        jury.do(f"items/{jury.item(1)}/conflict", {"member": jury.members["Emil"], "reason": "relative"})
        ballot = open_pot(jury, item)
        page = jury.phones["Ada"].get("/meeting")
        assert "sagt zu jedem Antrag, wie groß sein Widerstand ist" in text_of(page)
        assert re.search(r'<option value="1:10" selected>0: kein Widerstand</option>', page)
        give(jury, "Ada", 11, 0, 0, expect=422)
        said = give(jury, "Ada", 10, 4, 10)
        assert "Widerstand: Hoffest 0, Hochbeete 6, Wandbild 0" in said
        assert re.search(r'<option value="2:4" selected>Widerstand 6</option>', jury.phones["Ada"].get("/meeting"))
        give(jury, "Bilal", 10, 5, 8)
        give(jury, "Cem", 9, 6, 7)
        give(jury, "Dora", 2, 5, 10)
        give(jury, "Emil", 10, 5, 5)  # ten for the first one do not count
        give(jury, "Fatma", choice="abstain")
        jury.do(f"ballots/{ballot}/close")
        desk = text_of(jury.desk())
        assert "„Wandbild“ hat 40 Punkte und bekommt 1.500,00 €" in desk
        assert "„Hoffest“ hat 31 Punkte und bekommt 450,00 €" in desk
        assert "„Hochbeete“ hat 25 Punkte, nötig sind 26." in desk
        jury.do(f"items/{item}/publish")
        told = anybody_allocates(jury, ballot, "greedy", tmp_path)
        assert sorted(told["granted"].values()) == [45_000, 150_000]
        verified(house, jury, tmp_path)
