"""Restmittel: the fund is empty, money comes back, is offered in a round of its own, and is granted once more."""

import re
from pathlib import Path

from tests.at_home import Calendar
from tests.granting import HERE, Granted, day, recounted
from tests.house import last_part, open_house, text_of
from tests.unsettled import adopt, vote

SOON = {"title": "Restmittel im Herbst", "deadline": "2099-10-01T13:00", "call_text": "Für kleine Sachen."}


def test_money_that_came_back_is_granted_once_more(database_url: str, tmp_path: Path) -> None:
    with open_house(database_url, tmp_path / "log", kind=Calendar) as house:
        assert isinstance(house, Calendar)
        jury = Granted(house, budget="600,00")
        path = f"/team/bodies/{jury.body}/leftovers"
        form = {**SOON, "fund": jury.fund}
        assert "Restmittel" not in text_of(jury.team.get(f"/team/bodies/{jury.body}/grants"))
        refused = jury.team.post(path, {**form, "cap": "1"}, expect=409)  # nothing is left
        assert "Im Fonds sind noch 0,00" in text_of(refused)
        jury.agree("600")
        jury.pay(1, "550")
        jury.back(1, "98,12")
        page = text_of(jury.team.get(f"/team/bodies/{jury.body}/grants"))
        assert "Noch frei sind 98,12" in page
        assert "Dafür läuft schon eine Runde: Winterrunde" in page
        refused = jury.team.post(path, {**form, "cap": "98,13"}, expect=422)
        assert "Für kleine Sachen." in refused  # nothing typed is lost
        jury.team.post(path, {**form, "cap": "98,12", "deadline": "2020-01-01T12:00"}, expect=422)
        jury.team.post(path, {**form, "fund": jury.grant, "cap": "1"}, expect=404)
        made = [jury.team.post(path, {**form, "cap": "98,12"}) for _ in range(2)]
        assert made[0] == made[1]  # a double tap makes one draft
        jury.team.post(path, {**form, "cap": "50"}, expect=422)  # the name is taken
        jury.round = last_part(made[0])
        jury.house.visitor().get(f"/rounds/{jury.round}", expect=404)  # a draft is nobody's but the team's
        for _ in range(2):
            jury.team.post(f"/team/rounds/{jury.round}/open")
        assert "Für kleine Sachen." in text_of(jury.house.visitor().get(f"/rounds/{jury.round}"))
        _granted_again(jury)
        assert jury.left() == "0,00"
        recounted(jury, tmp_path)


def test_what_the_office_granted_is_followed_too(database_url: str, tmp_path: Path) -> None:
    with open_house(database_url, tmp_path / "log", kind=Calendar) as house:
        assert isinstance(house, Calendar)
        jury = Granted(house)
        adopt(house, jury, {"office_below_cents": 100_000})
        jury.do("adjourn")
        jury.code = jury.apply()
        proposal = jury.newest()
        jury.team.post(f"/team/proposals/{proposal}/eligible")
        order = {"way": "office:office", "why": "Kleine Summe", "outcome": "carried", "amount": "300"}
        jury.team.post(f"/team/proposals/{proposal}/executive", order)
        assert "Vereinbarung unterschrieben (noch nicht)" in jury.standing()
        page = jury.team.get(f"/team/bodies/{jury.body}/grants")
        jury.grant = re.findall(r'href="/team/grants/(\w+)"', page)[0]
        assert "Das Büro hat entschieden, weil die Summe klein ist." in jury.file()
        jury.agree("300,01", expect=409)
        jury.agree("300")
        jury.pay(1, "300")
        assert "Ausgezahlt 300,00" in jury.standing()
        jury.send("withdraw", {"why": "declined"})
        jury.back(1, "300", why="declined")
        jury.send("close")
        assert jury.left() == "9.400,00"
        told = jury.house.juryvote("check")
        assert told.returncode == 0, told.stdout


def _granted_again(jury: Granted) -> None:
    jury.do("adjourn")
    jury.proposals = [jury.propose("Farbe für die Bänke", "98,12")]
    jury.meeting = jury.plan(f"{day(1)}T18:00")
    jury.arrive(*HERE)
    jury.do("open")
    item = jury.item(1)
    jury.do(f"items/{item}/call")
    jury.do(f"items/{item}/ballot", {"amount": "98,13"}, expect=422)
    jury.do(f"items/{item}/ballot", {"amount": "98,12"})
    vote(jury, jury.ballot(), HERE, ())
