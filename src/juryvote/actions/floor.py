"""Taking the floor: whoever changes a meeting holds its body's journal, so that two chairs act one after the other."""

from typing import Any

from msgspec import Struct
from sqlalchemy import Row

from juryvote.live.hall import Act
from juryvote.rules.bylaws import Bylaws, bylaws_from
from juryvote.rules.moment import Holding, room_of
from juryvote.rules.refusals import MeetingClosed, MeetingNotOpen, NotFound
from juryvote.rules.room import Room
from juryvote.store import journal, meetings, people


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


class Moment(Struct, frozen=True, kw_only=True):
    """The rules that count in this meeting, and the room as it is now for one item."""

    bylaws: Bylaws
    room: Room


def moment_of(db: Any, meeting: Row[Any], item: str | None) -> Moment:
    """Before the opening the newest bylaws count, afterwards the pinned ones."""
    newest = people.newest_bylaws(db, meeting.body)
    pinned = meeting.bylaws or (newest.id if newest else "")
    biased = meetings.conflicts(db, [item]) if item else []
    return Moment(
        bylaws=bylaws_from(people.bylaws_rules(db, pinned)),
        room=room_of(
            seats=[(row.id, row.group) for row in people.seats(db, meeting.body)],
            holdings=[
                Holding(seat=row.seat, member=row.member, role=row.role, since=row.since, until=row.until)
                for row in people.holdings(db, meeting.body)
            ],
            day=meeting.day,
            present=[row.member for row in meetings.present(db, meeting.id)],
            recused=frozenset(row.member for row in biased),
            second_invitation=meeting.second_invitation,
        ),
    )
