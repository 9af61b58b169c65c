"""How a member stands to a running ballot, and the floor of its meeting."""

from typing import Any

from sqlalchemy import Row

from juryvote.actions.floor import running
from juryvote.actions.in_writing import ensure_in_time
from juryvote.live.hall import Act
from juryvote.rules.ballots import Channel, Standing
from juryvote.rules.refusals import BallotNotOpen
from juryvote.store import ballots, meetings


def standing_of(act: Act, row: Row[Any], member: str) -> Standing:
    there, ends_on = meetings.takes_part(act.db, meeting=row.meeting, member=member)
    ensure_in_time(act, ends_on)
    line = ballots.roll_line(act.db, ballot=row.id, member=member)
    return Standing(
        on_roll=line is not None,
        present=there,
        recused=any(biased.member == member for biased in meetings.conflicts(act.db, [row.item])),
        gave=Channel(line.channel) if line and line.channel else None,
    )


def floor_of_ballot(act: Act, ballot: str) -> Row[Any]:
    """The ballot with the floor of its meeting: whoever changes more than one slip acts alone."""
    before = ballots.ballot(act.db, ballot)
    if before is None:
        raise BallotNotOpen(state="unknown")
    running(act, before.meeting)
    row = ballots.lock_for_closing(act.db, ballot)
    assert row is not None
    return row
