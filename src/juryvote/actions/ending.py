"""The end of a meeting, and the end that a vote in writing has by itself."""

from typing import Any

from sqlalchemy import Row

from juryvote.live.hall import Act
from juryvote.rules import entries as e
from juryvote.store import meetings, money, speakers, urn


def end(act: Act, row: Row[Any]) -> None:
    """What was not decided may come again in another meeting."""
    items = meetings.items(act.db, row.id)
    for left in items:
        if left.proposal and left.state != "decided":
            money.set_state(act.db, left.proposal, "eligible", now=act.now)
    urn.forget_demands(act.db, [item.id for item in items])
    leave_item(act, row.called_item)
    speakers.clear(act.db, row.id)
    meetings.change_meeting(act.db, row.id, state="adjourned", called_item=None, timer_ends=None)
    act.record(row.body, e.MeetingAdjourned(meeting=row.id), meeting=row.id)


def end_in_writing(act: Act, meeting: str) -> None:
    """Nothing more can come of it, so nobody has to say that it is over; an evening goes on."""
    row = meetings.meeting(act.db, meeting)
    if row is not None and row.ends_on is not None and row.state == "open":
        end(act, row)


def leave_item(act: Act, item: str | None) -> None:
    before = meetings.item(act.db, item) if item else None
    if before is not None and before.state == "called":
        meetings.set_item_state(act.db, before.id, "waiting")
