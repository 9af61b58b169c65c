"""What a yes to an exclusion means: the term ends with the day of the meeting, and the seat is free."""

from typing import Any

from sqlalchemy import Row

from juryvote.actions.people import end
from juryvote.live.hall import Act
from juryvote.rules import entries as e
from juryvote.rules.ids import MemberId
from juryvote.rules.moment import outlasts
from juryvote.rules.procedure import may_exclude
from juryvote.rules.refusals import NoExclusion
from juryvote.store import meetings, people
from juryvote.store.rooms import Moment


def check_exclusion(now: Moment, item: Row[Any]) -> None:
    """The absences known at the opening of the ballot count, whatever was known when the item was put there."""
    excluded = meetings.excludes(item)
    if excluded and not may_exclude(now.bylaws, now.room.fact(MemberId(excluded.member))):
        raise NoExclusion


def exclude(act: Act, meeting: Row[Any], excluded: e.Excluded | None) -> None:
    """Nothing where the term is over by then anyway."""
    if excluded is None:
        return
    held = (people.held(row) for row in people.holdings(act.db, meeting.body))
    if any(outlasts(one, excluded.seat, excluded.member, meeting.day) for one in held):
        end(act, meeting.body, seat=excluded.seat, member=excluded.member, until=meeting.day, never=())
