"""Bodies with their seats, members, a list to import, accounts."""

from collections.abc import Sequence
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, Row

from juryvote.live.hall import Hall
from juryvote.reads.exclusions import ExclusionRow, exclusion_rows
from juryvote.reads.executive import ExecutiveRow, Way, executive_rows, ways
from juryvote.reads.team.office import Choice
from juryvote.rules.bylaws import bylaws_from
from juryvote.rules.ids import MemberId
from juryvote.rules.moment import day_before
from juryvote.rules.plain import describe
from juryvote.rules.rosters import RosterLine
from juryvote.rules.sentences import Say, german
from juryvote.rules.told import describe_more
from juryvote.store import consents, executives, facts, meetings, people


class HoldingRow(Struct, frozen=True, kw_only=True):
    seat: str
    number: int
    group: str
    holder: str  # name or ""
    holder_id: str
    since: str
    until: str
    alternates: tuple[Choice, ...]  # in the order in which they stand in
    never: str = ""  # the last day that takes the holding back


class BodyPage(Struct, frozen=True, kw_only=True):
    id: str
    name: str
    kind: str
    area: str
    bylaws: str
    rules: tuple[str, ...]  # the bylaws in plain sentences
    seats: tuple[HoldingRow, ...]
    members: tuple[Choice, ...]
    today: str
    ways: tuple[Way, ...] = ()  # to decide without the body what is urgent and asks for no money
    executives: tuple[ExecutiveRow, ...] = ()
    exclusions: tuple[ExclusionRow, ...] = ()
    coming: tuple[Choice, ...] = ()  # meetings on whose agenda something can be put


class MemberRow(Struct, frozen=True, kw_only=True):
    id: str
    name: str
    language: str
    seats: tuple[str, ...]  # "Aktionsfondsjury, Sitz 3 bis 31.12.2027"
    years: int | None = None  # at least so many years old
    told: str = ""  # on this day
    shown: bool = False  # the name may be published


class MembersPage(Struct, frozen=True, kw_only=True):
    area: str
    members: tuple[MemberRow, ...]


class ImportLine(Struct, frozen=True, kw_only=True):
    line: int
    name: str
    language: str
    body: str
    seat: str
    problems: tuple[str, ...]


class ImportPreview(Struct, frozen=True, kw_only=True):
    csv: str
    lines: tuple[ImportLine, ...]
    problems: int
    ready: bool


class StaffRow(Struct, frozen=True, kw_only=True):
    id: str
    name: str
    email: str
    role: str  # team | chair | auditor
    active: bool = True


class StaffPage(Struct, frozen=True, kw_only=True):
    staff: tuple[StaffRow, ...]


def body_page(hall: Hall, *, body: str, area: str, say: Say = german) -> BodyPage | None:
    with hall.reading() as db:
        row, bylaws = people.body(db, body), people.newest_bylaws(db, body, hall.today())
        if row is None or row.area != area or bylaws is None:
            return None
        names, today = people.names(db, area), hall.today()
        holdings = people.holdings(db, body)
        rules = bylaws_from(people.bylaws_rules(db, bylaws.id))
        known = {MemberId(who): fact for who, fact in facts.facts_on(db, body=body, day=today, bylaws=rules).items()}
        return BodyPage(
            id=row.id,
            name=row.name,
            kind=row.form,
            area=row.area_name,
            bylaws=say("{name}, Fassung {version}").format(name=bylaws.name, version=bylaws.version),
            rules=(*describe(rules, say=say), *describe_more(rules, say=say)),
            seats=tuple(_holding(seat, holdings, names, today) for seat in people.seats(db, body)),
            members=tuple(Choice(id=member.id, name=member.name) for member in people.members(db, area)),
            today=today,
            ways=ways(db, body=body, area=area, today=today, say=say),
            executives=executive_rows(executives.of_bodies(db, [body])),
            exclusions=exclusion_rows(rules, known, names, say),
            coming=_coming(db, body),
        )


def _coming(db: Connection, body: str) -> tuple[Choice, ...]:
    rows = reversed(meetings.meetings(db, body_ids=[body]))
    return tuple(Choice(id=row.id, name=f"{row.day}: {row.title}") for row in rows if row.state != "adjourned")


def coming_meetings(hall: Hall, *, body: str) -> tuple[Choice, ...]:
    """The body's meetings that are planned or open, the next one first."""
    with hall.reading() as db:
        return _coming(db, body)


def _holding(seat: Row[Any], holdings: Sequence[Row[Any]], names: dict[str, str], today: str) -> HoldingRow:
    now = [row for row in holdings if row.seat == seat.id and (row.until is None or row.until >= today)]
    holder = next((row for row in now if row.role == "holder"), None)
    return HoldingRow(
        seat=seat.id,
        number=seat.number,
        group=seat.group,
        holder=names.get(holder.member, "") if holder else "",
        holder_id=holder.member if holder else "",
        since=holder.since if holder else "",
        until=(holder.until or "") if holder else "",
        never=day_before(holder.since) if holder else "",
        alternates=tuple(
            Choice(id=row.member, name=names.get(row.member, "")) for row in now if row.role == "alternate"
        ),
    )


def vacant_seats(db: Connection, body: str, today: str) -> tuple[Choice, ...]:
    """Seats without a holder today or later: id and number."""
    held = {
        row.seat
        for row in people.holdings(db, body)
        if row.role == "holder" and (row.until is None or row.until >= today)
    }
    return tuple(Choice(id=seat.id, name=str(seat.number)) for seat in people.seats(db, body) if seat.id not in held)


def members_page(hall: Hall, *, area: str) -> MembersPage:
    with hall.reading() as db:
        where, today = people.area(db, area), hall.today()
        seats: dict[str, list[str]] = {}
        for row in people.holdings_of_area(db, area):
            if row.until is None or row.until >= today:
                until = f" ({row.since} – {row.until or '…'})"
                seats.setdefault(row.member, []).append(f"{row.body_name}, {row.number}{until}")
        rows = people.members(db, area)
        ids = [row.id for row in rows]
        ages, shown = facts.ages(db, ids), consents.shown(db, ids)
        return MembersPage(
            area=where.name if where else "",
            members=tuple(
                MemberRow(
                    id=row.id,
                    name=row.name,
                    language=row.language,
                    seats=tuple(seats.get(row.id, ())),
                    years=ages[row.id].years if row.id in ages else None,
                    told=ages[row.id].day if row.id in ages else "",
                    shown=row.id in shown,
                )
                for row in rows
            ),
        )


def import_preview(text: str, lines: Sequence[RosterLine]) -> ImportPreview:
    wrong = sum(bool(line.problems) for line in lines)
    return ImportPreview(
        csv=text,
        lines=tuple(
            ImportLine(
                line=line.line,
                name=line.name,
                language=line.language,
                body=line.body,
                seat=str(line.seat_number) if line.seat else "",
                problems=line.problems,
            )
            for line in lines
        ),
        problems=wrong,
        ready=wrong == 0,
    )


def names_of(hall: Hall, area: str) -> dict[str, str]:
    with hall.reading() as db:
        return people.names(db, area)


def area_of_body(hall: Hall, body: str) -> str:
    with hall.reading() as db:
        row = people.body(db, body)
        return row.area if row else ""


def staff_page(hall: Hall, *, area: str) -> StaffPage:
    with hall.reading() as db:
        return StaffPage(
            staff=tuple(
                StaffRow(id=row.id, name=row.name, email=row.email, role=row.role, active=bool(row.password))
                for row in people.staff_of(db, area)
            )
        )
