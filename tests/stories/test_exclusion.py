"""Somebody who stays away is excluded over HTTP: the body says yes, the term ends with that day, the seat is free."""

from pathlib import Path

from tests.council import Council
from tests.house import Visitor, last_part, open_house, text_of
from tests.stories.test_facts import another, council_of, entries, verified_in_parts

RULES = {"exclusion": {"unexcused": 1}, "secrecy": {"persons": "open"}}
HERE = ("R1", "R2", "P1")
TITLE = "Ausschluss: Mitglied auf Sitz 3"
ENDED = f"„{TITLE}“ wird befürwortet: 3 Ja, 0 Nein, 0 Enthaltungen, 0 befangen. Die Amtszeit endet am 9.2.2099."


def test_the_body_excludes_whoever_stays_away(database_url: str, tmp_path: Path) -> None:
    with open_house(database_url, tmp_path / "log") as house:
        council = council_of(house, **RULES)
        _sits(council)
        another(council, day=8)
        _asked(council)
        assert "Die Amtszeit endet" not in council.decide(3, HERE, (1, 2, 0))
        another(council, day=9)  # a no does not save anybody from the next time
        assert "5 besetzten Sitzen" in council.says()
        _asked(council)
        council.decide(3, HERE, (3, 0, 0))
        council.do(f"items/{council.item(3)}/publish")
        assert "5 besetzten Sitzen" in council.says()  # until the meeting's day is over
        decision = _published(house.visitor())
        assert ENDED in decision
        assert "R3" not in decision
        another(council, day=10)
        assert "4 besetzten Sitzen" in council.says()
        bundle = verified_in_parts(council, tmp_path)
        assert [entry["until"] for entry in entries(bundle, "holding-ended")] == ["2099-02-09"]


def test_whoever_has_come_in_the_meantime_is_not_voted_on(database_url: str, tmp_path: Path) -> None:
    """The second invitation takes the item along, but what is known on its evening counts."""
    with open_house(database_url, tmp_path / "log") as house:
        council = council_of(house, **RULES)
        _sits(council)
        another(council, day=8)
        _asked(council, "R3")
        council.do("adjourn")
        form = {"title": "Zweite Einladung", "starts": "2099-02-09T18:00", "place": "Büro"}
        council.meeting = last_part(council.team.post(f"/team/meetings/{council.meeting}/second", form))
        council.come(*HERE)
        council.do("open")
        item = council.call(3)
        assert f"TOP 3 {TITLE}" in council.says()
        refused = text_of(council.do(f"items/{item}/ballot", {"mode": "open"}, expect=409))
        assert "Über diesen Ausschluss darf nicht abgestimmt werden" in refused
        council.do(f"items/{item}/ballot", {"mode": "straw"})
        council.do(f"ballots/{council.ballot()}/close")
        bundle = verified_in_parts(council, tmp_path)
        excluded = [entry["excludes"]["member"] for entry in entries(bundle, "item-added") if "excludes" in entry]
        assert excluded == [council.members["R3"]] * 2
        assert entries(bundle, "holding-ended") == []


def _published(visitor: Visitor) -> str:
    path = visitor.get("/").split('href="/decisions/')[1].split('"')[0]
    return text_of(visitor.get(f"/decisions/{path}"))


def _sits(council: Council) -> None:
    """The first evening, on which R3 is missed."""
    council.do("excuse", {"member": council.members["P2"], "excused": "yes"})
    council.come(*HERE)
    council.do("open")


def _asked(council: Council, *more: str) -> None:
    council.do("exclusion", {"member": council.members["R3"]})
    council.come(*HERE, *more)
    council.do("open")
