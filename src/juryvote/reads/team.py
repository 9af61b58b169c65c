"""The team's office: bodies and people, rounds and proposals, meetings, the door and the cards."""

import json
from collections.abc import Sequence
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, Row

from juryvote.live.hall import Hall
from juryvote.reads.parts import CostLineView, MeetingHead, head_of
from juryvote.rules.bylaws import NOTES, PRESETS, bylaws_from
from juryvote.rules.plain import describe
from juryvote.rules.proposals import CostLine, Draft, Goal, check_proposal
from juryvote.rules.rosters import RosterLine
from juryvote.store import entry, meetings, money, people


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


class RoundLine(Struct, frozen=True, kw_only=True):
    id: str
    title: str
    body: str
    deadline: str
    budget_cents: int
    left_cents: int
    proposals: int


class TeamHome(Struct, frozen=True, kw_only=True):
    area: str
    bodies: tuple[BodyLine, ...]
    meetings: tuple[MeetingHead, ...]
    rounds: tuple[RoundLine, ...]
    funds: tuple[Choice, ...]
    presets: tuple[Choice, ...]


class HoldingRow(Struct, frozen=True, kw_only=True):
    seat: str
    number: int
    group: str
    holder: str  # name or ""
    holder_id: str
    since: str
    until: str
    alternates: tuple[str, ...]


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
    presets: tuple[Choice, ...] = ()  # rule sets to choose from for a new version


class MemberRow(Struct, frozen=True, kw_only=True):
    id: str
    name: str
    language: str
    seats: tuple[str, ...]  # "Aktionsfondsjury, Sitz 3 bis 31.12.2027"


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


class ProposalRow(Struct, frozen=True, kw_only=True):
    id: str
    number: int
    title: str
    applicant: str
    asked_cents: int
    state: str  # draft | eligible | on-agenda | decided
    problems: tuple[str, ...]


class RoundPage(Struct, frozen=True, kw_only=True):
    id: str
    title: str
    body: str
    fund: str
    deadline: str
    is_open: bool
    cap_cents: int
    budget_cents: int
    left_cents: int
    goals: tuple[str, ...]  # codes; labels by |goal
    proposals: tuple[ProposalRow, ...]


class ProposalPage(Struct, frozen=True, kw_only=True):
    id: str
    round: str
    round_title: str
    number: int
    title: str
    applicant: str
    applicant_consent: bool
    what_for: str
    asked_cents: int
    cost_lines: tuple[CostLineView, ...]
    goals: tuple[str, ...]
    state: str
    problems: tuple[str, ...]
    all_goals: tuple[str, ...] = ()


class MeetingPage(Struct, frozen=True, kw_only=True):
    meeting: MeetingHead
    items: tuple[tuple[int, str, str], ...]  # number, title, state
    eligible: tuple[ProposalRow, ...]
    present: int
    seats: int


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


class StaffRow(Struct, frozen=True, kw_only=True):
    id: str
    name: str
    email: str
    role: str  # team | chair | auditor


class StaffPage(Struct, frozen=True, kw_only=True):
    staff: tuple[StaffRow, ...]


def home(hall: Hall, *, area: str) -> TeamHome:
    """The office: bodies, meetings, rounds and funds of one area."""
    with hall.reading() as db:
        where, bodies = people.area(db, area), people.bodies(db, area)
        ids = [body.id for body in bodies]
        today = hall.now()[:10]
        return TeamHome(
            area=where.name if where else "",
            bodies=tuple(_body_line(db, body, today) for body in bodies),
            meetings=tuple(head_of(row) for row in meetings.meetings(db, body_ids=ids)),
            rounds=tuple(_round_line(row) for row in money.rounds(db, ids)),
            funds=tuple(Choice(id=row.id, name=row.name) for row in money.funds(db, ids)),
            presets=tuple(Choice(id=name, name=NOTES[name].title) for name in PRESETS),
        )


def _body_line(db: Connection, body: Row[Any], today: str) -> BodyLine:
    held = {row.seat for row in people.holdings(db, body.id) if row.role == "holder" and _counts(row, today)}
    return BodyLine(id=body.id, name=body.name, kind=body.form, seats=len(people.seats(db, body.id)), filled=len(held))


def _counts(holding: Row[Any], day: str) -> bool:
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
    )


def body_page(hall: Hall, *, body: str, area: str) -> BodyPage | None:
    with hall.reading() as db:
        row, bylaws = people.body(db, body), people.newest_bylaws(db, body)
        if row is None or row.area != area or bylaws is None:
            return None
        names, today = people.names(db, area), hall.now()[:10]
        holdings = people.holdings(db, body)
        return BodyPage(
            id=row.id,
            name=row.name,
            kind=row.form,
            area=row.area_name,
            bylaws=f"{bylaws.name}, Fassung {bylaws.version}",
            rules=describe(bylaws_from(people.bylaws_rules(db, bylaws.id))),
            seats=tuple(_holding(seat, holdings, names, today) for seat in people.seats(db, body)),
            members=tuple(Choice(id=member.id, name=member.name) for member in people.members(db, area)),
            today=today,
        )


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
        alternates=tuple(names.get(row.member, "") for row in now if row.role == "alternate"),
    )


