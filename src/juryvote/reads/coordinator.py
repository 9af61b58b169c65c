"""What coordinators see: the vota of their areas that wait for an answer, what was answered, and one of them whole."""

import json
from typing import Any

from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy import Connection, Row

from juryvote.live.hall import Hall
from juryvote.reads.parts import CostLineView, Say
from juryvote.reads.public import DecisionPage, decision_page
from juryvote.reads.visitors import Visitor
from juryvote.rules.confirming import needs_confirming
from juryvote.rules.sentences import german
from juryvote.store import confirming, money, people

MOST = 200  # earlier answers on the page


class VotumLine(Struct, frozen=True, kw_only=True):
    """`text` has the counts. `due`: the day on which it is to begin, "" where nobody said so; `late`: it is over."""

    id: str
    number: str
    title: str
    area: str
    body: str
    granted_cents: int
    text: str
    decided_on: str
    due: str
    late: bool
    answer: str  # "" | confirmed | returned
    by: str
    day: str
    why: str
    entered_by: str


class CoordinatorPage(Struct, frozen=True, kw_only=True):
    areas: tuple[str, ...]
    waiting: tuple[VotumLine, ...]
    answered: tuple[VotumLine, ...]


class VotumPage(Struct, frozen=True, kw_only=True):
    """`page` is what everybody may read, without anybody's vote."""

    votum: VotumLine
    page: DecisionPage
    what_for: str
    lines: tuple[CostLineView, ...]
    today: str


def coordinator_page(hall: Hall, *, visitor: Visitor) -> CoordinatorPage:
    with hall.reading() as db:
        today = hall.today()
        return CoordinatorPage(
            areas=tuple(area.name for area in people.coordinated_areas(db, visitor.id)),
            waiting=_lines(confirming.waiting(db, visitor.areas), today),
            answered=_lines(confirming.answered(db, visitor.areas, limit=MOST), today),
        )


def _lines(rows: Any, today: str) -> tuple[VotumLine, ...]:
    return tuple(_line(row, today) for row in rows if needs_confirming(row.form, people.said_of(row.rules)))


def _line(row: Row[Any], today: str) -> VotumLine:
    due = json.loads(row.fields).get("begins", "") if row.fields else ""
    return VotumLine(
        id=row.id,
        number=f"{row.number}/{row.year}",
        title=row.title,
        area=row.area_name,
        body=row.body_name,
        granted_cents=row.granted_cents,
        text=row.text,
        decided_on=row.decided_at,
        due=due,
        late=bool(due) and due < today,
        **{name: getattr(row, name) or "" for name in ("answer", "by", "day", "why", "entered_by")},
    )


def votum_page(hall: Hall, *, votum: str, say: Say = german) -> VotumPage | None:
    """None where it is no advice about money, or not public."""
    page = decision_page(hall, votum, say=say)
    with hall.reading() as db:
        row = confirming.votum(db, votum)
        if page is None or row is None or not needs_confirming(row.form, people.said_of(row.rules)):
            return None
        what_for, lines = _proposal(db, row.proposal)
        today = hall.today()
        public = replace(page, named=None)
        return VotumPage(votum=_line(row, today), page=public, what_for=what_for, lines=lines, today=today)


def _proposal(db: Connection, proposal: str | None) -> tuple[str, tuple[CostLineView, ...]]:
    rows = money.proposals_by_id(db, [proposal]) if proposal else []
    if not rows:
        return "", ()
    lines = money.cost_lines(db, [rows[0].id])[rows[0].id]
    return rows[0].what_for, tuple(CostLineView(label=line.label, cents=line.cents) for line in lines)
