"""A jury by lot as the team sees it: the list with names as long as they are kept, and what has to be done next."""

import csv
import io
from collections import Counter
from collections.abc import Sequence
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, Row

from juryvote.live.hall import Hall
from juryvote.reads.draws import pool_of
from juryvote.reads.team.office import Choice
from juryvote.reads.team.people import vacant_seats
from juryvote.rules.draws import digest_of, line_of, quota_problems
from juryvote.rules.entries import Quota
from juryvote.rules.lots import commit
from juryvote.rules.pools import PoolLine
from juryvote.rules.sentences import Say, german
from juryvote.store import draws, people


class DrawLine(Struct, frozen=True, kw_only=True):
    id: str
    title: str
    day: str
    place: str
    state: str
    people: int
    forgettable: bool  # names are kept that nobody needs any more


class DrawsPage(Struct, frozen=True, kw_only=True):
    body_id: str
    body: str
    draws: tuple[DrawLine, ...]
    today: str


class Person(Struct, frozen=True, kw_only=True):
    """One ticket; name and notes "" where they were erased. `seat_for` is the group whose seat it has."""

    ticket: int
    name: str
    notes: str
    group: str
    mark: str
    state: str  # pool | taken | reserve | accepted | declined
    is_member: bool  # somebody in the area is called so already


class QuotaRow(Struct, frozen=True, kw_only=True):
    """`seated` are those with a seat of this quota, first drawn first; `reserves` those who may still move up."""

    group: str
    there: int
    seats: int
    reserves: int
    seated: tuple[Person, ...]
    waiting: tuple[Person, ...]


class OfficePage(Struct, frozen=True, kw_only=True):
    """`problems` are sentences: why it cannot be drawn so. `kept` and `kept_reserves` count names that can go."""

    id: str
    body_id: str
    body: str
    title: str
    day: str
    place: str
    state: str  # draft | committed | drawn | called-off
    why: str
    people: tuple[Person, ...]
    quotas: tuple[QuotaRow, ...]
    problems: tuple[str, ...]
    commitment: str
    digest: str
    public: str
    witnesses: tuple[str, ...]
    kept: int
    kept_reserves: int
    open_answers: int
    vacant: tuple[Choice, ...]
    today: str


class BadLine(Struct, frozen=True, kw_only=True):
    line: int
    name: str
    group: str
    problems: tuple[str, ...]


def draws_page(hall: Hall, *, body: str, area: str) -> DrawsPage | None:
    with hall.reading() as db:
        home = people.body(db, body)
        if home is None or home.area != area:
            return None
        return DrawsPage(
            body_id=body,
            body=home.name,
            draws=tuple(_line(db, row) for row in draws.draws(db, body)),
            today=hall.today(),
        )


def _line(db: Connection, row: Row[Any]) -> DrawLine:
    drawn = row.state == "drawn" and row.names > 0
    return DrawLine(
        id=row.id,
        title=row.title,
        day=row.day,
        place=row.place,
        state=row.state,
        people=row.tickets,
        forgettable=drawn and _kept(draws.tickets(db, row.id), "pool", "declined") > 0,
    )


def office_page(hall: Hall, *, draw: str, say: Say = german) -> OfficePage | None:
    with hall.reading() as db:
        row = draws.draw(db, draw)
        home = people.body(db, row.body) if row else None
        if row is None or home is None:
            return None
        tickets, quotas = draws.tickets(db, draw), draws.quotas_of(row)
        known = {name.casefold() for name in people.names(db, home.area).values()}
        persons = {one.number: _person(one, known) for one in tickets}
        return OfficePage(
            id=row.id,
            body_id=row.body,
            body=home.name,
            title=row.title,
            day=row.day,
            place=row.place,
            state=row.state,
            why=row.why,
            people=tuple(persons.values()),
            quotas=_quotas(row.state, quotas, tickets, persons),
            problems=quota_problems([one.group for one in tickets], quotas, say),
            commitment=commit(bytes.fromhex(row.seed)) if row.seed else "",
            digest=digest_of(pool_of(tickets)),
            public=row.public,
            witnesses=tuple(draws.witnesses_of(row)),
            kept=_kept(tickets, "pool", "declined"),
            kept_reserves=_kept(tickets, "reserve"),
            open_answers=sum(one.state == "taken" for one in tickets),
            vacant=vacant_seats(db, row.body, hall.today()),
            today=hall.today(),
        )


def _kept(tickets: Sequence[Row[Any]], *states: str) -> int:
    return sum(one.state in states and one.name is not None for one in tickets)


def _person(one: Row[Any], known: set[str]) -> Person:
    return Person(
        ticket=one.number,
        name=one.name or "",
        notes=one.notes or "",
        group=one.group,
        mark=one.mark,
        state=one.state,
        is_member=(one.name or "").casefold() in known,
    )


def _quotas(
    state: str, quotas: Sequence[Quota], tickets: Sequence[Row[Any]], persons: dict[int, Person]
) -> tuple[QuotaRow, ...]:
    """While it is a draft every group of the list has a row, and the free seats have the last one."""
    there = Counter(one.group for one in tickets)
    drawn = sorted((one for one in tickets if one.quota is not None), key=lambda one: (one.quota, one.rank))
    rows = list(quotas)
    if state == "draft":
        named = {quota.group for quota in quotas}
        more = [Quota(group=group, seats=0, reserves=0) for group in (*sorted(there), "") if group not in named]
        rows = sorted([*quotas, *{one.group: one for one in more}.values()], key=lambda one: one.group == "")
    return tuple(
        QuotaRow(
            group=quota.group,
            there=there[quota.group] if quota.group else len(tickets),
            seats=quota.seats,
            reserves=quota.reserves,
            seated=tuple(persons[one.number] for one in drawn if one.seated == at),
            waiting=tuple(persons[one.number] for one in drawn if one.quota == at and one.state == "reserve"),
        )
        for at, quota in enumerate(rows)
    )


def bad_lines(lines: Sequence[PoolLine]) -> tuple[BadLine, ...]:
    return tuple(
        BadLine(line=one.line, name=one.name, group=one.group, problems=one.problems) for one in lines if one.problems
    )


COLUMNS = ("los", "gruppe", "ergebnis", "name", "merkmale", "salz", "pruefzeile", "pruefzeichen")
RESULTS = {"pool": "", "taken": "gezogen", "reserve": "Ersatz", "accepted": "angenommen", "declined": "abgelehnt"}


def draw_csv(hall: Hall, draw: str) -> bytes:
    """The list with the result, for a table: UTF-8 with a mark, divided by semicolons. Erased names are empty."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    with hall.reading() as db:
        for one in draws.tickets(db, draw):
            whose = {"group": one.group, "name": one.name, "notes": one.notes, "salt": one.salt}
            line = line_of(ticket=one.number, **whose) if one.name is not None else ""
            told = (one.name or "", one.notes or "", one.salt or "", line)
            writer.writerow((one.number, one.group, RESULTS[one.state], *told, one.mark))
    return out.getvalue().encode("utf-8-sig")
