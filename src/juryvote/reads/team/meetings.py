"""Before and at the door: the agenda to be, who comes, codes and cards."""

from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, Row

from juryvote.live.hall import Hall
from juryvote.reads.conflicts import HintRow, hint_rows
from juryvote.reads.parts import MeetingHead, head_of
from juryvote.reads.team.office import counts_on
from juryvote.reads.team.rounds import ProposalRow, proposal_rows
from juryvote.store import entry, meetings, money, people
from juryvote.store.rooms import moment_of


class MeetingPage(Struct, frozen=True, kw_only=True):
    meeting: MeetingHead
    items: tuple[tuple[int, str, str], ...]  # number, title, state
    eligible: tuple[ProposalRow, ...]
    present: int
    seats: int
    hints: tuple[HintRow, ...] = ()
    begun: bool = False  # an item was called already
    held: bool = False  # it was opened once, and so has minutes
    left_open: tuple[str, ...] = ()  # titles of what a second invitation would be for
    second: str = ""  # the meeting that is the second invitation
    mandate_members: tuple[tuple[str, str], ...] = ()  # who sits in the body; empty where mandates are not allowed
    second_of: str = ""  # the first meeting, where this is the second invitation


class DoorLine(Struct, frozen=True, kw_only=True):
    id: str
    name: str
    seat: bool
    present: bool
    device: bool  # a phone is signed in


class DoorPage(Struct, frozen=True, kw_only=True):
    meeting: MeetingHead
    people: tuple[DoorLine, ...]


class DoorCode(Struct, frozen=True, kw_only=True):
    """The one-time QR for one person; gone after 2 minutes or one scan."""

    meeting: str
    name: str
    qr: str  # inline SVG, safe
    code: str  # typed form of the same, 8 signs
    url: str
    seconds: int
    opened: bool
    id: str = ""  # asked for by the page, to see whether it was scanned


class Card(Struct, frozen=True, kw_only=True):
    name: str
    code: str
    qr: str


class CardSheet(Struct, frozen=True, kw_only=True):
    meeting: MeetingHead
    cards: tuple[Card, ...]
    host: str


def meeting_page(hall: Hall, *, meeting: str, area: str) -> MeetingPage | None:
    with hall.reading() as db:
        row = meetings.meeting(db, meeting)
        if row is None or row.area != area:
            return None
        eligible = [found for found in money.proposals(db, body=row.body) if found.state == "eligible"]
        return MeetingPage(
            meeting=head_of(row),
            items=tuple((item.number, item.title, item.state) for item in meetings.items(db, meeting)),
            eligible=proposal_rows(db, eligible),
            present=len(meetings.present(db, meeting)),
            seats=len(people.seats(db, row.body)),
            hints=hint_rows(db, row),
            begun=row.called_item is not None,
            held=row.bylaws is not None,
            left_open=tuple(item.title for item in meetings.left_open(db, row)),
            second=second_of(db, meeting),
            second_of=row.second_of or "",
            mandate_members=_mandate_members(db, row),
        )


def _mandate_members(db: Connection, row: Row[Any]) -> tuple[tuple[str, str], ...]:
    if row.state == "adjourned" or not moment_of(db, row, None).bylaws.mandates.allowed:
        return ()
    names = people.names(db, row.area)
    seated = {held.member for held in people.holdings(db, row.body) if counts_on(held, row.day)}
    return tuple(sorted(((member, names[member]) for member in seated), key=lambda one: one[1].casefold()))


def second_of(db: Connection, meeting: str) -> str:
    known = meetings.second_meeting(db, meeting)
    return known.id if known else ""


def door_page(hall: Hall, *, meeting: str, area: str) -> DoorPage | None:
    with hall.reading() as db:
        row = meetings.meeting(db, meeting)
        if row is None or row.area != area:
            return None
        seated = {known.member for known in people.holdings(db, row.body) if counts_on(known, row.day)}
        there = {known.member for known in meetings.present(db, meeting)}
        phones = entry.open_sessions(db, meeting=meeting, now=hall.now())
        lines = [
            DoorLine(
                id=known.id,
                name=known.name,
                seat=known.id in seated,
                present=known.id in there,
                device=known.id in phones,
            )
            for known in people.members(db, area)
        ]
        return DoorPage(
            meeting=head_of(row), people=tuple(sorted(lines, key=lambda line: (not line.seat, line.name.casefold())))
        )


def pass_opened(hall: Hall, pass_id: str) -> bool:
    """Whether the QR at the door has been scanned."""
    with hall.reading() as db:
        found = entry.pass_by_id(db, pass_id)
        return found is not None and found.uses_left == 0
