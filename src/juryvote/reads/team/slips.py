"""Slips of paper: what a ballot asks, frozen where one runs, else as it would be asked now. The same for everybody."""

from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, Row

from juryvote.live.hall import Hall
from juryvote.reads.elections import AskedView, asked_view, names_of_area, next_asked
from juryvote.reads.parts import MeetingHead, about_of, head_of
from juryvote.reads.sums import SumsView, sums_view
from juryvote.rules.amendments import as_amended
from juryvote.rules.election_words import ask
from juryvote.rules.entries import About, Amendment
from juryvote.rules.moment import question_of
from juryvote.rules.rulings import Place
from juryvote.rules.sentences import Say
from juryvote.store import amendments, ballots, meetings, people
from juryvote.store.openings import opening_of
from juryvote.store.rooms import moment_of


class PaperSlip(Struct, frozen=True, kw_only=True):
    """`question` is the record's, in German; `about` a question beside the item: see `about_of`."""

    number: int
    title: str
    question: str
    amount_cents: int | None = None
    condition: str = ""
    about: Place | Amendment | About | None = None
    asked: AskedView | None = None  # of an election
    sums: SumsView | None = None  # where everybody names a sum


class SlipSheet(Struct, frozen=True, kw_only=True):
    meeting: MeetingHead
    seats: int
    slips: tuple[PaperSlip, ...]


def slip_sheet(hall: Hall, *, meeting: str, area: str, number: int | None, say: Say) -> SlipSheet | None:
    """Of one item, or of all that can still be voted on; None for a meeting elsewhere, or one in writing."""
    with hall.reading() as db:
        row = meetings.meeting(db, meeting)
        if row is None or row.area != area or row.ends_on:
            return None
        running = ballots.open_ballot(db, meeting)
        items = [item for item in meetings.items(db, meeting) if number in (None, item.number)]
        slips = tuple(slip for item in items if (slip := _slip(db, row, item, running, say)))
        return SlipSheet(meeting=head_of(row), seats=len(people.seats(db, row.body)), slips=slips)


def _slip(db: Connection, meeting: Row[Any], item: Row[Any], running: Row[Any] | None, say: Say) -> PaperSlip | None:
    """None where nothing is left to vote on, and where a pot is shared out: points are not counted on paper."""
    if item.sharing or item.state == "decided":
        return None
    if running and running.item == item.id:
        return _frozen(db, meeting, item, running, say)
    return _election(db, meeting, item) if item.seats_to_fill else _planned(db, item)


def _frozen(db: Connection, meeting: Row[Any], item: Row[Any], ballot: Row[Any], say: Say) -> PaperSlip:
    return PaperSlip(
        number=item.number,
        title=item.title,
        question=ballot.question,
        amount_cents=ballot.amount_cents,
        condition=opening_of(ballot).condition,
        about=about_of(ballot, moment_of(db, meeting, item.id).room),
        asked=asked_view(db, ballot),
        sums=sums_view(ballot, say=say),
    )


def _election(db: Connection, meeting: Row[Any], item: Row[Any]) -> PaperSlip | None:
    asked = next_asked(db, moment_of(db, meeting, item.id).bylaws, item, names_of_area(db, meeting.id))
    if asked is None:
        return None
    return PaperSlip(number=item.number, title=item.title, question=ask(item.title, asked.round), asked=asked)


def _planned(db: Connection, item: Row[Any]) -> PaperSlip:
    """With what was asked, and what amendments made of it. The chair may still put another sum to the vote."""
    moved = [amendments.as_moved(row, 0) for row in amendments.of_item(db, item.id) if row.state == "adopted"]
    now = as_amended(item.asked_cents or 0, moved)
    cents = now.cents if item.asked_cents is not None else None
    return PaperSlip(
        number=item.number,
        title=item.title,
        question=question_of(item.title, cents, now.condition),
        amount_cents=cents,
        condition=now.condition,
    )
