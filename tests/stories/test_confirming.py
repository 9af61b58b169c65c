"""A council's Votum: given back with a reason, tabled again, confirmed, and only then agreed on."""

import re
from pathlib import Path

from tests.at_home import Calendar
from tests.granting import HERE, Granted, day, recounted
from tests.house import last_part, open_house, text_of
from tests.unsettled import vote

WHY = "Der Hof gehört dem Land."


class Advised(Granted):
    """The same evening in a body whose votes are advice."""

    def _body(self, people: int) -> str:
        form = {"name": "Aktionsfondsjury", "kind": "quartiersrat", "preset": "afj-berlin", "seats": str(people)}
        return last_part(self.team.post("/team/bodies", form))

    def answer(self, said: str, expect: int = 303, **more: str) -> str:
        form = {"answer": said, "by": "steering", "day": day(), **more}
        return self.send("confirmation", form, expect)


def test_a_votum_is_given_back_and_then_confirmed(database_url: str, tmp_path: Path) -> None:
    with open_house(database_url, tmp_path / "log", kind=Calendar) as house:
        assert isinstance(house, Calendar)
        jury = Advised(house)
        assert "Als Nächstes Auf die Steuerungsrunde warten" in jury.file()
        assert "Das Votum ist noch nicht bestätigt" in text_of(jury.agree("600", expect=409))
        jury.answer("returned", expect=422)  # no reason
        jury.answer("maybe", expect=422)
        assert WHY in jury.answer("returned", expect=422, why=WHY, day=day(2))  # nothing typed is lost
        assert jury.left() == "9.400,00"
        for _ in range(2):
            assert jury.answer("returned", why=WHY) == f"/team/bodies/{jury.body}/grants"
        assert jury.left() == "10.000,00"
        jury.answer("confirmed", expect=404)  # it is over
        public = text_of(jury.house.visitor().get(f"/decisions/{jury.grant}"))
        assert "Zurückgegeben: Steuerungsrunde" in public
        assert WHY in public
        first = jury.grant
        tabled_again(jury)
        assert jury.grant != first
        for _ in range(2):
            jury.answer("confirmed")
        assert "Bestätigt: Steuerungsrunde" in jury.file()
        jury.agree("550")
        jury.pay(1, "550")
        jury.answer("returned", expect=409, why=WHY)
        assert "Ausgezahlt 550,00" in jury.standing()
        recounted(jury, tmp_path)


def tabled_again(jury: Advised) -> None:
    jury.do("adjourn")
    jury.meeting = jury.plan(f"{day(1)}T18:00")
    jury.arrive(*HERE)
    jury.do("open")
    item = jury.item(1)
    jury.do(f"items/{item}/call")
    jury.do(f"items/{item}/ballot", {"amount": "550"})
    vote(jury, jury.ballot(), HERE, ())
    jury.do(f"items/{item}/publish")
    page = jury.team.get(f"/team/bodies/{jury.body}/grants")
    found = re.findall(r'href="/team/grants/(\w+)"', page)
    assert len(found) == 1  # what was given back is no grant any more
    jury.grant = found[0]


def test_a_jury_needs_nobody_to_confirm(database_url: str, tmp_path: Path) -> None:
    with open_house(database_url, tmp_path / "log", kind=Calendar) as house:
        assert isinstance(house, Calendar)
        jury = Granted(house)
        jury.send("confirmation", {"answer": "confirmed", "by": "steering", "day": day()}, expect=404)
        assert "Bestätigung" not in jury.file()
