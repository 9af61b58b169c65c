"""Sweeping up: what has expired is deleted. It decides nothing and is not journaled."""

from datetime import timedelta

from juryvote.actions.applying import forget_old_drafts
from juryvote.actions.outbox import forget_old_mails
from juryvote.actions.retention import forget_contacts
from juryvote.live.hall import Hall
from juryvote.store import entry, urn
from juryvote.store.engine import writing
from juryvote.world import moment

KEPT = timedelta(days=2)  # long enough to say "this code was used" to somebody who comes back the next day


def sweep(hall: Hall) -> None:
    """Sessions, passes, throttles over by two days; old drafts, mails, contact data; keys of a server that died."""
    now = hall.world.now()
    with writing(hall.engine) as db:
        entry.forget_expired(db, before=moment(now - KEPT))
    forget_old_drafts(hall)
    forget_old_mails(hall)
    forget_contacts(hall)
    _destroy_needless_keys(hall)


def _destroy_needless_keys(hall: Hall) -> None:
    """A server that dies between the closing and the end of the key leaves a key that nobody may need any more."""
    with hall.reading() as db:
        states = urn.states(db)
    for ballot in hall.safe.needless(states, hall.seconds()):
        hall.safe.destroy(ballot)
