"""A rehearsal against a service that runs: everything is counted, nobody in public sees it, and who may not is told."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from juryvote.actions import accounts, ballots, decisions, entry, meetings
from juryvote.actions.rehearsals import found_rehearsal
from juryvote.reads.soundness import check_everything
from juryvote.reads.visitors import visitor
from juryvote.rehearsal.measures import KINDS, SHARES
from juryvote.rules import refusals as no
from juryvote.store import people
from tests.house import House, juryvote, open_house, text_of
from tests.town import open_hall

KEY = "a key for rehearsals"
FIELDS = {"phones", "casts", "lost", "double", "errors", "casts_per_s", "verified"}
TIMES = {f"{kind}_ms_p{share}" for kind in KINDS for share in SHARES}


@pytest.fixture
def house(database_url: str, tmp_path: Path) -> Iterator[House]:
    with open_house(database_url, tmp_path / "log", JURYVOTE_REHEARSAL_KEY=KEY) as house:
        yield house


def rehearse(house: House, *words: str, key: str = KEY) -> tuple[int, dict[str, Any]]:
    done = juryvote("rehearse", house.base, "--json", *words, check=False, JURYVOTE_REHEARSAL_KEY=key)
    assert done.stdout, done.stderr
    return done.returncode, {**json.loads(done.stdout), "told": done.stderr}


def test_a_rehearsal_counts_every_vote_and_shows_nothing_in_public(house: House) -> None:
    code, report = rehearse(house, "--phones", "12", "--ballots", "2")
    told = report.pop("told")
    assert set(report) == FIELDS | TIMES
    assert (code, report["verified"], report["casts"]) == (0, True, 24), told
    assert [report[name] for name in ("lost", "double", "errors")] == [0, 0, 0], told
    assert all(report[f"{kind}_ms_p50"] > 0 for kind in KINDS)
    assert "12 Telefone sind da" in told
    guest = house.visitor()
    for path in ("/", "/statistics", "/oparl/v1.1/bodies", "/register.csv", "/feeds/all.atom"):
        assert "Generalprobe" not in guest.get(path), path
    founded = guest.request("POST", "/rehearsals", {"phones": "2", "ballots": "1", "key": KEY}).json()
    body, meeting = founded["body"], founded["meeting"]
    for path in (f"/feeds/{body}.atom", f"/calendar/{body}.ics", f"/oparl/v1.1/organization/{body}"):
        guest.get(path, expect=404)
    for path in (f"/oparl/v1.1/meeting/{meeting}", f"/agendas/{meeting}/tagesordnung.pdf"):
        guest.get(path, expect=404)
    for token in (founded["phones"][0], founded["chair"], founded["screen"]):
        somebody = house.visitor()
        page = somebody.get(somebody.post("/enter", {"code": token}))
        assert "Generalprobe: Nichts davon zählt" in text_of(page)


def test_its_decisions_are_published_by_nobody_and_its_area_is_nobody_s(database_url: str) -> None:
    with open_hall(database_url) as hall:
        made = found_rehearsal(hall, phones=60, ballots=1)
        chair = visitor(hall, entry.enter(hall, code=made.chair, place="here").token)
        for code in made.phones:
            entry.enter(hall, code=code, place="here")
        assert chair is not None
        where = {"meeting": made.meeting, "actor": chair.id}
        meetings.open_meeting(hall, **where)
        meetings.call_item(hall, item=made.items[0], **where)
        ballot = ballots.open_ballot(hall, item=made.items[0], amount_cents=None, **where)
        ballots.close_ballot(hall, ballot=ballot, actor=chair.id)
        with pytest.raises(no.NotYours):
            decisions.publish_item(hall, item=made.items[0], actor=chair.id)
        with hall.reading() as db:
            assert people.areas(db) == people.public_bodies(db) == []
        assert check_everything(hall) == []
        with pytest.raises(no.WrongPassword):
            accounts.sign_in(hall, email=f"{chair.id}@rehearsal.invalid", password="", place="here")
        with pytest.raises(no.BadForm):
            found_rehearsal(hall, phones=1001, ballots=1)
        with pytest.raises(no.TooMany):  # so many that the period may end in between
            any(not found_rehearsal(hall, phones=1, ballots=1) for _ in range(8))


def test_each_phone_encrypts_its_own_slip(house: House) -> None:
    code, report = rehearse(house, "--phones", "12", "--ballots", "1", "--sealed")
    assert (code, report["casts"], report["lost"]) == (0, 12, 0), report


def test_without_the_key_nobody_rehearses(house: House) -> None:
    assert rehearse(house, key="another key")[0] == 2
    code, report = rehearse(house, key="")
    assert (code, "JURYVOTE_REHEARSAL_KEY" in report["error"]) == (2, True)
    assert "--key" in report["error_en"]
