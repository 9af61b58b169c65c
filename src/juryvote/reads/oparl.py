"""Gathers what OParl shows of an area: published decisions, dates of meetings, seats without their members."""

import json
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from msgspec import convert
from sqlalchemy import Connection, Row

from juryvote.live.hall import Hall
from juryvote.rules.decisions import DecisionKind, kind_of
from juryvote.rules.entries import Majority, Quorum, Tally
from juryvote.rules.oparl.objects import KINDS, OF_ORGANIZATIONS
from juryvote.rules.oparl.records import Council, Quarter, Resolution, Seat, Sitting, Term
from juryvote.rules.publishing import OUTCOMES, SET_ASIDE, readable
from juryvote.store import oparl
from juryvote.store.people import said_of
from juryvote.world import BERLIN, moment, when

FILE_ENDS = {".bel": "ballot", ".pb": "ballot", ".pdf": "meeting"}  # whose file it is


def quarters(hall: Hall) -> tuple[Quarter, ...]:
    """Every area with its bodies, without what happened there."""
    with hall.reading() as db:
        return _quarters(db, None, hall, whole=False)


def quarter_of(hall: Hall, kind: str, known: str) -> Quarter | None:
    """The area in which the object of this kind is, whole; None where there is no such object."""
    if kind != "body" and kind not in KINDS:
        return None
    with hall.reading() as db:
        area = oparl.area_of(db, *_place(kind, known))
        return _quarters(db, area, hall, whole=True)[0] if area else None


def has_list(kind: str, what: str) -> bool:
    return (kind == "body" and what in KINDS) or (kind == "organization" and what in OF_ORGANIZATIONS)


def _place(kind: str, known: str) -> tuple[str, str]:
    """By which row an object is found: terms have their area's id in theirs, files that of what they belong to."""
    name, dot, end = known.partition(".")
    if kind == "legislativeterm":
        return kind, name
    whose = FILE_ENDS.get(f"{dot}{end}", "") if kind == "file" else ""
    return (whose, name) if whose else (kind, known)


def _quarters(db: Connection, area: str | None, hall: Hall, *, whole: bool) -> tuple[Quarter, ...]:
    councils = _councils(db, area, hall.today(), hall.now())
    held = _sittings(db, area) if whole else {}
    return tuple(_quarter(row, councils[row.id], held) for row in oparl.areas(db, area))


def _quarter(row: Row[Any], councils: list[Council], held: dict[str, list[Sitting]]) -> Quarter:
    spans = {(seat.since, seat.until) for council in councils for seat in council.seats if seat.since}
    return Quarter(
        id=row.id,
        name=readable(row.name),
        created=min((council.created for council in councils), default=""),
        modified=max((council.modified for council in councils), default=""),
        terms=tuple(Term(since=since, until=until) for since, until in sorted(spans)),
        councils=tuple(councils),
        sittings=tuple(sitting for council in councils for sitting in held.get(council.id, ())),
    )


def _councils(db: Connection, area: str | None, today: str, now: str) -> dict[str, list[Council]]:
    """By area."""
    times: dict[str, list[str]] = defaultdict(list)
    for known, at in oparl.seating(db, area):
        times[known].append(at)
    holdings: dict[str, list[Row[Any]]] = defaultdict(list)
    for row in oparl.holdings(db, area):
        holdings[row.seat].append(row)
    seats: dict[str, list[Seat]] = defaultdict(list)
    for row in oparl.seats(db, area):
        seats[row.body].append(_seat(row, holdings[row.id], times[row.id], today, now))
    found: dict[str, list[Council]] = defaultdict(list)
    for row in oparl.bodies(db, area):
        found[row.area].append(_council(row, seats[row.id], times[row.id]))
    return found


def _council(row: Row[Any], seats: list[Seat], times: list[str]) -> Council:
    return Council(
        id=row.id,
        name=readable(row.name),
        form=row.form,
        created=times[0],
        modified=max([*times, *(seat.modified for seat in seats)]),
        seats=tuple(seats),
    )


