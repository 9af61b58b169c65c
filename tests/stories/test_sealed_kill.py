"""kill -9 around a secret ballot: what was acknowledged is counted, and no key outlives its ballot."""

import json
import os
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest
from sqlalchemy import text

from juryvote.actions.sweep import sweep
from juryvote.live.safe import Safe
from juryvote.reads.soundness import check_everything
from juryvote.sealed.texts import short
from juryvote.store import urn
from juryvote.store.engine import writing
from tests.house import House
from tests.sealed_town import Phone, SealedTown, open_sealed_town

SEATS, TURNS, ENOUGH = 20, 3, 25
Slips = dict[str, list[str]]


@pytest.fixture(params=["sqlite", "postgresql"])
def durable_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'juryvote.sqlite3'}"
    return str(request.getfixturevalue("durable_postgres"))


def test_every_acknowledged_slip_is_in_the_archive(durable_url: str, tmp_path: Path) -> None:
    with open_sealed_town(durable_url, tmp_path, seats=SEATS, enrolled=SEATS) as jury:
        ballot = jury.open()
        slips = {phone.member: [phone.slip(ballot, "yes") for _ in range(TURNS)] for phone in jury.phones}
        house = House(durable_url, tmp_path / "log")
        house.safe = tmp_path / "keys"
        house.start()
        told = _cast_until_killed(house, jury, ballot, slips)
        house.start()
        assert house.stop() in (0, -15)
        assert [name for name, _ in jury.hall.safe.held()] == [ballot]
        jury.close(ballot)
        counted = _trackers(jury, ballot)
        lost = [member for member, turn in told.items() if not _counted(slips[member][turn:], counted)]
        assert len(told) >= 5
        assert lost == []
        assert check_everything(jury.hall) == []
        said = (tmp_path / "log").read_text()
        for secret in (*told, *counted, *(phone.key for phone in jury.phones)):
            assert secret not in said  # not even what is public stands in the log


def _cast_until_killed(house: House, jury: SealedTown, ballot: str, slips: Slips) -> dict[str, int]:
    """Everybody votes and changes the slip; after some answers the server dies. The last acknowledged turn of each."""
    told: dict[str, int] = {}
    answers, enough = [0], threading.Event()

    def vote(phone: Phone) -> None:
        headers = {"cookie": f"__Host-juryvote={phone.token}", "origin": house.base, "hx-request": "true"}
        with httpx.Client(base_url=house.base, headers=headers, timeout=20) as client:
            for turn, slip in enumerate(slips[phone.member]):
                try:
                    answer = client.post(f"/ballots/{ballot}/sealed", data={"slip": slip, "turn": str(turn + 1)})
                except httpx.HTTPError:
                    return
                assert answer.status_code == 200, answer.text[:300]
                told[phone.member] = turn
                answers[0] += 1
                if answers[0] >= ENOUGH:
                    enough.set()

    with ThreadPoolExecutor(10) as crowd:
        voters = [crowd.submit(vote, phone) for phone in jury.phones]
        assert enough.wait(60)
        house.kill()
        for voter in voters:
            voter.result()
    return told


def _trackers(jury: SealedTown, ballot: str) -> list[str]:
    with jury.hall.reading() as db:
        kept = urn.archive(db, ballot)
    assert kept is not None
    return list(json.loads(kept.trackers))


def _counted(slips: list[str], counted: list[str]) -> bool:
    """The acknowledged slip, or a later one whose answer was lost on the way."""
    return any(short(slip.encode()) in counted for slip in slips)


@pytest.fixture
def jury(tmp_path: Path) -> object:
    with open_sealed_town(f"sqlite:///{tmp_path / 'juryvote.sqlite3'}", tmp_path) as jury:
        yield jury


def broken(jury: SealedTown) -> list[str]:
    return [one.name for one in check_everything(jury.hall)]


def test_a_key_that_outlived_its_ballot_is_swept_up(jury: SealedTown) -> None:
    """The server died after the closing was on disk and before the key was gone."""
    for end in (jury.close, _annul(jury)):
        ballot = jury.open()
        kept = (jury.hall.safe.folder / f"{ballot}.key").read_bytes()
        end(ballot)
        (jury.hall.safe.folder / f"{ballot}.key").write_bytes(kept)
        assert broken(jury) == ["keys are there for open ballots only"]
        sweep(jury.hall)
        assert list(jury.hall.safe.held()) == []
        assert broken(jury) == []
        jury.town.items.reverse()  # the next one is about the other item


def _annul(jury: SealedTown) -> object:
    from juryvote.actions.ballots import annul_ballot

    return lambda ballot: annul_ballot(jury.hall, ballot=ballot, why="Versehen", actor="chair")


def test_keys_of_open_ballots_and_of_ballots_that_are_just_opening_stay(jury: SealedTown) -> None:
    ballot, safe = jury.open(), jury.hall.safe
    safe.make("young")
    safe.make("old")
    Safe(safe.folder, bytes(32), jury.hall.world.below).make("somebody else's")
    for name in ("old", ballot, "somebody else's"):
        an_hour_ago = time.time() - 3700
        os.utime(safe.folder / f"{name}.key", (an_hour_ago, an_hour_ago))
    assert broken(jury) == ["keys are there for open ballots only"]
    sweep(jury.hall)
    assert {name for name, _ in safe.held()} == {ballot, "young", "somebody else's"}
    assert broken(jury) == []
    jury.phones[0].vote(ballot)
    jury.close(ballot)


@pytest.mark.parametrize(
    ("deed", "name"),
    [
        ("UPDATE urn SET slip = NULL", "open urns hold one slip for each who voted"),
        ("DELETE FROM urn WHERE slip IS NULL", "open urns hold one slip for each who voted"),
        ("UPDATE roll SET channel = NULL", "open urns hold one slip for each who voted"),
    ],
)
def test_a_damaged_urn_is_noticed(jury: SealedTown, deed: str, name: str) -> None:
    ballot = jury.open()
    jury.phones[0].vote(ballot)
    assert broken(jury) == []
    with writing(jury.hall.engine) as db:
        db.execute(text(deed))
    assert broken(jury) == [name]


@pytest.mark.parametrize(
    "deed",
    [
        "INSERT INTO urn VALUES (:b, 'c', 's', 0)",
        "INSERT INTO paper VALUES (:b, 'chair', 'x')",
        "UPDATE roll SET device_key = 'k'",
        "DELETE FROM archives",
    ],
)
def test_what_is_left_of_an_ended_ballot_is_noticed(jury: SealedTown, deed: str) -> None:
    ballot = jury.open()
    jury.phones[0].vote(ballot)
    jury.close(ballot)
    assert broken(jury) == []
    with writing(jury.hall.engine) as db:
        db.execute(text(deed), {"b": ballot})
    assert broken(jury)[0] == "ended urns are empty and counted ones have an archive"


def test_paper_on_the_table_is_not_missed_in_the_urn(jury: SealedTown) -> None:
    from juryvote.actions.paper import give_paper

    ballot = jury.open()
    give_paper(jury.hall, ballot=ballot, people=jury.town.members[5:], actor="chair")
    assert broken(jury) == []
