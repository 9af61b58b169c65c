"""Somebody asks to be forgotten: the name is gone, what was decided stays, and the journal still recounts."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from juryvote.actions import ballots, people, presence
from juryvote.reads.audit import bundle
from juryvote.reads.soundness import check_everything
from juryvote.rules.refusals import BadForm
from juryvote.rules.replay.report import verify
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
