"""Sweeping up: what has expired is deleted. It decides nothing and is not journaled."""

from datetime import timedelta

from juryvote.live.hall import Hall
from juryvote.store import entry
from juryvote.store.engine import writing
from juryvote.world import moment

KEPT = timedelta(days=2)  # long enough to say "this code was used" to somebody who comes back the next day


def sweep(hall: Hall) -> None:
    """Sessions, passes and throttles whose time is over by two days."""
    now = hall.world.now()
    with writing(hall.engine) as db:
        entry.forget_expired(db, before=moment(now - KEPT))
