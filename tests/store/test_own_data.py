"""What is stored about somebody comes as a file: everything, of nobody else, without what would open a door."""

import json
from typing import Any

from juryvote.actions import ballots, conflicts, consents
from juryvote.reads.personal import own_data
from juryvote.rules.conflicts import Reason
from juryvote.store import personal
from juryvote.store import tables as t
from tests.building import enter_as
from tests.town import Town, found_town, open_hall

BESIDE: set[str] = set()  # columns with a member's id that point to no table


def told_of(town: Town, who: int) -> dict[str, Any]:
    found = own_data(town.hall, member=town.members[who])
    assert found is not None
    told: dict[str, Any] = json.loads(found)
    return told


def test_everything_about_one_person_and_nothing_about_another(database_url: str) -> None:
    with open_hall(database_url) as hall:
        town = found_town(hall)
        enter_as(hall, town.meeting, member=town.members[0])
        consents.publish_name(hall, area=town.area, member=town.members[0], shown=True, actor="team")
        ballot = town.open()
        for who, choice in enumerate(("yes", "no", "no", "no")):
            town.cast(ballot, who, choice)
        ballots.close_ballot(hall, ballot=ballot, actor="chair")
        declared = {"item": town.items[1], "member": town.members[0], "reason": Reason.relative}
        conflicts.declare_conflict(hall, actor=town.members[0], **declared)
        told = told_of(town, 0)
        rows = told["rows"]
        assert rows["members"][0]["name"] == "Mitglied 1"
        assert [row["choice"] for row in rows["slips"]] == ["yes"]
        assert rows["conflicts"][0]["reason"] == "relative"
        assert rows["holdings"][0]["role"] == "holder"
        assert rows["presence"][0]["meeting"] == town.meeting
        assert rows["name_consents"][0]["shown"]
        assert told["name_in_journals"] == [town.body]
        assert told["names"][town.body] == "Aktionsfondsjury"
        written = json.dumps(told)
        assert not any(other in written for other in town.members[1:])
        assert "token_hash" not in written
        assert own_data(hall, member="nobody") is None


def test_every_column_that_points_to_a_member_is_looked_at() -> None:
    pointing = {
        f"{table.name}.{column.name}"
        for table in t.metadata.sorted_tables
        for column in table.columns
        if any(key.target_fullname == "members.id" for key in column.foreign_keys)
    }
    looked_at = {f"{column.table.name}.{column.name}" for column in personal.columns()}
    assert pointing <= looked_at
    assert {"slips.member", "presence.member", "amendments.member", "proposals.applicant_member"} <= looked_at
    named = {f"{table.name}.member" for table in t.metadata.sorted_tables if "member" in table.columns}
    assert named - looked_at == BESIDE
