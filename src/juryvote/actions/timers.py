"""The clock that the chair sets for a pitch or a debate. Not journaled: it decides nothing."""

from datetime import timedelta

from juryvote.actions.floor import in_a_room, running
from juryvote.live.hall import Act, Hall
from juryvote.rules.refusals import BadForm
from juryvote.rules.timers import LONGEST, MINUTE, longer
from juryvote.store import meetings
from juryvote.world import moment, when


def start_timer(hall: Hall, *, meeting: str, minutes: int, actor: str, on_break: bool = False) -> None:
    """From now; a clock that runs already begins anew. It is for whoever speaks, or for a break of all."""
    if not 1 <= minutes <= LONGEST:
        raise BadForm(field="minutes", problem="range")
    with hall.acting(actor) as act:
        in_a_room(running(act, meeting))
        meetings.change_meeting(act.db, meeting, on_break=on_break)
        _set(act, meeting, minutes * MINUTE)


def lengthen_timer(hall: Hall, *, meeting: str, ends: str, actor: str) -> None:
    """One minute more than the clock that was seen, which is known by its end: a double tap adds one, not two."""
    with hall.acting(actor) as act:
        row = running(act, meeting)
        if row.timer_ends is None or row.timer_ends != ends:
            return
        left = when(row.timer_ends) - when(act.now)
        _set(act, meeting, longer(int(left.total_seconds())), left.microseconds)


def stop_timer(hall: Hall, *, meeting: str, actor: str) -> None:
    with hall.acting(actor) as act:
        running(act, meeting)
        meetings.change_meeting(act.db, meeting, timer_ends=None)
        act.touch(meeting)


def _set(act: Act, meeting: str, seconds: int, microseconds: int = 0) -> None:
    ends = when(act.now) + timedelta(seconds=seconds, microseconds=microseconds)
    meetings.change_meeting(act.db, meeting, timer_ends=moment(ends))
    act.touch(meeting)
