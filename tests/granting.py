"""A jury that has granted somebody's application less than was asked, on a calendar that can be turned."""

import re
from datetime import datetime, timedelta
from pathlib import Path
from zipfile import ZipFile

from juryvote.world import BERLIN
from tests.at_home import Calendar
from tests.house import Fields, Visitor, text_of
from tests.jury import Jury
from tests.unsettled import vote

HERE = ("Ada", "Bilal", "Cem", "Dora")
APPLICATION = {
    "title": "Bänke für den Hof",
    "applicant": "Nachbarin Öztürk",
    "phone": "030 1234567",
    "place": "Hof",
    "begins": "2099-05-01",
    "what_for": "Wir bauen drei Bänke.",
    "line_label": "Holz",
    "line_amount": "650",
    "asked": "650",
    "goals": "participation",
    "not_begun": "yes",
    "honest": "yes",
}


def day(ahead: int = 0) -> str:
    """So many days after today in Berlin."""
    return (datetime.now(BERLIN).date() + timedelta(days=ahead)).isoformat()


class Granted(Jury):
    """`code` opens the application, `grant` is the file of its money: 600 € of 650 €."""

    applications = ()

    def __init__(self, house: Calendar, *, budget: str = "10.000,00") -> None:
        self.calendar, self.applicant, self.code = house, house.visitor(), ""
        super().__init__(house, budget=budget)
        self.arrive(*HERE)
        self.do("open")
        self.grant = self.decide("600,00")

    def plan(self, starts: str = "2099-02-07T18:00") -> str:
        if not self.code:
            self.code = self.apply()
            self.proposals = [self.newest()]
            self.team.post(f"/team/proposals/{self.proposals[0]}/eligible")
        return super().plan(starts)

    def apply(self) -> str:
        page = f"/rounds/{self.round}/apply"
        found = re.search(r'name="code" value="([A-Z0-9]{28})"', self.applicant.get(page))
        assert found
        answer = self.applicant.post(page, {**APPLICATION, "code": found[1], "act": "hand-in"}, expect=200)
        assert "Antrag Nummer" in text_of(answer), text_of(answer)
        return found[1]

    def newest(self) -> str:
        return re.findall(r'href="/team/proposals/(\w+)">', self.team.get(f"/team/rounds/{self.round}"))[-1]

    def decide(self, amount: str) -> str:
        """All say yes to so much; the decision is public, and its id is the grant's."""
        item = self.item(1)
        self.do(f"items/{item}/call")
        self.do(f"items/{item}/ballot", {"amount": amount})
        vote(self, self.ballot(), HERE, ())
        self.do(f"items/{item}/publish")
        found = re.findall(r'href="/team/grants/(\w+)"', self.team.get(f"/team/bodies/{self.body}/grants"))
        return str(found[0])

    def send(self, what: str, fields: Fields | None = None, expect: int = 303) -> str:
        return self.team.post(f"/team/grants/{self.grant}/{what}", fields, expect=expect)

    def file(self) -> str:
        return text_of(self.team.get(f"/team/grants/{self.grant}"))

    def agree(self, amount: str, *, version: int = 1, ends: str = "", expect: int = 303, **more: str) -> str:
        """Written down, and signed by both."""
        form = {
            "amount": amount,
            "line_label": "Holz",
            "line_amount": "650",
            "plan": "Erst kaufen, dann bauen.",
            "begins": day(),
            "ends": ends or day(),
            "responsible": "Nachbarin Öztürk",
        }
        answer = self.send("agreement", {**form, **more}, expect)
        if expect == 303:
            self.sign(version)
        return answer

    def sign(self, version: int, expect: int = 303) -> str:
        signed = {"version": str(version), "by": "Nachbarin Öztürk", "team": "Mira Team", "day": day()}
        return self.send("sign", signed, expect)

    def pay(self, number: int, amount: str, expect: int = 303) -> str:
        return self.send("payouts", {"number": str(number), "amount": amount, "day": day()}, expect)

    def back(self, number: int, amount: str, why: str = "unspent", expect: int = 303) -> str:
        form = {"number": str(number), "amount": amount, "day": day(), "why": why, "note": "Überweisung"}
        return self.send("returns", form, expect)

    def standing(self) -> str:
        """What the applicant reads."""
        return text_of(self.applicant.post("/application", {"code": self.code}, expect=200))

    def left(self) -> str:
        """What the team reads of the fund."""
        found = re.search(r"Noch im Fonds ([\d.,]+)", text_of(self.team.get(f"/team/rounds/{self.round}")))
        assert found
        return found[1]

    def turn(self, days: int) -> None:
        """Days pass; the team signs in anew."""
        self.calendar.turn(days)
        self.team = self.house.team()


def receipts(*lines: tuple[str, str, str, str]) -> list[tuple[str, str]]:
    names = ("receipt_number", "receipt_day", "receipt_what", "receipt_amount")
    return [(name, cell) for line in lines for name, cell in zip(names, line, strict=True)]


def page_of(visitor: Visitor, form: list[tuple[str, str]], expect: int = 200) -> str:
    return visitor.post("/application/report", form, expect=expect)


def recounted(jury: Granted, folder: Path) -> list[str]:
    """The evening ends; the bundles of body and meeting recount, the database is sound. What stands in each bundle."""
    jury.do("adjourn")
    records = []
    for query in ("", f"?meeting={jury.meeting}"):
        file = folder / "bundle.zip"
        file.write_bytes(jury.team.request("GET", f"/audit/bodies/{jury.body}/bundle.zip{query}").content)
        told = jury.house.juryvote("verify", str(file))
        assert told.returncode == 0, told.stdout
        with ZipFile(file) as zipped:
            records.append("".join(zipped.read(name).decode() for name in zipped.namelist()))
    told = jury.house.juryvote("check")
    assert told.returncode == 0, told.stdout
    return records
