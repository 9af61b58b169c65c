"""kill -9 in the middle of 300 casts: whatever a phone was told is counted is there after the restart."""

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from juryvote.actions import entry
from juryvote.live.hall import Hall
from juryvote.reads.soundness import check_everything
from juryvote.store import ballots
from juryvote.store.upgrade import upgrade
from tests.house import SECRET, House
from tests.town import Town, found_town

SEATS, TURNS, ENOUGH = 60, 5, 200


@pytest.fixture(params=["sqlite", "postgresql"])
def durable_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'juryvote.sqlite3'}"
    return str(request.getfixturevalue("durable_postgres"))


def test_every_acknowledged_slip_survives_a_kill(durable_url: str, tmp_path: Path) -> None:
    hall = Hall(database=durable_url, secret=SECRET.encode())
    upgrade(hall.engine)
    town = found_town(hall, seats=SEATS, proposals=1)
    ballot, cookies = town.open(), _phones(town)
    house = House(durable_url, tmp_path / "log")
    house.start()
    told = _cast_until_killed(house, ballot, cookies)
    house.start()
    lost = [said for said in told.items() if not _stands(hall, ballot, *said)]
    assert len(told) >= 30  # many phones had an answer before the end
    assert lost == []
    assert house.stop() in (0, -15)  # uvicorn ends with the signal it was sent, after it has cleaned up
    assert check_everything(hall) == []
    hall.close()


def _phones(town: Town) -> dict[str, str]:
    """A signed-in phone for everybody: member → session."""
    cookies = {}
    for member in town.members:
        link = entry.issue_link(town.hall, kind="demo", meeting=town.meeting, actor="test", member=member)
        cookies[member] = entry.enter(town.hall, code=link.token, place="test").token
    return cookies


def _cast_until_killed(house: House, ballot: str, cookies: dict[str, str]) -> dict[str, tuple[int, str]]:
    """Everybody votes and changes their mind; after 200 answers the server dies. The newest answer of each member."""
    told: dict[str, tuple[int, str]] = {}
    answers, enough = [0], threading.Event()

    def vote(member: str) -> None:
        headers = {"cookie": f"__Host-juryvote={cookies[member]}", "origin": house.base, "hx-request": "true"}
        with httpx.Client(base_url=house.base, headers=headers, timeout=20) as phone:
            for turn in range(TURNS):
                choice = ("yes", "no", "abstain")[turn % 3]
                form = {"choice": choice, "key": f"{turn}.{member}"}
                try:
                    answer = phone.post(f"/ballots/{ballot}/slip", data=form)
                except httpx.HTTPError:
                    return
                assert answer.status_code == 200, answer.text[:300]
                told[member] = (turn, choice)
                answers[0] += 1
                if answers[0] >= ENOUGH:
                    enough.set()

    with ThreadPoolExecutor(20) as crowd:
        voters = [crowd.submit(vote, member) for member in cookies]
        assert enough.wait(60)
        house.kill()
        for voter in voters:
            voter.result()
    return told


def _stands(hall: Hall, ballot: str, member: str, said: tuple[int, str]) -> bool:
    """The slip that was acknowledged, or a later one of the same phone whose answer was lost on the way."""
    turn, choice = said
    with hall.reading() as db:
        slip = ballots.slip(db, ballot=ballot, member=member)
    return slip is not None and (slip.turn > turn or (slip.turn == turn and slip.choice == choice))
