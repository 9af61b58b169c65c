"""Asking for a secret ballot: from a member's own phone, counted, and named nowhere."""

from juryvote.actions.floor import running
from juryvote.live.hall import Hall
from juryvote.live.keys import demand_mark
from juryvote.rules import entries as e
from juryvote.rules.moment import roll_of
from juryvote.rules.refusals import BallotStillOpen, ItemDecided, NoItemCalled, NotFound, NotOnRoll
from juryvote.store import ballots, meetings, urn
from juryvote.store.rooms import moment_of

UNNAMED = "member"  # the actor in the journal: somebody who may vote


def demand_secrecy(hall: Hall, *, item: str, member: str, wants: bool) -> None:
    """Before the ballot opens. Said twice it is said once; it can be taken back until the opening."""
    called = _item_of(hall, item)
    with hall.acting(UNNAMED) as act:
        row = running(act, called)
        found = meetings.item(act.db, item)
        assert found is not None
        if ballots.open_ballot(act.db, row.id):
            raise BallotStillOpen
        if found.state == "decided":
            raise ItemDecided(number=found.number)
        if row.called_item != item:
            raise NoItemCalled
        now = moment_of(act.db, row, item)
        if member not in roll_of(now.bylaws, now.room):
            raise NotOnRoll
        if urn.demand(act.db, item=item, demand=demand_mark(hall.keys, item, member), wants=wants):
            entry = e.SecrecyDemanded(meeting=row.id, item=item, demands=urn.demands(act.db, item))
            act.record(row.body, entry, meeting=row.id)


def _item_of(hall: Hall, item: str) -> str:
    with hall.reading() as db:
        found = meetings.item(db, item)
    if found is None:
        raise NotFound(what="item")
    return str(found.meeting)
