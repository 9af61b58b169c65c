"""A council's Votum: given back with a reason, tabled again, confirmed, and only then agreed on."""

import re
from pathlib import Path

from tests.at_home import Calendar
from tests.granting import HERE, Granted, day, recounted
from tests.house import last_part, open_house, text_of
from tests.unsettled import adopt, vote

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


class Final(Advised):
    """A council whose bylaws give it the last word."""

    said = "final"

    def plan(self, starts: str = "2099-02-07T18:00") -> str:
        adopt(self.house, self, {"quorum": {"value": ">1/2"}, "decisions_are": self.said})
        return super().plan(starts)


class Unsure(Final):
    """A jury whose bylaws leave the last word to others."""

    said = "advice"

    def _body(self, people: int) -> str:
        return Granted._body(self, people)


def test_the_bylaws_say_whether_somebody_has_to_confirm(database_url: str, tmp_path: Path) -> None:
    with open_house(database_url, tmp_path / "log", kind=Calendar) as house:
        assert isinstance(house, Calendar)
        jury = Unsure(house)
        assert "Votum: Der Antrag" in text_of(house.visitor().get(f"/decisions/{jury.grant}"))
        assert ";Votum;" in house.visitor().get("/register.csv")
        jury.agree("600", expect=409)
        jury.answer("confirmed")
        jury.agree("600")
        recounted(jury, tmp_path)


def test_a_council_may_have_the_last_word(database_url: str, tmp_path: Path) -> None:
    with open_house(database_url, tmp_path / "log", kind=Calendar) as house:
        assert isinstance(house, Calendar)
        council = Final(house)
        assert "Der Antrag „Bänke für den Hof“ ist angenommen" in council.file()
        council.answer("confirmed", expect=404)
        council.agree("600")
        recounted(council, tmp_path)
