"""The projector: readable from 12 m, never a choice before the closing, and no name but of those who are elected."""

from msgspec import Struct

from juryvote.live.hall import Hall
from juryvote.live.keys import ROOM_SECONDS, room_code
from juryvote.reads.amendments import Amendments, amendments_of
from juryvote.reads.elections import AskedView, asked_view
from juryvote.reads.needs import live_need
from juryvote.reads.parts import (
    ItemView,
    LotView,
    MeetingHead,
    NeedView,
    QuorumView,
    ResultView,
    Say,
    about_of,
    agenda_of,
    frozen_need,
    head_of,
    lot_of,
    quorum_now,
    quorum_view,
)
from juryvote.reads.sealed import SealView, seal_view
from juryvote.reads.sharing import SharesView, shares_view
from juryvote.reads.speaking import WallSpeakers, wall_speakers
from juryvote.reads.standins import AlternatesLot, alternates_lot
from juryvote.reads.sums import SumsView, sums_view
from juryvote.reads.timers import TimerView, timer_view
from juryvote.rules.entries import About, Amendment
from juryvote.rules.room import count_heads
from juryvote.rules.rulings import Place
from juryvote.store import ballots, journal, meetings
from juryvote.store.openings import opening_of
from juryvote.store.rooms import moment_of


class ScreenView(Struct, frozen=True, kw_only=True):
    meeting: MeetingHead
    room_code: str  # "" unless the meeting is planned or open
    room_qr: str  # inline SVG, safe
    seconds_left: int
    present: int
    seats: int
    quorum: QuorumView | None
    item: ItemView | None
    need: NeedView | None
    question: str
    amount_cents: int | None
    ballot_state: str  # "" | open | closed | annulled
    voted: int
    on_roll: int
    result: ResultView | None
    checkpoint: str
    seal: SealView | None = None
    lot: LotView | None = None
    straw: bool = False
    about: Place | Amendment | About | None = None  # a question beside the proposal: see `about_of`
    asked: AskedView | None = None  # of an election
    sums: SumsView | None = None  # where everybody names a sum
    shares: SharesView | None = None  # where a pot is shared out
    condition: str = ""  # what a grant hangs on
    amendments: Amendments = Amendments()  # of the called item, without names
    timer: TimerView | None = None
    speakers: WallSpeakers | None = None
    alternates: AlternatesLot | None = None  # where they are drawn; in seats, without names


def wall(hall: Hall, *, meeting: str, say: Say) -> ScreenView | None:
    """What everybody in the room may read; the QR is drawn by the page, which knows the address."""
    with hall.reading() as db:
        row = meetings.meeting(db, meeting)
        if row is None:
            return None
        now = moment_of(db, row, row.called_item)
        agenda = agenda_of(db, meeting, bylaws=now.bylaws, with_applicant=False, say=say)
        item, ballot = agenda.view(row.called_item), agenda.ballots.get(row.called_item or "")
        quorum = quorum_now(now, say=say)
        voted, on_roll = ballots.progress(db, ballot.id) if ballot else (0, 0)
        if ballot is not None and ballot.state == "open":
            need: NeedView | None = frozen_need(ballot, bylaws=now.bylaws, on_roll=on_roll, say=say)
        else:
            need = live_need(db, now, item, quorate=quorum.met, say=say)
        changes = Amendments()
        if item is not None:
            changes = amendments_of(db, item, agenda, bylaws=now.bylaws, say=say, names=False)
        coming = row.state != "adjourned"
        return ScreenView(
            meeting=head_of(row),
            room_code=room_code(hall.keys, meeting, hall.seconds()) if coming else "",
            room_qr="",
            seconds_left=ROOM_SECONDS - hall.seconds() % ROOM_SECONDS,
            present=len(count_heads(now.bylaws, now.room).here),
            seats=len(now.room.seats),
            quorum=quorum_view(quorum, now=now) if row.state == "open" else None,
            item=item,
            need=need if item else None,
            question=ballot.question if ballot else "",
            amount_cents=ballot.amount_cents if ballot else None,
            ballot_state=ballot.state if ballot else "",
            voted=voted,
            on_roll=on_roll,
            result=item.result if item else None,
            checkpoint=journal.newest_checkpoint(db, row.body),
            seal=seal_view(db, ballot, result=item.result if item else None, say=say) if ballot else None,
            lot=lot_of(ballot) if ballot else None,
            straw=ballot is not None and ballot.straw,
            about=about_of(ballot, now.room),
            asked=asked_view(db, ballot) if ballot else None,
            sums=sums_view(ballot, say=say) if ballot else None,
            shares=shares_view(db, ballot, say=say) if ballot else None,
            condition=opening_of(ballot).condition if ballot else "",
            amendments=changes,
            timer=timer_view(hall, row),
            speakers=wall_speakers(db, row),
            alternates=alternates_lot(row, now),
        )
