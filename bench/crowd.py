"""A hall with as many phones as one likes, in front of an open ballot, served by a process of its own."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from juryvote.actions import entry, meetings
from juryvote.actions.ballots import open_ballot
from juryvote.actions.rehearsals import found_rehearsal
from juryvote.live.hall import Hall
from juryvote.store.upgrade import upgrade
from tests.house import SECRET, House

TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Crowd:
    """`cookies` and `members`, names for their taps, are in the same order; `folder` is where the database is."""

    house: House
    hall: Hall
    folder: Path
    meeting: str
    ballot: str
    cookies: list[str]
    members: list[str]
    desk: str  # the chair's cookie

    def change(self, minutes: int) -> None:
        """Something that all pages look at again: a timer at the desk. Waits for the answer."""
        form, head = {"minutes": str(minutes)}, {"cookie": self.desk, "origin": self.house.base}
        answer = httpx.post(f"{self.house.base}/desk/{self.meeting}/timer", data=form, headers=head, timeout=60)
        if answer.status_code != 303:
            raise SystemExit(f"the desk says {answer.status_code}")

    @property
    def port(self) -> int:
        return self.house.port

    def cpu_seconds(self) -> float:
        """Of the server's process so far, its threads included; not of PostgreSQL."""
        return _cpu_seconds(self.house.process.pid) if self.house.process else 0.0

    def megabytes(self) -> float:
        """Resident memory of the server."""
        assert self.house.process
        pages = Path(f"/proc/{self.house.process.pid}/statm").read_text().split()[1]
        return int(pages) * os.sysconf("SC_PAGE_SIZE") / 1e6


@contextmanager
def crowd(database: str, phones: int) -> Iterator[Crowd]:
    """`database` "" is a SQLite file of its own. Everybody is signed in and present."""
    with tempfile.TemporaryDirectory() as folder:
        house = House(database or f"sqlite:///{folder}/bench.sqlite3", Path(folder) / "log")
        hall = Hall(database=house.database, secret=SECRET.encode(), safe=str(house.safe))
        upgrade(hall.engine)
        made = found_rehearsal(hall, phones=phones, ballots=1)
        guests = [entry.enter(hall, code=code, place="bench") for code in made.phones]
        meetings.open_meeting(hall, meeting=made.meeting, actor="bench")
        meetings.call_item(hall, meeting=made.meeting, item=made.items[0], actor="bench")
        ballot = open_ballot(hall, meeting=made.meeting, item=made.items[0], amount_cents=None, actor="bench")
        chair = entry.enter(hall, code=made.chair, place="bench")
        house.start()
        try:
            yield Crowd(
                house=house,
                hall=hall,
                folder=Path(folder),
                meeting=made.meeting,
                ballot=ballot,
                cookies=[f"__Host-juryvote={guest.token}" for guest in guests],
                members=[f"m{number:04}aaaaaaaa" for number in range(phones)],
                desk=f"__Host-juryvote={chair.token}",
            )
        finally:
            house.stop()
            hall.close()


def _cpu_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS
