"""A council of residents and partners, made over HTTP: people check in at the desk and raise their hands."""

import re
from collections.abc import Sequence
from typing import Any

from tests.house import House, last_part, text_of
from tests.jury import Jury
from tests.unsettled import adopt

Hands = tuple[int, int, int]  # yes, no, abstain


class Council(Jury):
    """Residents are R1, R2, …, partners P1, P2, …; one item for each title, none of them about money."""

    def __init__(
        self, house: House, *, residents: int, partners: int, rules: dict[str, Any], titles: Sequence[str]
    ) -> None:
        self.house, self.team = house, house.team()
        self.residents = [f"R{number}" for number in range(1, residents + 1)]
        self.partners = [f"P{number}" for number in range(1, partners + 1)]
        self.body = self._founded(residents, partners)
        self.members = self._seated()
        self.phones = {}
        adopt(house, self, rules)
        self.meeting = self.plan()
        for title in titles:
            self.do("items", {"title": title})

    def _founded(self, residents: int, partners: int) -> str:
        form = {"name": "Quartiersrat", "kind": "quartiersrat", "preset": "qr-berlin", "seats": str(residents)}
        body = last_part(self.team.post("/team/bodies", form))
        for _ in range(partners):
            self.team.post(f"/team/bodies/{body}/seats", {"group": "partner"})
        return body

    def _seated(self) -> dict[str, str]:
        lines = [f"{name};de;Quartiersrat;Bewohner\n" for name in self.residents]
        lines += [f"{name};de;Quartiersrat;Partner\n" for name in self.partners]
        csv = "name;sprache;gremium;gruppe\n" + "".join(lines)
        assert self.team.post("/team/members/import/confirm", {"csv": csv}) == "/team/members"
        page = self.team.get(f"/team/bodies/{self.body}")
        found = {name: ident for ident, name in re.findall(r'<option value="(\w+)"[^>]*>\s*(?:<bdi>)?([^<]+)', page)}
        return {name: found[name] for name in (*self.residents, *self.partners)}

    def plan(self) -> str:
        form = {"body": self.body, "title": "Ratssitzung", "place": "Büro", "starts": "2099-02-07T18:00"}
        return last_part(self.team.post("/team/meetings", form))

    def has_money(self, budget: str) -> None:
        """A fund and a round, for items that ask for a sum."""
        self.fund = self._fund(budget)
        self.round = self._round()

    def put_on_agenda(self, *proposals: str) -> None:
        self.team.post(f"/team/meetings/{self.meeting}/agenda", [("proposal", ident) for ident in proposals])

    def come(self, *names: str) -> None:
        for name in names:
            self.do("presence", {"member": self.members[name], "direction": "in"})

    def go(self, *names: str) -> None:
        for name in names:
            self.do("presence", {"member": self.members[name], "direction": "out"})

    def call(self, number: int) -> str:
        item = self.item(number)
        self.do(f"items/{item}/call")
        return item

    def open(self, number: int, mode: str = "open") -> str:
        """A ballot on the item of this number, called first."""
        self.do(f"items/{self.call(number)}/ballot", {"mode": mode})
        return self.ballot()

    def raise_hands(self, ballot: str, names: Sequence[str], hands: Hands, expect: int = 303) -> str:
        fields = [("people", self.members[name]) for name in names]
        fields += [(kind, str(n)) for kind, n in zip(("yes", "no", "abstain"), hands, strict=True)]
        return self.do(f"ballots/{ballot}/hands", fields, expect=expect)

    def raise_hands_by_group(
        self, ballot: str, names: Sequence[str], groups: dict[str, Hands], expect: int = 303
    ) -> str:
        fields = [("people", self.members[name]) for name in names]
        for group, hands in groups.items():
            fields.append(("group", group))
            fields += [(kind, str(n)) for kind, n in zip(("yes", "no", "abstain"), hands, strict=True)]
        return self.do(f"ballots/{ballot}/hands", fields, expect=expect)

    def decide(self, number: int, names: Sequence[str], hands: Hands) -> str:
        """A whole ballot by raised hands; what the desk says afterwards."""
        ballot = self.open(number)
        self.raise_hands(ballot, names, hands)
        self.do(f"ballots/{ballot}/close")
        return self.says()

    def says(self) -> str:
        return text_of(self.desk())

    def wall(self) -> str:
        return text_of(self.team.get(f"/screen/{self.meeting}"))

    def phone(self, name: str) -> str:
        return text_of(self.phones[name].get("/meeting"))
