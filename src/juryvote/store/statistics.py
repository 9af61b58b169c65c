"""What published decisions and evenings come to, added up by the database: one question for each picture."""

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, func, select

from juryvote.rules.register import Wanted
from juryvote.store import tables as t
from juryvote.store.register import conditions


def money(db: Connection, wanted: Wanted) -> Sequence[Row[Any]]:
    """By area and year: how many decisions, how many were carried, and in cents what was asked and granted.

    Decisions that were set aside do not count.
    """
    carried = func.count().filter(t.decisions.c.outcome == "carried")
    query = (
        select(
            t.areas.c.name.label("area"),
            t.decisions.c.year,
            func.count().label("decisions"),
            carried.label("carried"),
            func.coalesce(func.sum(t.items.c.asked_cents), 0).label("asked_cents"),
            func.coalesce(func.sum(t.decisions.c.granted_cents), 0).label("granted_cents"),
        )
        .join(t.bodies, t.bodies.c.id == t.decisions.c.body)
        .join(t.areas, t.areas.c.id == t.bodies.c.area)
        .join(t.items, t.items.c.id == t.decisions.c.item)
        .where(conditions(db, wanted), t.decisions.c.reopened_at.is_(None))
        .group_by(t.areas.c.name, t.decisions.c.year)
    )
    return db.execute(query.order_by(t.areas.c.name, t.decisions.c.year)).all()


def goals(db: Connection, wanted: Wanted) -> Sequence[tuple[list[str], int]]:
    """The goals of each kind of proposal that was granted money, and how much; in cents."""
    total = func.sum(t.decisions.c.granted_cents)
    query = (
        select(t.proposals.c.goals, total)
        .select_from(t.decisions)
        .join(t.items, t.items.c.id == t.decisions.c.item)
        .join(t.proposals, t.proposals.c.id == t.items.c.proposal)
        .where(conditions(db, wanted), t.decisions.c.reopened_at.is_(None), t.decisions.c.granted_cents > 0)
        .group_by(t.proposals.c.goals)
    )
    return [(json.loads(row[0]), int(row[1])) for row in db.execute(query)]


def openings(db: Connection, wanted: Wanted) -> Sequence[tuple[str, str, bool]]:
    """Of each evening in a room: area, day, and whether enough were there when it was opened."""
    j, p = t.journal, t.journal_payloads
    query = (
        select(t.areas.c.name, t.meetings.c.day, t.meetings.c.id, p.c.payload)
        .select_from(j)
        .join(p, (p.c.body == j.c.body) & (p.c.height == j.c.height))
        .join(t.meetings, t.meetings.c.id == j.c.meeting)
        .join(t.bodies, t.bodies.c.id == t.meetings.c.body)
        .join(t.areas, t.areas.c.id == t.bodies.c.area)
        .where(j.c.kind == "reading-taken", t.meetings.c.state == "adjourned", t.meetings.c.ends_on.is_(None))
        .where(~t.areas.c.rehearsal)
    )
    if wanted.body:
        query = query.where(t.bodies.c.id == wanted.body)
    if wanted.area:
        query = query.where(t.areas.c.id == wanted.area)
    first: dict[str, tuple[str, str, bool]] = {}
    for area, day, meeting, payload in db.execute(query.order_by(j.c.body, j.c.height)):
        said = json.loads(payload)
        if said.get("item") is None:
            first.setdefault(meeting, (area, day, said["quorum"]["met"]))
    return [one for one in first.values() if wanted.year is None or one[1].startswith(str(wanted.year))]
