"""What feeds, calendars and tables say: published decisions and the dates of meetings, nobody's name."""

from collections.abc import Sequence
from typing import Any

from msgspec import Struct
from sqlalchemy import Row

from juryvote.live.hall import Hall
from juryvote.rules.decisions import DecisionKind, kind_of
from juryvote.rules.publishing import Date, Published, readable
from juryvote.rules.register import Wanted
from juryvote.store import people, publishing
from juryvote.store.people import said_of
from juryvote.world import BERLIN, when

NEWEST = 100  # so many decisions are in a feed; the tables hold all


class FeedView(Struct, frozen=True, kw_only=True):
    """`name`: of the area or of the body with its area; `body`: its id, "" for an area or for all."""

    name: str
    body: str
    decisions: tuple[Published, ...]


class CalendarView(Struct, frozen=True, kw_only=True):
    name: str
    dates: tuple[Date, ...]


def register_table(hall: Hall, wanted: Wanted) -> tuple[Published, ...]:
    """The published decisions that somebody looks for, all pages of them; the newest first."""
    with hall.reading() as db:
        return _published(publishing.published(db, wanted))


def feed(hall: Hall, whose: str) -> FeedView | None:
    """The newest decisions of a body or an area by its id, or of "all"; None when there is no such."""
    with hall.reading() as db:
        if whose == "all":
            return FeedView(name="", body="", decisions=_published(publishing.published(db, Wanted(), limit=NEWEST)))
        if (body := people.body(db, whose)) and not body.rehearsal:
            found = _published(publishing.published(db, Wanted(body=whose), limit=NEWEST))
            return FeedView(name=readable(f"{body.name}, {body.area_name}"), body=whose, decisions=found)
        if area := publishing.area(db, whose):
            found = _published(publishing.published(db, Wanted(area=whose), limit=NEWEST))
            return FeedView(name=readable(area.name), body="", decisions=found)
    return None


def calendar(hall: Hall, body_id: str) -> CalendarView | None:
    """The meetings of a body. Votes in writing are none: nobody comes, and their titles tell what is not decided."""
    with hall.reading() as db:
        body = people.body(db, body_id)
        if body is None or body.rehearsal:
            return None
        dates = tuple(_date(row) for row in publishing.dates(db, body_id))
        return CalendarView(name=readable(f"{body.name}, {body.area_name}"), dates=dates)


def _date(row: Row[Any]) -> Date:
    return Date(
        id=row.id,
        title=readable(row.title),
        place=readable(row.place),
        starts_at=row.starts_at,
        changed_at=row.changed_at,
        sequence=row.changes - 1,
        off=row.state == "adjourned" and row.bylaws is None,
    )


def _published(rows: Sequence[Row[Any]]) -> tuple[Published, ...]:
    return tuple(_decision(row) for row in rows)


def _decision(row: Row[Any]) -> Published:
    return Published(
        id=row.id,
        number=f"{row.number}/{row.year}",
        year=row.year,
        decided_on=_day(row.decided_at),
        published_at=row.published_at,
        changed_at=max(row.published_at, row.worded_at, row.reopened_at or ""),
        reopened_on=_day(row.reopened_at) if row.reopened_at else "",
        area=readable(row.area_name),
        body=readable(row.body_name),
        advisory=kind_of(row.form, said_of(row.rules)) is DecisionKind.advice,
        title=readable(row.title),
        outcome=row.outcome,
        asked_cents=row.asked_cents,
        granted_cents=row.granted_cents,
        text=readable(row.text),
        version=row.version,
    )


def _day(at: str) -> str:
    return when(at).astimezone(BERLIN).date().isoformat()