def members_page(hall: Hall, *, area: str) -> MembersPage:
    with hall.reading() as db:
        where, today = people.area(db, area), hall.now()[:10]
        seats: dict[str, list[str]] = {}
        for row in people.holdings_of_area(db, area):
            if row.until is None or row.until >= today:
                until = f" ({row.since} – {row.until or '…'})"
                seats.setdefault(row.member, []).append(f"{row.body_name}, {row.number}{until}")
        return MembersPage(
            area=where.name if where else "",
            members=tuple(
                MemberRow(id=row.id, name=row.name, language=row.language, seats=tuple(seats.get(row.id, ())))
                for row in people.members(db, area)
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


def round_page(hall: Hall, *, round_id: str, area: str) -> RoundPage | None:
    with hall.reading() as db:
        row = money.round_of(db, round_id)
        body = people.body(db, row.body) if row else None
        if row is None or body is None or body.area != area:
            return None
        fund = money.fund(db, row.fund)
        assert fund is not None
        return RoundPage(
            id=row.id,
            title=row.title,
            body=body.name,
            fund=row.fund_name,
            deadline=row.deadline,
            is_open=row.deadline >= hall.now(),
            cap_cents=row.cap_cents,
            budget_cents=fund.budget_cents,
            left_cents=money.left(fund),
            goals=tuple(goal.value for goal in Goal),
            proposals=_proposal_rows(db, money.proposals(db, round_id=round_id)),
        )


def _proposal_rows(db: Connection, rows: Sequence[Row[Any]]) -> tuple[ProposalRow, ...]:
    lines = money.cost_lines(db, [row.id for row in rows])
    return tuple(
        ProposalRow(
            id=row.id,
            number=row.number,
            title=row.title,
            applicant=row.applicant,
            asked_cents=row.asked_cents,
            state=row.state,
            problems=_problems(row, lines[row.id], row.cap_cents),
        )
        for row in rows
    )


def _problems(row: Row[Any], lines: Sequence[Row[Any]], cap_cents: int) -> tuple[str, ...]:
    draft = Draft(
        title=row.title,
        asked_cents=row.asked_cents,
        cost_lines=tuple(CostLine(label=line.label, cents=line.cents) for line in lines),
        goals=tuple(json.loads(row.goals)),
    )
    return tuple(problem.code for problem in check_proposal(draft, cap_cents=cap_cents))


def proposal_page(hall: Hall, *, proposal: str, area: str) -> ProposalPage | None:
    with hall.reading() as db:
        rows = money.proposals_by_id(db, [proposal])
        call = money.round_of(db, rows[0].round) if rows else None
        body = people.body(db, call.body) if call else None
        if call is None or body is None or body.area != area:
            return None
        row, lines = rows[0], money.cost_lines(db, [proposal])[proposal]
        return ProposalPage(
            id=row.id,
            round=call.id,
            round_title=call.title,
            number=row.number,
            title=row.title,
            applicant=row.applicant,
            applicant_consent=row.applicant_consent,
            what_for=row.what_for,
            asked_cents=row.asked_cents,
            cost_lines=tuple(CostLineView(label=line.label, cents=line.cents) for line in lines),
            goals=tuple(json.loads(row.goals)),
            state=row.state,
            problems=_problems(row, lines, call.cap_cents),
            all_goals=tuple(goal.value for goal in Goal),
        )


def meeting_page(hall: Hall, *, meeting: str, area: str) -> MeetingPage | None:
    with hall.reading() as db:
        row = meetings.meeting(db, meeting)
        if row is None or row.area != area:
            return None
        eligible = [found for found in money.proposals(db, body=row.body) if found.state == "eligible"]
        return MeetingPage(
            meeting=head_of(row),
            items=tuple((item.number, item.title, item.state) for item in meetings.items(db, meeting)),
            eligible=_proposal_rows(db, eligible),
            present=len(meetings.present(db, meeting)),
            seats=len(people.seats(db, row.body)),
        )


def door_page(hall: Hall, *, meeting: str, area: str) -> DoorPage | None:
    with hall.reading() as db:
        row = meetings.meeting(db, meeting)
        if row is None or row.area != area:
            return None
        seated = {known.member for known in people.holdings(db, row.body) if _counts(known, row.day)}
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


def names_of(hall: Hall, area: str) -> dict[str, str]:
    with hall.reading() as db:
        return people.names(db, area)


def area_of_meeting(hall: Hall, meeting: str) -> str:
    """Whose meeting this is: the guard of all staff pages asks."""
    with hall.reading() as db:
        row = meetings.meeting(db, meeting)
        return row.area if row else ""


def area_of_body(hall: Hall, body: str) -> str:
    with hall.reading() as db:
        row = people.body(db, body)
        return row.area if row else ""


def staff_page(hall: Hall, *, area: str) -> StaffPage:
    with hall.reading() as db:
        return StaffPage(
            staff=tuple(
                StaffRow(id=row.id, name=row.name, email=row.email, role=row.role) for row in people.staff_of(db, area)
            )
        )
