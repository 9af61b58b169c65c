"""A jury drawn by lot over HTTP, as the team does it: the list, the quotas, the promise, the draw."""

import csv
import io
import json
import re
import zipfile
from typing import Any

from tests.house import House, last_part, text_of

WITH, WITHOUT = "mit Migrationshintergrund", "ohne Migrationshintergrund"
QUOTAS = ((WITH, 9, 0), (WITHOUT, 9, 0), ("", 0, 10))
WITNESSES = ("QM-Team", "Sprecherin des Quartiersrats")
ROOM = "4 2 6 1 5 3"


def person(number: int) -> str:
    """A name that stands nowhere else."""
    return f"Lisbeth Auslos{number:02}"


class Drawing:
    """Sixty people, every other one with a migration background, for a jury of eighteen."""

    def __init__(self, house: House, *, people: int = 60, seats: int = 18) -> None:
        self.house, self.team = house, house.team()
        body = {"name": "Quartiersfondsjury", "kind": "quartiersfondsjury", "preset": "qfj-2001", "seats": str(seats)}
        self.body = last_part(self.team.post("/team/bodies", body))
        self.names = [person(number) for number in range(people)]
        self.draw = self.prepare()

    def prepare(self) -> str:
        form = {"title": "Auslosung der Jury", "day": "2099-03-05", "place": "Kiezladen"}
        return last_part(self.team.post(f"/team/bodies/{self.body}/draws", form))

    def list_text(self) -> str:
        lines = (f"{name};{(WITH, WITHOUT)[at % 2]};Donaustraße {at}\n" for at, name in enumerate(self.names))
        return "name;gruppe;straße\n" + "".join(lines)

    @property
    def at(self) -> str:
        return f"/team/draws/{self.draw}"

    def fill(self, text: str = "", expect: int = 303) -> str:
        return self.team.post(f"{self.at}/pool", {"list": text or self.list_text()}, expect=expect)

    def share(self, *quotas: tuple[str, int, int], expect: int = 303) -> str:
        form = [
            (name, str(value))
            for quota in quotas or QUOTAS
            for name, value in zip(("group", "seats", "reserves"), quota, strict=True)
        ]
        return self.team.post(f"{self.at}/quotas", form, expect=expect)

    def commit(self, expect: int = 303) -> str:
        return self.team.post(f"{self.at}/commit", expect=expect)

    def pull(self, public: str = ROOM, witnesses: tuple[str, ...] = WITNESSES, expect: int = 303) -> str:
        form = [("public", public), *(("witness", role) for role in witnesses)]
        return self.team.post(f"{self.at}/draw", form, expect=expect)

    def say_yes(self, ticket: int, expect: int = 303, **more: str) -> str:
        """The next vacant seat, under the name on the list."""
        page = self.page()
        seat = re.search(rf'id="s-{ticket}"[^>]*>\s*<option value="(\w+)"', page)
        form = {"name": self.rows()[ticket]["name"], "seat": seat[1] if seat else "", "since": "2026-01-01", **more}
        return self.team.post(f"{self.at}/tickets/{ticket}/accept", form, expect=expect)

    def say_no(self, ticket: int, expect: int = 303) -> str:
        return self.team.post(f"{self.at}/tickets/{ticket}/decline", expect=expect)

    def erase(self, **fields: str) -> str:
        return self.team.post(f"{self.at}/erase", fields)

    def page(self) -> str:
        return self.team.get(self.at)

    def rows(self) -> dict[int, dict[str, str]]:
        """The team's table, by ticket."""
        text = self.team.request("GET", f"{self.at}/list.csv").content.decode("utf-8-sig")
        return {int(row["los"]): row for row in csv.DictReader(io.StringIO(text), delimiter=";")}

    def tickets(self, result: str) -> list[int]:
        return [ticket for ticket, row in self.rows().items() if row["ergebnis"] == result]

    def bundle(self) -> bytes:
        answer = self.team.request("GET", f"/audit/bodies/{self.body}/bundle.zip")
        assert answer.status_code == 200
        return answer.content

    def in_english(self) -> str:
        return text_of(self.team.get(self.at, headers={"accept-language": "en"}))


def entries(bundle: bytes, kind: str) -> list[dict[str, Any]]:
    with zipfile.ZipFile(io.BytesIO(bundle)) as files:
        lines = map(json.loads, files.read("journal.jsonl").splitlines())
        return [line["payload"] for line in lines if line["header"]["kind"] == kind]
