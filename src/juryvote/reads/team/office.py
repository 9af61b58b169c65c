"""The office's front page: bodies, meetings, rounds and funds of one area."""

from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, Row

from juryvote.live.hall import Hall
from juryvote.reads.parts import MeetingHead, head_of
from juryvote.rules.bylaws import NOTES, PRESETS
from juryvote.store import grants, meetings, money, people


class Choice(Struct, frozen=True, kw_only=True):
    """One line of a list to choose from."""

    id: str
    name: str


class BodyLine(Struct, frozen=True, kw_only=True):
    id: str
    name: str
    kind: str  # aktionsfondsjury | quartiersfondsjury | quartiersrat | other
    seats: int
    filled: int
    overdue: int = 0  # reports on granted money that are late


class RoundLine(Struct, frozen=True, kw_only=True):
    id: str
    title: str
    body: str
    deadline: str
    budget_cents: int
    left_cents: int
    proposals: int
    is_draft: bool = False


class TeamHome(Struct, frozen=True, kw_only=True):
    area: str
    bodies: tuple[BodyLine, ...]
    meetings: tuple[MeetingHead, ...]
    rounds: tuple[RoundLine, ...]
    funds: tuple[Choice, ...]
    presets: tuple[Choice, ...]


def home(hall: Hall, *, area: str) -> TeamHome:
    """The office: bodies, meetings, rounds and funds of one area."""
    with hall.reading() as db:
        where, bodies = people.area(db, area), people.bodies(db, area)
        ids = [body.id for body in bodies]
        today, names = hall.today(), {body.id: body.name for body in bodies}
        late = grants.overdue(db, ids, today)
        return TeamHome(
            area=where.name if where else "",
            bodies=tuple(_body_line(db, body, today, late.get(body.id, 0)) for body in bodies),
            meetings=tuple(head_of(row) for row in meetings.meetings(db, body_ids=ids)),
            rounds=tuple(_round_line(row) for row in money.rounds(db, ids)),
            funds=tuple(Choice(id=row.id, name=f"{row.name} ({names[row.body]})") for row in money.funds(db, ids)),
            presets=tuple(Choice(id=name, name=NOTES[name].title) for name in PRESETS),
        )


def _body_line(db: Connection, body: Row[Any], today: str, overdue: int) -> BodyLine:
    held = {row.seat for row in people.holdings(db, body.id) if row.role == "holder" and counts_on(row, today)}
    seats = len(people.seats(db, body.id))
    return BodyLine(id=body.id, name=body.name, kind=body.form, seats=seats, filled=len(held), overdue=overdue)


def counts_on(holding: Row[Any], day: str) -> bool:
    return bool(holding.since <= day and (holding.until is None or holding.until >= day))


def _round_line(row: Row[Any]) -> RoundLine:
    return RoundLine(
        id=row.id,
        title=row.title,
        body=row.body_name,
        deadline=row.deadline,
        budget_cents=row.budget_cents,
        left_cents=money.left(row),
        proposals=row.proposal_count,
        is_draft=row.draft,
    )
