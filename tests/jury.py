"""A jury of seven with a fund, a round and a meeting, all made over HTTP by the team."""

import re

from tests.house import House, Visitor, last_part, text_of

NAMES = ("Ada", "Bilal", "Cem", "Dora", "Emil", "Fatma", "Gül")
PROPOSALS = (("Hoffest", "450,00"), ("Hochbeete", "980,15"), ("Wandbild", "1.500,00"))


class Jury:
    applications = PROPOSALS

    def __init__(self, house: House, *, people: int = 7, budget: str = "10.000,00") -> None:
        self.house, self.team = house, house.team()
        self.body = self._body(people)
        self.members = self._import(people)
        self.fund = self._fund(budget)
        self.round = self._round()
        self.proposals = [self.propose(title, asked) for title, asked in self.applications]
        self.meeting = self.plan()
        self.phones: dict[str, Visitor] = {}

    def _body(self, people: int) -> str:
        form = {"name": "Aktionsfondsjury", "kind": "aktionsfondsjury", "preset": "afj-berlin", "seats": str(people)}
        return last_part(self.team.post("/team/bodies", form))

    def _import(self, people: int) -> dict[str, str]:
        names = [NAMES[i] if i < len(NAMES) else f"Person {i}" for i in range(people)]
        csv = "name;sprache;gremium\n" + "".join(f"{name};de;Aktionsfondsjury\n" for name in names)
        preview = self.team.request("POST", "/team/members/import", files={"file": ("liste.csv", csv.encode())})
        assert preview.status_code == 200, text_of(preview.text)
        assert self.team.post("/team/members/import/confirm", {"csv": csv}) == "/team/members"
        page = self.team.get(f"/team/bodies/{self.body}")
        found = {name: ident for ident, name in re.findall(r'<option value="(\w+)"[^>]*>\s*(?:<bdi>)?([^<]+)', page)}
        return {name: found[name] for name in names}

    def _fund(self, budget: str) -> str:
        self.team.post("/team/funds", {"body": self.body, "name": "Aktionsfonds", "budget": budget})
        page = self.team.get("/team")
        found = re.search(r'<option value="(\w+)"[^>]*>\s*(?:<bdi>)?Aktionsfonds\b(?!jury)', page)
        assert found, text_of(page)
        return found[1]

    def _round(self) -> str:
        form = {
            "body": self.body,
            "fund": self.fund,
            "title": "Winterrunde",
            "cap": "1500",
            "deadline": "2099-01-31T13:00",
        }
        return last_part(self.team.post("/team/rounds", form))

    def propose(self, title: str, asked: str) -> str:
        form = [
            ("title", title),
            ("applicant", f"Verein {title}"),
            ("consent", "yes"),
            ("what_for", "Für die Nachbarschaft."),
            ("asked", asked),
            ("goals", "participation"),
            ("line_label", "Material"),
            ("line_amount", asked),
        ]
        proposal = last_part(self.team.post(f"/team/rounds/{self.round}/proposals", form))
        self.team.post(f"/team/proposals/{proposal}/eligible")
        return proposal

    def plan(self, starts: str = "2099-02-07T18:00") -> str:
        form = {"body": self.body, "title": "Wintersitzung", "place": "Büro", "starts": starts}
        meeting = last_part(self.team.post("/team/meetings", form))
        self.team.post(f"/team/meetings/{meeting}/agenda", [("proposal", ident) for ident in self.proposals])
        return meeting

    def door_code(self, name: str) -> str:
        """What stands under the QR at the door."""
        page = self.team.post(f"/team/meetings/{self.meeting}/door", {"member": self.members[name]}, expect=200)
        found = re.search(r"\b([A-Z0-9]{4}-[A-Z0-9]{4})\b", text_of(page))
        assert found, text_of(page)
        return found[1]

    def arrive(self, *names: str) -> None:
        for name in names:
            phone = self.house.visitor()
            assert phone.post("/enter", {"code": self.door_code(name)}) == "/meeting"
            self.phones[name] = phone

    def item(self, number: int) -> str:
        """The id of an item of the agenda, in its order."""
        return re.findall(r'id="line-(\w+)"', self.desk())[number - 1]

    def desk(self) -> str:
        return self.team.get(f"/desk/{self.meeting}")

    def do(self, what: str, fields: dict[str, str] | list[tuple[str, str]] | None = None, expect: int = 303) -> str:
        return self.team.post(f"/desk/{self.meeting}/{what}", fields, expect=expect)

    def ballot(self) -> str:
        found = re.search(r"/ballots/(\w+)/close", self.desk())
        assert found, text_of(self.desk())
        return found[1]

    def vote(self, name: str, choice: str) -> str:
        """The way a person votes: reads the page, taps a button, sees what it says."""
        phone = self.phones[name]
        page = phone.get("/meeting")
        slip = re.search(r'action="(/ballots/\w+/slip)"', page)
        key = re.search(r'name="key" value="([^"]+)"', page)
        assert slip, text_of(page)
        assert key
        return phone.press(slip[1], {"choice": choice, "key": key[1]})
