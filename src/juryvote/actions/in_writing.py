"""What is different when people vote in writing: until when, when it is counted, and whose slip counts."""

from typing import Any

from msgspec.structs import replace
from sqlalchemy import Row

from juryvote.live.hall import Act
from juryvote.rules.groups import frozen_groups, members_groups
from juryvote.rules.refusals import WrittenOver, WrittenRunning
from juryvote.rules.written import everybody_voted, waited_for
from juryvote.store import ballots
from juryvote.store.openings import change_opening, opening_of
from juryvote.store.rooms import moment_of
from juryvote.world import BERLIN, when


def today(act: Act) -> str:
    """The Berlin day of this act, as its journal entries will tell it."""
    return when(act.now).astimezone(BERLIN).date().isoformat()


def ensure_in_time(act: Act, ends_on: str | None) -> None:
    """Where there is a last day, it is not over."""
    if ends_on is not None and today(act) > ends_on:
        raise WrittenOver


def freeze_answers(act: Act, meeting: Row[Any], ballot: Row[Any]) -> Row[Any]:
    """The ballot, if it may be counted; its groups are those of who took part, which is known only now."""
    voted = {slip.member for slip in ballots.slips(act.db, ballot.id)}
    before = moment_of(act.db, meeting, ballot.item)
    if today(act) <= meeting.ends_on and not everybody_voted(before.bylaws, before.room, voted):
        waiting = len(waited_for(before.bylaws, before.room, voted))
        raise WrittenRunning(ends_on=meeting.ends_on, waiting=waiting)
    now = moment_of(act.db, meeting, ballot.item, voted=voted)
    if frozen := frozen_groups(now.bylaws, now.room, sealed=False):
        groups = {"groups": frozen, "group_of": members_groups(now.bylaws, now.room)}
        change_opening(act.db, ballot.id, replace(opening_of(ballot), **groups))
    found = ballots.ballot(act.db, ballot.id)
    assert found is not None
    return found
