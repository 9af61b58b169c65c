"""Puts an exclusion on the agenda where the bylaws allow the body to vote on it. A yes of the body ends the term."""

from juryvote.actions.floor import in_a_room, take_floor
from juryvote.actions.meetings import NewItem, put_item
from juryvote.live.hall import Hall
from juryvote.rules import entries as e
from juryvote.rules.ids import MemberId
from juryvote.rules.procedure import exclusion_proposals, exclusion_title
from juryvote.rules.refusals import MeetingClosed, NoExclusion, NotFound
from juryvote.store import meetings
from juryvote.store.rooms import moment_of


def propose_exclusion(hall: Hall, *, meeting: str, member: str, actor: str) -> str:
    """An item about a person, called by the seat and not by the name. Pressed twice it stands there once."""
    with hall.acting(actor) as act:
        row = in_a_room(take_floor(act, meeting))
        if row.state == "adjourned":
            raise MeetingClosed
        now = moment_of(act.db, row, None)
        held = next(((n, seat) for n, seat in enumerate(now.room.seats, start=1) if seat.holder == member), None)
        if held is None:
            raise NotFound(what="member")
        fact = now.room.fact(MemberId(member))
        if not exclusion_proposals(now.bylaws, {MemberId(member): fact}):
            raise NoExclusion
        number, seat = held
        title = exclusion_title(number)
        there = (item.id for item in meetings.items(act.db, meeting) if item.title == title)
        new = NewItem(title=title, persons=True, excludes=e.Excluded(seat=seat.id, member=member))
        return next(there, None) or put_item(act, row.body, meeting, new)
