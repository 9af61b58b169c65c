"""Taking the floor: whoever changes a meeting or moves money holds the body's journal, and acts alone in that body.

The journal comes first, then fund, proposal, ballot: whoever took them in another order would wait for somebody who
waits for them, and PostgreSQL would end that by refusing one of both.
"""

from typing import Any

from sqlalchemy import Row

from juryvote.live.hall import Act
from juryvote.rules.refusals import MeetingClosed, MeetingNotOpen, NotFound, NotInWriting
from juryvote.store import journal, meetings, money


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


def floor_of_proposal(act: Act, proposal: str) -> tuple[Row[Any], Row[Any]]:
    """The proposal as it is now, locked, and its round."""
    known = money.proposals_by_id(act.db, [proposal])
    call = money.round_of(act.db, known[0].round) if known else None
    if call is None:
        raise NotFound(what="proposal")
    journal.lock(act.db, call.body)
    row = money.proposal(act.db, proposal)
    assert row is not None  # proposals are never deleted
    return row, call


def in_a_room(row: Row[Any]) -> Row[Any]:
    """For what can be done only where people meet: not in a vote in writing."""
    if row.ends_on is not None:
        raise NotInWriting
    return row
