"""The room as it is now, taken from the rows: what the rules need to read quorum and majority."""

import json
from collections.abc import Collection
from typing import Any

from msgspec import Struct, convert
from sqlalchemy import Connection, Row

from juryvote.rules.bylaws import Bylaws, Checked, bylaws_from
from juryvote.rules.invitation import Invitation, counts_second
from juryvote.rules.moment import People, room_of
from juryvote.rules.presumption import Held, leaning
from juryvote.rules.room import Fact, Room
from juryvote.rules.written import answered, asked, in_writing
from juryvote.store import facts, meetings, people


class Moment(Struct, frozen=True, kw_only=True):
    """The rules that count in this meeting, and who is there for one item; in writing, who is asked or has answered.

    `held` are the earlier quorum readings, where the bylaws presume the quorum from them.
    """

    bylaws: Bylaws
    room: Room
    held: Held | None = None
    invitation: Invitation = Invitation()


def bylaws_in_force(db: Connection, body: str, day: str) -> Bylaws:
    """What counts for the body outside of a meeting."""
    newest = people.newest_bylaws(db, body, day)
    return bylaws_from(people.bylaws_rules(db, newest.id if newest else ""))


def moment_of(
    db: Connection,
    meeting: Row[Any],
    item: str | None,
    *,
    doubter: str | None = None,
    voted: Collection[str] | None = None,
) -> Moment:
    """Before the opening the newest bylaws of its day count, afterwards the pinned ones.

    `voted` ends a vote in writing: from then on the room are those who answered, and no longer all who are asked.
    """
    newest = None if meeting.bylaws else people.newest_bylaws(db, meeting.body, meeting.day)
    pinned = meeting.bylaws or (newest.id if newest else "")
    biased = meetings.conflicts(db, [item]) if item else []
    bylaws = bylaws_from(people.bylaws_rules(db, pinned))
    invitation = invitation_of(db, meeting)
    second = counts_second(bylaws, invitation, item)
    room = room_of(
        seats=[(row.id, row.group) for row in people.seats(db, meeting.body)],
        holdings=[people.held(row) for row in people.holdings(db, meeting.body)],
        day=meeting.day,
        present=[row.member for row in meetings.present(db, meeting.id)],
        recused=frozenset(row.member for row in biased),
        second_invitation=second,
        people=People(
            drawn=json.loads(meeting.drawn or "[]"), facts=_facts(db, meeting, bylaws), challenged_by=doubter
        ),
    )
    if meeting.ends_on is None:
        held = leaning(_held(bylaws, meeting), second=second)
        return Moment(bylaws=bylaws, held=held, invitation=invitation, room=room)
    return Moment(bylaws=in_writing(bylaws), room=asked(room) if voted is None else answered(room, voted))


def invitation_of(db: Connection, meeting: Row[Any]) -> Invitation:
    if meeting.second_of is None:
        return Invitation(second=meeting.second_invitation)
    return Invitation(second=True, first=meeting.second_of, items=meetings.came_from(db, meeting.id))


def _facts(db: Connection, meeting: Row[Any], bylaws: Bylaws) -> dict[str, Fact]:
    """Pinned at the opening; before that as they would be pinned now."""
    if meeting.bylaws:
        return facts.pinned(meeting)
    return facts.facts_on(db, body=meeting.body, day=meeting.day, bylaws=bylaws)


def _held(bylaws: Bylaws, meeting: Row[Any]) -> Held | None:
    if bylaws.quorum.checked is not Checked.opening_then_challenge or meeting.held is None:
        return None
    return convert(json.loads(meeting.held), Held)
