"""Members from a CSV: first look at every line, then all of them or none."""

from collections.abc import Sequence

from sqlalchemy import Connection

from juryvote.actions.people import LANGUAGES, add_member, take_seat
from juryvote.live.hall import Hall
from juryvote.rules.refusals import BadImport
from juryvote.rules.rosters import Roster, RosterLine, read_roster
from juryvote.store import people


def read_csv(data: bytes) -> str:
    """The file's text. UTF-8 only: guessing another encoding would turn Özgür into somebody else."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadImport(problem="encoding", line=data[: error.start].count(b"\n") + 1) from error
    if "\x00" in text:
        raise BadImport(problem="not-csv")
    return text


def preview_members(hall: Hall, *, area: str, text: str) -> tuple[RosterLine, ...]:
    """What would happen, line by line; changes nothing."""
    with hall.reading() as db:
        return _read(db, area, text, hall.today())


def _read(db: Connection, area: str, text: str, today: str) -> tuple[RosterLine, ...]:
    try:
        return read_roster(text, _roster(db, area, today))
    except ValueError as error:
        raise BadImport(problem=str(error)) from error


def _roster(db: Connection, area: str, today: str) -> Roster:
    vacant = {body.name.casefold(): _vacant(db, body.id, today) for body in people.bodies(db, area)}
    names = frozenset(" ".join(name.split()).casefold() for name in people.names(db, area).values())
    return Roster(names=names, vacant=vacant, languages=LANGUAGES, today=today)


def _vacant(db: Connection, body: str, today: str) -> dict[str, tuple[tuple[str, int], ...]]:
    """Seats without a holder today or later, by group."""
    held = {
        row.seat
        for row in people.holdings(db, body)
        if row.role == "holder" and (row.until is None or row.until >= today)
    }
    free: dict[str, tuple[tuple[str, int], ...]] = {}
    for seat in people.seats(db, body):
        if seat.id not in held:
            free[seat.group] = (*free.get(seat.group, ()), (seat.id, seat.number))
    return free


def import_members(hall: Hall, *, area: str, text: str, actor: str) -> Sequence[RosterLine]:
    """All lines in one act. A line with a problem refuses the whole list; the lines are returned for the preview."""
    with hall.acting(actor) as act:
        lines = _read(act.db, area, text, hall.today())
        if any(line.problems for line in lines):
            return lines
        for line in lines:
            member = add_member(act, area=area, name=line.name, language=line.language)
            if line.seat:
                take_seat(act, seat=line.seat, member=member, role="holder", since=line.since, until=line.until)
        return lines
