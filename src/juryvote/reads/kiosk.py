"""What the shared tablet shows: nothing, or one person's question."""

from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, Row

from juryvote.live.hall import Hall
from juryvote.reads.elections import AskedView, asked_view
from juryvote.reads.parts import MeetingHead, Say, about_of, agenda_of, frozen_need, head_of
from juryvote.reads.sharing import SharesView, shares_view
from juryvote.reads.sums import SumsView, sums_view
from juryvote.rules.entries import About, Amendment
from juryvote.rules.rulings import Place
from juryvote.store import ballots, kiosks, meetings, people
from juryvote.store.openings import opening_of
from juryvote.store.rooms import moment_of
from juryvote.world import when


class KioskBallot(Struct, frozen=True, kw_only=True):
    id: str
    question: str
    title: str
    amount_cents: int | None
    sealed: bool
    member: str  # for the form's key; the page itself does not say it
    turn: int  # of this person's next slip
    need: str
    about: Place | Amendment | About | None = None  # a question beside the proposal: see `about_of`
    asked: AskedView | None = None  # of an election
    sums: SumsView | None = None  # where everybody names a sum
    shares: SharesView | None = None  # where a pot is shared out
    condition: str = ""  # what a grant hangs on


class KioskView(Struct, frozen=True, kw_only=True):
    """`step`: locked (nobody's turn), vote, ended (the ballot, in the middle of a turn), adjourned."""

    meeting: MeetingHead
    step: str
    name: str = ""
    seconds_left: int = 0
    ballot: KioskBallot | None = None


def kiosk(hall: Hall, *, meeting: str, say: Say) -> KioskView | None:
    with hall.reading() as db:
        row = meetings.meeting(db, meeting)
        if row is None:
            return None
        turn, ballot = kiosks.turn(db, meeting, hall.now()), ballots.open_ballot(db, meeting)
        line = ballots.roll_line(db, ballot=ballot.id, member=turn.member) if turn and ballot else None
        if row.state == "adjourned" or turn is None or ballot is None or line is None:
            return KioskView(meeting=head_of(row), step=_without_question(row, turn, ballot))
        who = people.member(db, turn.member)
        left = when(turn.until) - hall.world.now()
        return KioskView(
            meeting=head_of(row),
            step="vote",
            name=who.name if who else "",
            seconds_left=max(1, int(left.total_seconds())),
            ballot=_ballot(db, row, ballot, line, say),
        )


def _without_question(row: Row[Any], turn: Row[Any] | None, ballot: Row[Any] | None) -> str:
    if row.state == "adjourned":
        return "adjourned"
    return "ended" if turn is not None and ballot is None else "locked"


def _ballot(db: Connection, row: Row[Any], ballot: Row[Any], line: Row[Any], say: Say) -> KioskBallot:
    now = moment_of(db, row, ballot.item)
    agenda = agenda_of(db, row.id, bylaws=now.bylaws, with_applicant=False, say=say)
    item, slip = agenda.view(ballot.item), ballots.slip(db, ballot=ballot.id, member=line.member)
    _, on_roll = ballots.progress(db, ballot.id)
    return KioskBallot(
        id=ballot.id,
        question=ballot.question,
        title=item.title if item else "",
        amount_cents=ballot.amount_cents,
        sealed=ballot.mode == "sealed",
        about=about_of(ballot, now.room),
        member=line.member,
        turn=line.turn + 1 if ballot.mode == "sealed" else slip.turn + 1 if slip else 0,
        need=frozen_need(ballot, bylaws=now.bylaws, on_roll=on_roll, say=say).sentence,
        asked=asked_view(db, ballot),
        sums=sums_view(ballot, say=say),
        shares=shares_view(db, ballot, say=say, member=line.member),
        condition=opening_of(ballot).condition,
    )
