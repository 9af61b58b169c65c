"""Bylaws that publish votes with names: told before, read afterwards, and only for open ballots that decide."""

from pathlib import Path

from tests.house import open_house, text_of
from tests.jury import NAMES, Jury
from tests.unsettled import adopt, ballot_on, verified

NAMED = {"named": True, "quorum": {"value": ">1/2"}, "secrecy": {"persons": "open"}}
WARNED = "Namentliche Abstimmung"


def _register(jury: Jury) -> str:
    page = jury.house.visitor().get("/")
    return jury.house.visitor().get("/decisions/" + page.split('href="/decisions/')[1].split('"')[0])


def _hall_votes(jury: Jury, item: str, **form: str) -> str:
    """Four on their phones, two by raised hands, one not at all."""
    jury.do(f"items/{item}/call")
    ballot = ballot_on(jury, item, **form)
    for name, choice in (("Bilal", "no"), ("Ada", "yes"), ("Cem", "abstain"), ("Dora", "yes")):
        jury.vote(name, choice)
    people = [("people", jury.members[name]) for name in ("Emil", "Fatma")]
    jury.do(f"ballots/{ballot}/hands", [*people, ("yes", "2"), ("no", "0"), ("abstain", "0")])
    return ballot


def test_names_stand_in_the_register(database_url: str, tmp_path: Path) -> None:
    with open_house(database_url, tmp_path / "log") as house:
        jury = Jury(house)
        adopt(house, jury, NAMED)
        assert "wird mit Namen veröffentlicht" in text_of(jury.team.get(f"/team/bodies/{jury.body}"))
        jury.arrive(*NAMES)
        jury.do("open")
        _nothing_is_published_of_a_straw_poll(jury)
        ballot = _hall_votes(jury, jury.item(1))
        assert WARNED in text_of(jury.phones["Gül"].get("/meeting"))
        assert WARNED in text_of(jury.desk())
        jury.do(f"ballots/{ballot}/close")
        jury.do(f"items/{jury.item(1)}/publish")
        page = text_of(_register(jury))
        assert "Wer wie gestimmt hat Ada : Ja Dora : Ja Bilal : Nein Cem : Enthaltung" in page
        assert "2 Personen haben die Hand gehoben. Gezählt wurden die Hände, nicht die Namen." in page
        assert not any(name in page for name in ("Emil", "Fatma", "Gül"))
        verified(house, jury, tmp_path)


def _nothing_is_published_of_a_straw_poll(jury: Jury) -> None:
    jury.do(f"items/{jury.item(1)}/call")
    jury.do(f"items/{jury.item(1)}/ballot", {"mode": "straw"})
    assert WARNED not in text_of(jury.phones["Gül"].get("/meeting"))
    jury.do(f"ballots/{jury.ballot()}/close")


def test_without_the_clause_nobody_is_named(database_url: str, tmp_path: Path) -> None:
    with open_house(database_url, tmp_path / "log") as house:
        jury = Jury(house)
        jury.arrive(*NAMES)
        jury.do("open")
        ballot = _hall_votes(jury, jury.item(1))
        assert WARNED not in text_of(jury.phones["Gül"].get("/meeting"))
        jury.do(f"ballots/{ballot}/close")
        jury.do(f"items/{jury.item(1)}/publish")
        page = text_of(_register(jury))
        assert "Wer wie gestimmt hat" not in page
        assert not any(name in page for name in NAMES)
