"""The body's vote on whether somebody is biased: without that person, open, with the plain majority."""

from msgspec.structs import replace

from juryvote.actions.ballots import check_may_open, set_out
from juryvote.actions.disputes import ensure_contested
from juryvote.actions.floor import running
from juryvote.actions.ties import ensure_no_tie
from juryvote.live.hall import Hall
from juryvote.rules import entries as e
from juryvote.rules.moment import opening_readings, roll_of
from juryvote.rules.refusals import NotFound, NotOnRoll, NotQuorate
from juryvote.rules.rulings import CONFLICT, conflict_question, place_of, read_by
from juryvote.store import kiosks, meetings
from juryvote.store.rooms import moment_of


def open_ruling(hall: Hall, *, meeting: str, item: str, member: str, actor: str) -> str:
    """The person is off the roll as on the item itself, and so is whoever else is biased there."""
    with hall.acting(actor) as act:
        row, called = running(act, meeting), meetings.item(act.db, item)
        if called is None or called.meeting != meeting:
            raise NotFound(what="item")
        check_may_open(act, row, called)
        ensure_contested(act, item, member)
        now = moment_of(act.db, row, item)
        ensure_no_tie(act, now.bylaws, item)
        place, bylaws = place_of(now.room, member), read_by(now.bylaws, ruling=True)
        if place is None:
            raise NotOnRoll
        quorum, majority = opening_readings(bylaws, now.room, held=now.held)
        if not quorum.met:
            raise NotQuorate(needed=quorum.needed, counted=quorum.counted)
        entry = e.BallotOpened(
            meeting=meeting,
            item=item,
            ballot=act.new_id(),
            question=conflict_question(place, called.title),
            mode="open",
            roll=roll_of(bylaws, now.room),
            quorum=quorum,
            majority=majority,
            fund=None,
            amount_cents=None,
            about=e.About(kind=CONFLICT, member=member),
        )
        kiosks.end_turn(act.db, meeting)
        act.record(row.body, set_out(act, replace(now, bylaws=bylaws), entry, None, None), meeting=meeting)
        return entry.ballot
