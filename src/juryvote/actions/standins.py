"""The lot that puts the body's alternates in tonight's order: promised at the opening, drawn in the open."""

import json

from juryvote.actions.floor import running
from juryvote.live.hall import Act, Hall
from juryvote.rules import entries as e
from juryvote.rules.bylaws import Alternates, Bylaws
from juryvote.rules.lots import SEED_BYTES
from juryvote.rules.refusals import AlreadyDone, BallotStillOpen
from juryvote.rules.standins import draw_order
from juryvote.store import ballots, meetings
from juryvote.store.rooms import moment_of


def seed_for(act: Act, bylaws: Bylaws) -> str | None:
    """Made at the opening, so that nobody can choose it by who came."""
    if bylaws.alternates is not Alternates.drawn:
        return None
    return act.hall.world.below(256**SEED_BYTES).to_bytes(SEED_BYTES).hex()


def draw_alternates(hall: Hall, *, meeting: str, actor: str) -> None:
    """From here on the seed is public, and everybody can draw the same. Pressed twice it is drawn once."""
    with hall.acting(actor) as act:
        row = running(act, meeting)
        if row.drawn is not None:
            return
        if row.lot_seed is None:
            raise AlreadyDone(what="draw")
        if ballots.open_ballot(act.db, meeting):
            raise BallotStillOpen
        order = draw_order(bytes.fromhex(row.lot_seed), meeting, moment_of(act.db, row, None).room.seats)
        meetings.change_meeting(act.db, meeting, drawn=json.dumps(order))
        entry = e.AlternatesDrawn(meeting=meeting, seed=row.lot_seed, order=order)
        act.record(row.body, entry, meeting=meeting)