def _seat(row: Row[Any], holdings: list[Row[Any]], times: list[str], today: str, now: str) -> Seat:
    """It changes with each entry about it, and on the day on which a term begins or is over.

    So it does when its holder agrees to be named, or does not any more.
    """
    current = [one for one in holdings if one.since <= today and (one.until is None or today <= one.until)]
    holder = next((one for one in current if one.role == "holder"), None)
    turns = [begin for one in holdings for begin in _turns(one) if begin <= now]
    said = [one.named_at for one in holdings if one.role == "holder" and one.named_at]
    return Seat(
        id=row.id,
        body=row.body,
        number=row.number,
        group=row.group,
        name=readable(holder.name or "") if holder else "",
        since=holder.since if holder else "",
        until=(holder.until or "") if holder else "",
        alternates=sum(one.role == "alternate" for one in current),
        created=times[0],
        modified=max([*times, *said, *(turn for turn in turns if turn > times[0])]),
    )


def _turns(holding: Row[Any]) -> list[str]:
    """The moments at which a term begins, and is over."""
    ends = [_begin(date.fromisoformat(holding.until) + timedelta(days=1))] if holding.until else []
    return [_begin(date.fromisoformat(holding.since)), *ends]


def _begin(day: date) -> str:
    return moment(datetime(day.year, day.month, day.day, tzinfo=BERLIN))


def _sittings(db: Connection, area: str | None) -> dict[str, list[Sitting]]:
    """By body. A vote in writing is told only once something of it is published: its title says what is asked."""
    decided: dict[str, dict[str, Resolution]] = defaultdict(dict)
    for row in oparl.resolutions(db, area):
        decided[row.meeting][row.item] = _resolution(row)  # of an item that was decided anew the newest stands
    found: dict[str, list[Sitting]] = defaultdict(list)
    for row in oparl.sittings(db, area):
        items = sorted(decided[row.id].values(), key=lambda item: item.order)
        if items or not row.ends_on:
            found[row.body].append(_sitting(row, items))
    return found


def _sitting(row: Row[Any], items: Sequence[Resolution]) -> Sitting:
    off = row.state == "adjourned" and row.bylaws is None
    state = "off" if off else {"planned": "planned", "open": "open"}.get(row.state, "over")
    return Sitting(
        id=row.id,
        body=row.body,
        title=readable(row.title),
        place="" if row.ends_on else readable(row.place),
        starts_at=row.starts_at,
        ended_at=row.ended if state == "over" else "",
        state=state,
        written=bool(row.ends_on),
        created=row.created,
        modified=max([row.modified, *(item.modified for item in items)]),
        items=tuple(items),
    )


def _resolution(row: Row[Any]) -> Resolution:
    closing, opening = json.loads(row.closing), json.loads(row.opening)
    step = next((one for one in closing.get("shares", []) if one["proposal"] == row.proposal), None)
    return Resolution(
        item=row.item,
        meeting=row.meeting,
        body=row.body,
        order=row.place,
        title=readable(row.title),
        proposal=row.proposal or "",
        applicant=readable(row.applicant) if row.applicant_consent else "",
        goals=tuple(json.loads(row.goals or "[]")),
        decision=row.id,
        number=f"{row.number}/{row.year}",
        decided_on=_day(row.decided_at),
        outcome=OUTCOMES.get(row.outcome, row.outcome),
        advisory=kind_of(row.form, said_of(row.rules)) is DecisionKind.advice,
        text=readable(f"{SET_ASIDE} {row.text}" if row.reopened_at else row.text),
        asked_cents=row.asked_cents,
        granted_cents=row.granted_cents,
        ballot=row.ballot,
        sealed=row.mode == "sealed",
        shared=step is not None,
        counts=None if step else convert(closing["tally"], Tally),
        points=step["support"] if step else None,
        recused=closing["recused"],
        quorum=convert(opening["quorum"], Quorum),
        majority=convert(closing["majority"], Majority),
        reopened_on=_day(row.reopened_at) if row.reopened_at else "",
        answer=row.answer or "",
        created=row.published_at,
        modified=max(row.published_at, row.worded_at, row.reopened_at or "", row.answered_at or ""),
    )


def _day(at: str) -> str:
    return when(at).astimezone(BERLIN).date().isoformat()
