"""A quorum that is presumed until somebody doubts it, over HTTP and on both databases."""

from pathlib import Path

from tests.house import House, open_house, text_of
from tests.jury import Jury
from tests.unsettled import adopt, ballot_on, verified, vote

RULES = {"quorum": {"value": ">1/2", "checked": "opening-then-challenge"}, "majority": {"of": "cast"}}
HERE = ("Ada", "Bilal", "Cem", "Dora")
GONE = ("Emil", "Fatma", "Gül", "Person 7", "Person 8")
STILL = "Das ist festgestellt und gilt, bis ein Mitglied es anzweifelt."


def opened(house: House) -> tuple[Jury, str]:
    """Nine of nine at the opening, then five leave."""
    jury = Jury(house, people=9)
    adopt(house, jury, RULES)
    jury.arrive(*HERE)
    for name in GONE:
        jury.do("presence", {"member": jury.members[name], "direction": "in"})
    jury.do("open")
    for name in GONE:
        jury.do("presence", {"member": jury.members[name], "direction": "out"})
    item = jury.item(1)
    jury.do(f"items/{item}/call")
    return jury, item


def test_a_member_doubts_the_quorum_and_it_is_gone(database_url: str, tmp_path: Path) -> None:
    with open_house(database_url, tmp_path / "log") as house:
        jury, item = opened(house)
        said = f"Beschlussfähig: 9 von 9 besetzten Sitzen sind da, 5 sind nötig. {STILL}"
        for page in (jury.desk(), jury.phones["Ada"].get("/meeting"), jury.team.get(f"/screen/{jury.meeting}")):
            assert said in text_of(page)
        wall = jury.team.get(f"/screen/{jury.meeting}", headers={"accept-language": "en"})
        assert "counts until a member doubts it" in text_of(wall)
        vote(jury, ballot_on(jury, item), HERE, ())
        assert "Angenommen: 4 Ja-Stimmen" in text_of(jury.desk())
        second = jury.item(2)
        jury.do(f"items/{second}/call")
        ballot = ballot_on(jury, second)
        assert "Ich bezweifle die Beschlussfähigkeit" in text_of(jury.phones["Bilal"].get("/meeting"))
        page = text_of(jury.phones["Bilal"].press("/meeting/challenge"))
        assert "Nicht beschlussfähig: 4 von 9" in page
        assert "Ich bezweifle" not in page
        jury.phones["Ada"].press("/meeting/challenge", expect=409)  # there is nothing left to doubt
        vote(jury, ballot, HERE, ())
        assert "nur ein Meinungsbild" in text_of(jury.desk())
        jury.do(f"items/{second}/ballot", {"amount": "450,00"}, expect=409)
        verified(house, jury, tmp_path)


def test_enough_are_there_and_the_doubter_counts(database_url: str, tmp_path: Path) -> None:
    with open_house(database_url, tmp_path / "log") as house:
        jury, item = opened(house)
        jury.do("challenge", {"member": "nobody"}, expect=403)
        for _ in range(2):  # said twice it is counted once; Emil has not checked in again, but speaks up
            jury.do("challenge", {"member": jury.members["Emil"]})
        desk = text_of(jury.desk())
        assert "Beschlussfähig: 5 von 9" in desk
        assert "Wer die Beschlussfähigkeit anzweifelt, zählt als anwesend." in desk
        assert STILL in desk
        vote(jury, ballot_on(jury, item), HERE, ())
        assert "Angenommen: 4 Ja-Stimmen" in text_of(jury.desk())
        verified(house, jury, tmp_path)


def test_where_nothing_is_presumed_there_is_nothing_to_doubt(tmp_path: Path) -> None:
    with open_house(f"sqlite:///{tmp_path / 'x.sqlite3'}", tmp_path / "log") as house:
        jury = Jury(house)
        jury.arrive("Ada", "Bilal", "Cem", "Dora")
        jury.do("open")
        assert "bezweifle" not in text_of(jury.phones["Ada"].get("/meeting"))
        jury.phones["Ada"].press("/meeting/challenge", expect=409)
        jury.do("challenge", {"member": jury.members["Ada"]}, expect=409)
