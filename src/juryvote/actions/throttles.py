"""How often somebody may try. Counted in its own transaction, so that a refusal cannot undo the count."""

from juryvote.live.hall import Hall
from juryvote.live.keys import digest
from juryvote.rules.refusals import TooMany
from juryvote.store import entry
from juryvote.store.engine import writing


def throttle(hall: Hall, bucket: str, *, limit: int, seconds: int) -> None:
    """One more try in `bucket`; refuses the one after `limit` within a period. The bucket's name is stored hashed."""
    now = hall.seconds()
    with writing(hall.engine) as db:
        tries = entry.count_try(db, bucket=digest(hall.keys, bucket), period=now // seconds)
    if tries > limit:
        raise TooMany(wait=seconds - now % seconds)
