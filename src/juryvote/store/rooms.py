"""The room as it is now, taken from the rows: what the rules need to read quorum and majority."""

from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, Row

from juryvote.rules.bylaws import Bylaws, bylaws_from
from juryvote.rules.moment import Holding, room_of
from juryvote.rules.room import Room
from juryvote.store import meetings, people


class Moment(Struct, frozen=True, kw_only=True):
    """The rules that count in this meeting, and who is there for one item."""

    bylaws: Bylaws
    room: Room


def moment_of(db: Connection, meeting: Row[Any], item: str | None) -> Moment:
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
