"""What OParl shows of areas: seats without people, dates, published decisions; as many queries for all as for one."""

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, case, func, select

from juryvote.store import publishing
from juryvote.store import tables as t

SEATING = ("body-founded", "seat-created", "seat-held", "holding-ended")


def area_of(db: Connection, kind: str, known: str) -> str | None:
    """The area in which an object is; None where nothing has this id."""
    query, column = _WHERE[kind]
    found: str | None = db.scalar(query.where(column == known).limit(1))
    return found if found and areas(db, found) else None


_OF_BODY = select(t.bodies.c.area)
_OF_MEETING = _OF_BODY.join(t.meetings, t.meetings.c.body == t.bodies.c.id)
_OF_ITEM = _OF_MEETING.join(t.items, t.items.c.meeting == t.meetings.c.id)
_OF_DECISION = _OF_BODY.join(t.decisions, t.decisions.c.body == t.bodies.c.id)
_OF_SEAT = _OF_BODY.join(t.seats, t.seats.c.body == t.bodies.c.id)
_WHERE: dict[str, tuple[Select[Any], Any]] = {
    "body": (select(t.areas.c.id), t.areas.c.id),
    "legislativeterm": (select(t.areas.c.id), t.areas.c.id),
    "organization": (_OF_BODY, t.bodies.c.id),
    "person": (_OF_SEAT, t.seats.c.id),
    "membership": (_OF_SEAT, t.seats.c.id),
    "meeting": (_OF_MEETING, t.meetings.c.id),
    "location": (_OF_MEETING, t.meetings.c.id),
    "agendaitem": (_OF_ITEM, t.items.c.id),
    "consultation": (_OF_ITEM, t.items.c.id),
    "paper": (_OF_ITEM, t.items.c.proposal),
    "file": (_OF_DECISION, t.decisions.c.id),
    "ballot": (_OF_DECISION, t.decisions.c.ballot),
}


def areas(db: Connection, area: str | None) -> Sequence[Row[Any]]:
    """All that are no rehearsals, or the one asked for if it is none."""
    query = select(t.areas).where(~t.areas.c.rehearsal).order_by(t.areas.c.id)
    return db.execute(query if area is None else query.where(t.areas.c.id == area)).all()


def bodies(db: Connection, area: str | None) -> Sequence[Row[Any]]:
    return db.execute(_within(select(t.bodies), area).order_by(t.bodies.c.id)).all()


def seats(db: Connection, area: str | None) -> Sequence[Row[Any]]:
    query = select(t.seats).join(t.bodies, t.bodies.c.id == t.seats.c.body)
    return db.execute(_within(query, area).order_by(t.seats.c.body, t.seats.c.number)).all()


def holdings(db: Connection, area: str | None) -> Sequence[Row[Any]]:
    """Seat, role and days; who it is only of those who have agreed to be named, and when they said so."""
    name = case((t.name_consents.c.shown, t.members.c.name))
    query: Any = select(
        *(t.holdings.c[name] for name in ("seat", "role", "since", "until")),
        name.label("name"),
        t.name_consents.c.at.label("named_at"),
    )
    query = query.join(t.members, t.members.c.id == t.holdings.c.member)
    query = query.outerjoin(t.name_consents, t.name_consents.c.member == t.holdings.c.member)
    query = query.join(t.seats, t.seats.c.id == t.holdings.c.seat).join(t.bodies, t.bodies.c.id == t.seats.c.body)
    return db.execute(_within(query, area)).all()


def seating(db: Connection, area: str | None) -> list[tuple[str, str]]:
    """What changed a body or a seat, and when: (id, moment)."""
    same = (t.journal_payloads.c.body == t.journal.c.body) & (t.journal_payloads.c.height == t.journal.c.height)
    query = (
        select(t.journal.c.body, t.journal.c.at, t.journal_payloads.c.payload)
        .join(t.journal_payloads, same)
        .join(t.bodies, t.bodies.c.id == t.journal.c.body)
        .where(t.journal.c.kind.in_(SEATING))
    )
    rows = db.execute(_within(query, area).order_by(t.journal.c.body, t.journal.c.height))
    return [(json.loads(row.payload).get("seat", row.body), row.at) for row in rows]


def sittings(db: Connection, area: str | None) -> Sequence[Row[Any]]:
    """Every meeting with the moments at which its date was made, last changed and over."""
    wanted = [
        t.meetings.c[name] for name in ("id", "body", "title", "place", "starts_at", "state", "bylaws", "ends_on")
    ]
    known = (t.journal.c.meeting == t.meetings.c.id) & t.journal.c.kind.in_(publishing.CHANGES)
    ended = case((t.journal.c.kind == "meeting-adjourned", t.journal.c.at))
    query: Any = (
        select(
            *wanted,
            func.min(t.journal.c.at).label("created"),
            func.max(t.journal.c.at).label("modified"),
            func.max(ended).label("ended"),
        )
        .join(t.journal, known & (t.journal.c.body == t.meetings.c.body))
        .join(t.bodies, t.bodies.c.id == t.meetings.c.body)
        .group_by(*wanted)
    )
    rows: Sequence[Row[Any]] = db.execute(_within(query, area).order_by(t.meetings.c.id)).all()
    return rows


def resolutions(db: Connection, area: str | None) -> Sequence[Row[Any]]:
    """Published decisions with their item, ballot, proposal and what was said to a Votum; the first one first."""
    query = (
        publishing.worded()
        .join(t.ballots, t.ballots.c.id == t.decisions.c.ballot)
        .outerjoin(t.proposals, t.proposals.c.id == t.items.c.proposal)
        .outerjoin(t.confirmations, t.confirmations.c.decision == t.decisions.c.id)
        .add_columns(
            t.items.c.number.label("place"),
            t.items.c.proposal,
            t.ballots.c.mode,
            t.ballots.c.opening,
            t.ballots.c.closing,
            t.proposals.c.applicant,
            t.proposals.c.applicant_consent,
            t.proposals.c.goals,
            t.confirmations.c.answer,
            t.confirmations.c.entered_at.label("answered_at"),
        )
        .where(t.decisions.c.published_at.is_not(None))
    )
    rows: Sequence[Row[Any]] = db.execute(
        _within(query, area).order_by(t.decisions.c.decided_at, t.decisions.c.number, t.decisions.c.id)
    ).all()
    return rows


def _within(query: Any, area: str | None) -> Any:
    """Of one area, or of all."""
    return query if area is None else query.where(t.bodies.c.area == area)
