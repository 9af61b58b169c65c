"""What is left of the clock that the chair has set. The pages count on by themselves."""

from datetime import datetime
from typing import Any

from msgspec import Struct
from sqlalchemy import Row

from juryvote.live.hall import Hall
from juryvote.rules.timers import shown
from juryvote.world import when


class TimerView(Struct, frozen=True, kw_only=True):
    """Moments in milliseconds since 1970, by the server's clock, which a page compares with its own."""

    ends: str  # as it is stored; names this setting of the clock
    ends_ms: int
    now_ms: int
    shown: str  # minutes and seconds left
    over: bool
    on_break: bool = False


def timer_view(hall: Hall, row: Row[Any]) -> TimerView | None:
    """Of a meeting's row; none where no clock is set."""
    if row.timer_ends is None:
        return None
    ends, now = _milliseconds(when(row.timer_ends)), _milliseconds(hall.world.now())
    left = ends - now
    return TimerView(
        ends=row.timer_ends, ends_ms=ends, now_ms=now, shown=shown(left), over=left <= 0, on_break=row.on_break
    )


def _milliseconds(at: datetime) -> int:
    return int(at.timestamp() * 1000)
