"""The sheet that people sign at the door: who holds a seat on the day of a meeting, seat by seat, with alternates."""

from msgspec import Struct

from juryvote.live.hall import Hall
from juryvote.reads.parts import MeetingHead, head_of
from juryvote.reads.team.office import counts_on
from juryvote.store import meetings, people


class SheetLine(Struct, frozen=True, kw_only=True):
    """`role`: holder | alternate. A seat that nobody holds on the day is not on the sheet."""

    seat: int
    group: str
    role: str
    name: str


class AttendanceSheet(Struct, frozen=True, kw_only=True):
    meeting: MeetingHead
    lines: tuple[SheetLine, ...]


def attendance_sheet(hall: Hall, *, meeting: str, area: str) -> AttendanceSheet | None:
    """With names: for the door alone. None for a meeting elsewhere, or one in writing: nobody comes to that."""
    with hall.reading() as db:
        row = meetings.meeting(db, meeting)
        if row is None or row.area != area or row.ends_on:
            return None
        names = people.names(db, area)
        lines = tuple(
            SheetLine(seat=held.number, group=held.group, role=held.role, name=names[held.member])
            for held in people.holdings(db, row.body)
            if counts_on(held, row.day)
        )
        return AttendanceSheet(meeting=head_of(row), lines=lines)
