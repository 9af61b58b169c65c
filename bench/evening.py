"""A hall that is being voted in, served by a process of its own."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from juryvote.actions import entry
from juryvote.live.hall import Hall
from juryvote.store.upgrade import upgrade
from tests.house import SECRET, House
from tests.town import found_town

PHONES = 50


@dataclass(frozen=True)
class Evening:
    port: int
    ballot: str
    cookies: list[str]
    members: list[str]


@contextmanager
def served(database: str) -> Iterator[Evening]:
    """Fifty members with phones, one open ballot."""
    with tempfile.TemporaryDirectory() as folder:
        hall = Hall(database=database or f"sqlite:///{folder}/bench.sqlite3", secret=SECRET.encode())
        upgrade(hall.engine)
        town = found_town(hall, seats=PHONES, proposals=1)
        ballot = town.open()
        cookies = []
        for member in town.members:
            link = entry.issue_link(hall, kind="demo", meeting=town.meeting, actor="bench", member=member)
            token = entry.enter(hall, code=link.token, place="bench").token
            cookies.append(f"__Host-juryvote={token}")
        house = House(str(hall.engine.url.render_as_string(hide_password=False)), Path(folder) / "log")
        house.start()
        try:
            yield Evening(port=house.port, ballot=ballot, cookies=cookies, members=town.members)
        finally:
            house.stop()
            hall.close()
