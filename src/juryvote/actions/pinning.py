"""What an opening fixes for the whole meeting: the bylaws, what they ask of people, and the lot that they may need."""

from typing import Any

from sqlalchemy import Row

from juryvote.actions.standins import seed_for
from juryvote.actions.ties import promise_of
from juryvote.live.hall import Act
from juryvote.rules import entries as e
from juryvote.rules.bylaws import bylaws_from
from juryvote.store import facts, meetings, people


def pin(
    act: Act, *, meeting: str, body: str, day: str, newest: Row[Any], second: bool = False, room: bool = True
) -> None:
    """`newest` are the bylaws of the day. Without a `room` nobody draws alternates."""
    bylaws = bylaws_from(people.bylaws_rules(act.db, newest.id))
    known = facts.facts_on(act.db, body=body, day=day, bylaws=bylaws)
    seed = seed_for(act, bylaws) if room else None
    values = {"bylaws": newest.id, "second_invitation": second}
    meetings.change_meeting(act.db, meeting, state="open", facts=facts.as_text(known), lot_seed=seed, **values)
    act.record(body, e.MeetingOpened(meeting=meeting, facts=known, lot=promise_of(seed), **values), meeting=meeting)
