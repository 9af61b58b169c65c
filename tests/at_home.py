"""A jury that votes from home: letters, a calendar that can be turned, and who has voted."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.another_day import serve
from tests.house import House, environment, juryvote, last_part, open_house, text_of
from tests.jury import Jury
from tests.setup import forks
from tests.unsettled import adopt

RULES: dict[str, Any] = {
    "quorum": {"value": ">1/2"},
    "majority": {"value": ">1/2", "of": "present"},
    "alternates": "personal",
    "written_procedure": {"allowed": True, "days": 7},
}


class Calendar(House):
    """A house in which days can pass."""

    def start(self, **more: str) -> None:
        self.ahead = self.log.parent / "days"
        if not self.ahead.exists():
            self.ahead.write_text("0")
        super().start(**more)

    def serve(self, **more: str) -> forks.Running:
        env = environment(self.database, JURYVOTE_SAFE=str(self.safe), **more)
        return forks.run(serve, self.port, self.ahead, env=env, out=self.log)

    def turn(self, days: int) -> None:
        """So many days after the first one."""
        self.ahead.write_text(str(days))


class AtHome(Jury):
    """Nobody plans a meeting; the proposals wait."""

    def plan(self) -> str:
        return ""

    def start(self, number: int, amount: str, expect: int = 303) -> str:
        """The procedure on a proposal, and the page that answers."""
        form = {"proposal": self.proposals[number], "amount": amount}
        answer = self.team.post(f"/team/bodies/{self.body}/written", form, expect=expect)
        if expect == 303:
            self.meeting = last_part(answer)
        return answer

    def page(self) -> str:
        return self.team.get(f"/team/meetings/{self.meeting}")

    def letters(self, *, again: bool = False) -> dict[str, str]:
        """By name, the code on each letter."""
        form = {"again": "yes"} if again else {}
        sheet = self.team.post(f"/team/meetings/{self.meeting}/letters", form, expect=200)
        found = re.findall(r'class="who"><bdi>([^<]+)</bdi>.*?class="code">([A-Z0-9-]{9})<', sheet, re.DOTALL)
        return dict(found)

    def come(self, letters: Mapping[str, str], *names: str) -> None:
        for name in names:
            phone = self.house.visitor()
            assert phone.post("/enter", {"code": letters[name]}) == "/meeting"
            self.phones[name] = phone

    def says(self, name: str) -> str:
        return text_of(self.phones[name].get("/meeting"))

    def missing(self) -> list[str]:
        """Whom the team is told to remind."""
        lines = re.findall(r"<li>.*?</li>", self.page(), re.DOTALL)
        return [text_of(line).split()[0] for line in lines if "fehlt noch" in text_of(line)]

    def stand_in(self, name: str, holder: str) -> None:
        """A new member who stands in for one of the seven."""
        self.team.post("/team/members", {"name": name, "language": "de"})
        page = self.team.get(f"/team/bodies/{self.body}")
        seat = re.search(rf'id="seat-(\w+)"(?:(?!id="seat-).)*?<bdi>{holder}</bdi></summary>', page, re.DOTALL)
        known = re.search(rf'<option value="(\w+)"[^>]*>{name}<', page)
        assert seat
        assert known
        form = {"member": known[1], "role": "alternate", "since": "2020-01-01", "until": ""}
        self.team.post(f"/team/seats/{seat[1]}/holder", form)
        self.members[name] = known[1]

    def sign_in_again(self) -> None:
        """After a day the team's browser has forgotten them."""
        self.team = self.house.team()


@contextmanager
def at_home(database: str, folder: Path, rules: Mapping[str, Any] = RULES) -> Iterator[tuple[Calendar, AtHome]]:
    with open_house(database, folder / "log", kind=Calendar) as house:
        assert isinstance(house, Calendar)
        jury = AtHome(house)
        adopt(house, jury, dict(rules))
        yield house, jury


def sound(house: House, jury: AtHome, folder: Path) -> None:
    """The procedure's bundle and the whole body's recount, and the database is as it must be."""
    for query in ([f"?meeting={jury.meeting}"] if jury.meeting else []) + [""]:
        answer = jury.team.request("GET", f"/audit/bodies/{jury.body}/bundle.zip{query}")
        assert answer.status_code == 200
        file = folder / "bundle.zip"
        file.write_bytes(answer.content)
        fine = juryvote("verify", str(file), check=False)
        assert "ALLES STIMMT" in fine.stdout, fine.stdout
    checked = juryvote("check", database=house.database, check=False)
    assert checked.returncode == 0, checked.stdout
