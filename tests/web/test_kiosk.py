"""The shared tablet: locked until the desk unlocks it for one person, and nothing of that person stays on it."""

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from juryvote.actions.kiosk import cast_at_kiosk, unlock_kiosk
from juryvote.actions.presence import check_out
from juryvote.rules.refusals import NotPresent, NoTurn, VotedElsewhere
from juryvote.world import World
from tests.house import House, Visitor, open_house, text_of
from tests.jury import Jury
from tests.town import Town, found_town, open_hall

LOCKED = "Das Tablet ist gesperrt."


@pytest.fixture
def jury(tmp_path: Path) -> Iterator[Jury]:
    with open_house(f"sqlite:///{tmp_path / 'x.sqlite3'}", tmp_path / "log") as house:
        jury = Jury(house)
        jury.arrive("Ada", "Bilal", "Cem", "Dora")
        jury.do("open")
        yield jury


def tablet_of(house: House, jury: Jury) -> Visitor:
    page = text_of(jury.team.post(f"/team/meetings/{jury.meeting}/kiosk", expect=200))
    code = re.search(r"\b([A-Z0-9]{4}-[A-Z0-9]{4})\b", page)
    assert code, page
    tablet = house.visitor()
    assert tablet.post("/enter", {"code": code[1]}) == "/kiosk"
    return tablet


def vote_at(tablet: Visitor, choice: str, expect: int = 200) -> str:
    page = tablet.get("/kiosk")
    action = re.search(r'action="(/kiosk/ballots/\w+/slip)"', page)
    assert action, text_of(page)
    fields = dict(re.findall(r'name="(key|turn)" value="([^"]+)"', page))
    return text_of(tablet.post(action[1], {"choice": choice, **fields}, expect=expect))


@pytest.mark.parametrize("mode", ["open", "sealed"])
def test_one_person_votes_and_nothing_of_it_stays(jury: Jury, mode: str) -> None:
    tablet, item = tablet_of(jury.house, jury), jury.item(1)
    assert LOCKED in text_of(tablet.get("/kiosk"))
    jury.do(f"items/{item}/call")
    jury.do(f"items/{item}/ballot", {"amount": "450,00", "mode": mode})
    jury.do("kiosk", {"member": jury.members["Cem"]})
    assert "Sie stimmen jetzt ab: Cem" in text_of(tablet.get("/kiosk"))
    said = vote_at(tablet, "yes")
    assert "Ihre Stimme ist gezählt." in said
    assert not re.search(r"\bJa\b|Cem", said)
    after = text_of(tablet.get("/kiosk"))
    assert LOCKED in after
    assert "Cem" not in after
    assert "1 von 4 Stimmen abgegeben" in text_of(jury.desk())
    jury.do("kiosk", {"member": jury.members["Cem"]})  # changed the mind, unlocked again
    vote_at(tablet, "no")
    assert "1 von 4 Stimmen abgegeben" in text_of(jury.desk())


def test_the_same_form_twice_and_a_locked_tablet_cast_nothing(jury: Jury) -> None:
    tablet, item = tablet_of(jury.house, jury), jury.item(1)
    jury.do(f"items/{item}/call")
    jury.do(f"items/{item}/ballot", {"amount": "450,00", "mode": "open"})
    jury.do("kiosk", {"member": jury.members["Cem"]})
    ballot = jury.ballot()
    fields = {"choice": "yes", "key": "0.abcdefgh12", "turn": "1"}
    tablet.post(f"/kiosk/ballots/{ballot}/slip", fields, expect=200)
    assert LOCKED[:-1] in text_of(tablet.post(f"/kiosk/ballots/{ballot}/slip", fields, expect=409))
    jury.do("kiosk", {"member": jury.members["Dora"]})
    jury.do("kiosk/lock")
    tablet.post(f"/kiosk/ballots/{ballot}/slip", {**fields, "key": "0.abcdefgh13"}, expect=409)
    assert tablet.post("/kiosk/lock") == "/kiosk"
    assert "1 von 4 Stimmen abgegeben" in text_of(jury.desk())


def test_it_reaches_nothing_else(jury: Jury) -> None:
    tablet = tablet_of(jury.house, jury)
    for path in ("/meeting", f"/desk/{jury.meeting}", f"/screen/{jury.meeting}", "/team", "/audit"):
        tablet.get(path, expect=403)


def test_somebody_who_voted_by_phone_or_is_not_there_gets_no_turn(jury: Jury) -> None:
    item = jury.item(1)
    jury.do("kiosk", {"member": jury.members["Ada"]}, expect=409)  # no ballot
    jury.do(f"items/{item}/call")
    jury.do(f"items/{item}/ballot", {"amount": "450,00", "mode": "open"})
    jury.vote("Ada", "yes")
    jury.do("kiosk", {"member": jury.members["Ada"]}, expect=409)
    jury.do("kiosk", {"member": jury.members["Gül"]}, expect=403)


def test_a_turn_ends_after_two_minutes(tmp_path: Path) -> None:
    ahead = [timedelta()]
    real = World()
    with open_hall(f"sqlite:///{tmp_path / 'x.sqlite3'}", World(now=lambda: real.now() + ahead[0])) as hall:
        town = found_town(hall)
        ballot = town.open()
        unlock_kiosk(hall, meeting=town.meeting, member=town.members[0], actor="chair")
        ahead[0] = timedelta(seconds=121)
        slip = {"ballot": ballot, "choice": "yes", "key": "0.abcdefgh12", "turn": "1"}
        with pytest.raises(NoTurn):
            cast_at_kiosk(hall, meeting=town.meeting, actor="kiosk", **slip)
        town.cast(ballot, 1, "yes")
        with pytest.raises(VotedElsewhere):
            unlock_kiosk(hall, meeting=town.meeting, member=town.members[1], actor="chair")
        with pytest.raises(NotPresent):
            _unlock_for_somebody_who_left(town)


def _unlock_for_somebody_who_left(town: Town) -> None:
    member = town.members[2]
    check_out(town.hall, meeting=town.meeting, member=member, channel="team", actor="team")
    unlock_kiosk(town.hall, meeting=town.meeting, member=member, actor="chair")
