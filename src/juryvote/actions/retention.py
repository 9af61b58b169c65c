"""Clocks of personal data: what has served is erased by itself, a little at each sweep."""

import msgspec

from juryvote.live.hall import Hall
from juryvote.rules.applications import Typed
from juryvote.rules.retention import GRANTED, UNSUCCESSFUL, without_contact
from juryvote.store import retention
from juryvote.store.engine import PEOPLE, writing
from juryvote.world import moment

MOST = 200  # at once: nobody waits for a sweep


def forget_contacts(hall: Hall) -> None:
    """Contact data of applications: a year after one ended without money, six years after its grant was closed."""
    now = hall.world.now()
    limits = {"unsuccessful_before": moment(now - UNSUCCESSFUL), "granted_before": moment(now - GRANTED)}
    with hall.reading() as db:
        if not retention.served(db, **limits, most=1):
            return
    with writing(hall.engine) as db:
        for application, fields in retention.served(db, **limits, most=MOST):
            left = without_contact(msgspec.json.decode(fields, type=Typed))
            kept = msgspec.json.encode(left).decode()
            retention.forget_contact(db, application, fields=kept, now=moment(now))
    hall.forget_deleted(PEOPLE)
