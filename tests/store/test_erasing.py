"""Somebody asks to be forgotten: the name is gone, what was decided stays, and the journal still recounts."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import select

from juryvote.actions import ballots, interests, meetings, people, presence
from juryvote.reads.audit import bundle
from juryvote.reads.minutes import minutes_page
from juryvote.reads.personal import own_data
from juryvote.reads.register import register
from juryvote.reads.soundness import check_everything
from juryvote.rules.refusals import BadForm
from juryvote.rules.register import Wanted
from juryvote.rules.replay.report import verify
from juryvote.store import interests as kept_interests
from juryvote.store import tables as t
from juryvote.store.engine import BALLOTS, PEOPLE, forget_deleted
from tests.town import found_town, open_hall


def test_an_erased_name_is_nowhere_and_everything_still_verifies(database_url: str) -> None:
    with open_hall(database_url) as hall:
        town = found_town(hall)
        guest = people.register_member(hall, area=town.area, name="Erika Musterfrau", language="de", actor="team")
        presence.check_in(hall, meeting=town.meeting, member=guest, channel="team", actor="team")
        ballot = town.open()
        for who in range(5):
            town.cast(ballot, who, "yes")
        ballots.close_ballot(hall, ballot=ballot, actor="chair")
        assert b"Erika Musterfrau" in bundle(hall, body=town.body, meeting=None)
        people.erase_member(hall, member=guest, actor="team")
        after = bundle(hall, body=town.body, meeting=None)
        assert b"Erika" not in after
        report = verify(after)
        assert report.fine
        assert check_everything(hall) == []


def test_whoever_has_a_seat_keeps_the_name_until_the_term_ends(database_url: str) -> None:
    with open_hall(database_url) as hall:
        town = found_town(hall, proposals=0)
        with pytest.raises(BadForm):
            people.erase_member(hall, member=town.members[0], actor="team")
        assert check_everything(hall) == []


def test_a_name_erased_while_the_person_arrives_is_in_no_bundle(database_url: str) -> None:
    with open_hall(database_url) as hall:
        town = found_town(hall, proposals=0)
        for number in range(12):
            name = f"Vergessene Person {number}"
            guest = people.register_member(hall, area=town.area, name=name, language="de", actor="team")
            come = {"meeting": town.meeting, "member": guest, "channel": "team", "actor": "team"}
            with ThreadPoolExecutor(2) as both:
                deeds = (
                    both.submit(presence.check_in, hall, **come),
                    both.submit(people.erase_member, hall, member=guest, actor="team"),
                )
                for deed in deeds:
                    deed.result()
            assert name.encode() not in bundle(hall, body=town.body, meeting=None)
        assert check_everything(hall) == []


def test_an_erased_person_is_in_no_register_of_interests(database_url: str) -> None:
    """Household and family of nobody else go too; the institution stays."""
    with open_hall(database_url) as hall:
        town = found_town(hall, proposals=1)
        gone = people.register_member(hall, area=town.area, name="Erika Musterfrau", language="de", actor="team")
        for kind, role in (("institution", "board"), ("household", "lives"), ("family", "relative")):
            party = interests.add_party(hall, area=town.area, kind=kind, name=f"{kind} Musterfrau", actor="team")
            values = {"party": party, "role": role, "since": "2025-01-01", "actor": "team"}
            interests.add_interest(hall, area=town.area, member=gone, **values)
            if kind == "family":
                interests.add_interest(hall, area=town.area, member=town.members[0], **values)
        with hall.reading() as db:
            proposal = db.scalars(select(t.proposals.c.id)).one()
        interests.name_applicant(hall, proposal=proposal, party=None, member=gone, actor="team")
        people.erase_member(hall, member=gone, actor="team")
        with hall.reading() as db:
            assert {row.kind for row in kept_interests.parties(db, town.area)} == {"institution", "family"}
            assert [row.member for row in kept_interests.interests(db, town.area)] == [town.members[0]]
            assert db.scalars(select(t.proposals.c.applicant_member)).one() is None
        assert check_everything(hall) == []


def test_an_erased_name_is_in_no_byte_of_the_database(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Not in the file, its free pages or its log, not in what was logged, and in no file that anybody takes home."""
    file = tmp_path / "juryvote.sqlite3"
    name = "Ernestine Vergissmeinnicht"
    with open_hall(f"sqlite:///{file}") as hall:
        town = found_town(hall, seats=3, proposals=1)
        guest = people.register_member(hall, area=town.area, name=name, language="tr", actor="team")
        presence.check_in(hall, meeting=town.meeting, member=guest, channel="team", actor="team")
        presence.check_out(hall, meeting=town.meeting, member=guest, channel="team", actor="team")
        ballots.close_ballot(hall, ballot=town.open(), actor="chair")
        meetings.adjourn(hall, meeting=town.meeting, actor="chair")
        before = register(hall, Wanted(body=town.body)).decisions
        people.erase_member(hall, member=guest, actor="team")
        page = minutes_page(hall, meeting=town.meeting)
        said = own_data(hall, member=guest)
        assert said is not None
        assert register(hall, Wanted(body=town.body)).decisions == before
        assert verify(bundle(hall, body=town.body, meeting=None)).fine
        taken = [bundle(hall, body=town.body, meeting=None), said, repr(page).encode()]
        stored = [path.read_bytes() for path in tmp_path.iterdir() if path.is_file()]
        assert len(stored) > 1  # the log beside the file was read too
    stored += [path.read_bytes() for path in tmp_path.iterdir() if path.is_file()]
    logged = capsys.readouterr()
    for word in ("Ernestine", "Vergissmeinnicht"):
        assert not any(word.encode() in one for one in [*stored, *taken])
        assert word not in logged.out + logged.err


def test_every_table_that_is_swept_is_there(database_url: str) -> None:
    with open_hall(database_url) as hall:
        assert {*BALLOTS, *PEOPLE} <= set(t.metadata.tables)
        forget_deleted(hall.engine, (*BALLOTS, *PEOPLE))  # for the hall a failure is no news
