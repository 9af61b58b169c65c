"""The public register: published decisions as they were looked for, page by page, and what they come to together."""

from collections.abc import Sequence
from typing import Any

from msgspec.structs import replace
from sqlalchemy import ColumnElement, Connection, Row, Select, and_, func, or_, select

from juryvote.rules.register import SET_ASIDE, Wanted
from juryvote.store import tables as t

PAGE = 50
ESCAPE = "\\"


def page_of(db: Connection, wanted: Wanted, page: int) -> Sequence[Row[Any]]:
    """The newest first; `page` from 1."""
    order = (t.decisions.c.decided_at.desc(), t.decisions.c.number.desc(), t.decisions.c.id)
    query = _lines().where(conditions(db, wanted)).order_by(*order)
    return db.execute(query.offset((page - 1) * PAGE).limit(PAGE)).all()


def published_ones(db: Connection, ids: Sequence[str]) -> Sequence[Row[Any]]:
    """Those of these that are published, the newest first."""
    query = _lines().where(t.decisions.c.id.in_(ids), t.decisions.c.published_at.is_not(None))
    return db.execute(query.order_by(t.decisions.c.decided_at.desc(), t.decisions.c.number.desc())).all()


def _lines() -> Select[Any]:
    """With the body's name, how often the decision was worded, and how far its money has come."""
    versions = (
        select(func.count())
        .select_from(t.decision_texts)
        .where(t.decision_texts.c.decision == t.decisions.c.id)
        .scalar_subquery()
    )
    return (
        select(
            t.decisions,
            t.bodies.c.name.label("body_name"),
            t.meetings.c.ends_on,
            t.grants.c.stage,
            versions.label("versions"),
        )
        .join(t.bodies, t.bodies.c.id == t.decisions.c.body)
        .join(t.meetings, t.meetings.c.id == t.decisions.c.meeting)
        .outerjoin(t.grants, t.grants.c.decision == t.decisions.c.id)
    )


def by_year(db: Connection, wanted: Wanted) -> dict[int, tuple[int, int]]:
    """Of each year, newest first: how many there are, and what those that stand have granted, in cents."""
    stands = func.sum(t.decisions.c.granted_cents).filter(t.decisions.c.reopened_at.is_(None))
    query = select(t.decisions.c.year, func.count(), stands).where(conditions(db, replace(wanted, year=None)))
    rows = db.execute(query.group_by(t.decisions.c.year).order_by(t.decisions.c.year.desc()))
    return {row[0]: (int(row[1]), int(row[2] or 0)) for row in rows}


def conditions(db: Connection, wanted: Wanted) -> ColumnElement[bool]:
    """What a published decision has to be; without joins, so that everything that lists decisions can ask for it."""
    d = t.decisions.c
    found: list[ColumnElement[bool]] = [d.published_at.is_not(None)]
    if wanted.area:
        found.append(d.body.in_(select(t.bodies.c.id).where(t.bodies.c.area == wanted.area)))
    if wanted.body:
        found.append(d.body == wanted.body)
    if wanted.year:
        found.append(d.year == wanted.year)
    if wanted.outcome == SET_ASIDE:
        found.append(d.reopened_at.is_not(None))
    elif wanted.outcome:
        found += [d.outcome == wanted.outcome, d.reopened_at.is_(None)]
    if wanted.least_cents:
        found.append(d.granted_cents >= wanted.least_cents)
    if wanted.goal:
        found.append(d.item.in_(_with_goal(wanted.goal)))
    return and_(*found, *(_says(db, word) for word in wanted.words.split()))


def _with_goal(goal: str) -> Select[tuple[str]]:
    query = select(t.items.c.id).join(t.proposals, t.proposals.c.id == t.items.c.proposal)
    return query.where(t.proposals.c.goals.contains(f'"{goal}"', autoescape=True))


def _says(db: Connection, word: str) -> ColumnElement[bool]:
    """In the title or the newest wording, whatever case it is written in."""
    folded = "%" + "".join(f"{ESCAPE}{sign}" if sign in "%_\\" else sign for sign in word.casefold()) + "%"
    texts, known = t.decision_texts, t.decision_texts.alias()
    newest = select(func.max(known.c.version)).where(known.c.decision == texts.c.decision).scalar_subquery()
    said = select(texts.c.decision).where(texts.c.version == newest, _folded(db, texts.c.text).like(folded, ESCAPE))
    return or_(_folded(db, t.decisions.c.title).like(folded, ESCAPE), t.decisions.c.id.in_(said))


def _folded(db: Connection, column: ColumnElement[str]) -> ColumnElement[str]:
    """SQLite's own lower() knows no umlauts."""
    return func.casefold(column) if db.dialect.name == "sqlite" else func.lower(column)
