"""Announcements: a number soon after each change, to whoever may know, over one process and over two."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from juryvote.actions.meetings import add_item
from juryvote.live.hall import Hall
from tests.house import SECRET, House, Visitor, last_part, open_house
from tests.jury import Jury


class Listener:
    """An EventSource, as far as a test needs one."""

    def __init__(self, visitor: Visitor, meeting: str) -> None:
        self.heard: list[tuple[float, str]] = []
        self.lines: list[str] = []
        self._client = httpx.Client(base_url=visitor.base, timeout=30)
        cookie = "; ".join(f"{name}={value}" for name, value in visitor.cookies.items())
        request = self._client.build_request("GET", f"/events/{meeting}", headers={"cookie": cookie})
        self.answer = self._client.send(request, stream=True)
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()

    def _listen(self) -> None:
        try:
            for line in self.answer.iter_lines():
                self.lines.append(line)
                if line.startswith("data:"):
                    self.heard.append((time.monotonic(), line[5:].strip()))
        except httpx.HTTPError:
            pass  # the server or the test has hung up

    def wait(self, count: int, seconds: float = 5) -> None:
        until = time.monotonic() + seconds
        while len(self.heard) < count:
            assert time.monotonic() < until, (count, self.lines)
            time.sleep(0.01)

    def wait_for(self, said: str, seconds: float = 5) -> None:
        until = time.monotonic() + seconds
        while said not in [heard for _, heard in self.heard]:
            assert time.monotonic() < until, (said, self.lines)
            time.sleep(0.01)

    def close(self) -> None:
        self.answer.close()
        self._client.close()
        self._thread.join(5)


@contextmanager
def listening(visitor: Visitor, meeting: str) -> Iterator[Listener]:
    listener = Listener(visitor, meeting)
    try:
        yield listener
    finally:
        listener.close()


def test_a_change_is_announced_at_once_and_without_content(tmp_path: Path) -> None:
    with open_house(f"sqlite:///{tmp_path / 'juryvote.sqlite3'}", tmp_path / "log") as house:
        jury = Jury(house)
        jury.arrive("Ada", "Bilal", "Cem", "Dora")
        with listening(jury.phones["Ada"], jury.meeting) as phone:
            phone.wait(1)  # where things stand
            before = time.monotonic()
            jury.do("open")
            phone.wait(2)
            assert phone.heard[1][0] - before < 1
            jury.do(f"items/{jury.item(1)}/call")
            jury.do(f"items/{jury.item(1)}/ballot", {"amount": "450"})
            jury.vote("Bilal", "no")
            phone.wait_for("1 4")  # progress comes, a little later and bundled
        told = [said for _, said in phone.heard if not said.isdecimal()]
        assert [said for said in told if not said.endswith(" 0")] == ["1 4"]  # before, how many had come
        allowed = ("data:", "id:", "retry:", "event: progress", ":")
        assert [line for line in phone.lines if not line.startswith(allowed) and line] == []
        assert "no" not in "".join(number for _, number in phone.heard)


def test_streams_are_for_the_meetings_own_people(tmp_path: Path) -> None:
    with open_house(f"sqlite:///{tmp_path / 'juryvote.sqlite3'}", tmp_path / "log") as house:
        jury = Jury(house)
        form = {"body": jury.body, "title": "Andere", "place": "Büro", "starts": "2099-03-07T18:00"}
        other = last_part(jury.team.post("/team/meetings", form))
        jury.arrive("Ada")
        assert house.visitor().request("GET", f"/events/{jury.meeting}").status_code == 401
        assert jury.phones["Ada"].request("GET", f"/events/{other}").status_code == 403
        assert jury.phones["Ada"].request("GET", "/events/nothing").status_code == 404


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
def test_another_process_is_heard_within_two_seconds(
    engine: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    database = (
        f"sqlite:///{tmp_path / 'juryvote.sqlite3'}"
        if engine == "sqlite"
        else str(request.getfixturevalue("fresh_postgres"))
    )
    with open_house(database, tmp_path / "log") as house:
        jury = Jury(house)
        jury.arrive("Ada")
        with listening(jury.phones["Ada"], jury.meeting) as phone:
            phone.wait(1)
            hall = Hall(database=database, secret=SECRET.encode())
            add_item(hall, meeting=jury.meeting, title="Verschiedenes", actor="elsewhere")
            hall.close()
            phone.wait(2, seconds=3)


def test_open_streams_do_not_hold_up_the_end(tmp_path: Path) -> None:
    with open_house(f"sqlite:///{tmp_path / 'juryvote.sqlite3'}", tmp_path / "log") as house:
        jury = Jury(house)
        jury.arrive("Ada", "Bilal")
        with listening(jury.phones["Ada"], jury.meeting), listening(jury.phones["Bilal"], jury.meeting):
            begun = time.monotonic()
            _stop(house)
            assert time.monotonic() - begun < 5


def _stop(house: House) -> None:
    assert house.stop() in (0, -15)
