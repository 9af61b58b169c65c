"""Taking the floor: whoever changes a meeting holds its body's journal, so that two chairs act one after the other."""

from typing import Any

from sqlalchemy import Row

from juryvote.live.hall import Act
from juryvote.rules.refusals import MeetingClosed, MeetingNotOpen, NotFound, NotInWriting
from juryvote.store import journal, meetings


def take_floor(act: Act, meeting: str) -> Row[Any]:
    """The meeting as it is now, with the floor taken until the act ends."""
    before = meetings.meeting(act.db, meeting)
    if before is None:
        raise NotFound(what="meeting")
    journal.lock(act.db, before.body)
    now = meetings.meeting(act.db, meeting)
    assert now is not None  # meetings are never deleted
    return now


def running(act: Act, meeting: str) -> Row[Any]:
    """The floor of a meeting that is open."""
    row = take_floor(act, meeting)
    if row.state == "planned":
        raise MeetingNotOpen
    if row.state == "adjourned":
        raise MeetingClosed
    return row


def in_a_room(row: Row[Any]) -> Row[Any]:
    """For what can be done only where people meet: not in a vote in writing."""
    if row.ends_on is not None:
        raise NotInWriting
    return row
