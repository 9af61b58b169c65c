"""The public register: a page of published decisions as somebody looks for them."""

from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, Row

from juryvote.live.hall import Hall
from juryvote.reads.applying import OpenRound, open_calls
from juryvote.reads.executive import ExecutiveRow, executive_rows
from juryvote.rules.grants import Stage
from juryvote.rules.proposals import Goal
from juryvote.rules.register import OUTCOMES, Wanted
from juryvote.store import executives, people
from juryvote.store import register as found


class DecisionLine(Struct, frozen=True, kw_only=True):
    id: str
    number: str  # "3/2026"
    title: str
    body: str
    decided_on: str
    outcome: str
    granted_cents: int | None
    corrected: bool
    reopened: bool = False
    written: bool = False  # decided in writing
    grant: str = ""  # how far the money has come


class BodyChoice(Struct, frozen=True, kw_only=True):
    id: str
    name: str
    area: str
    area_id: str
    chosen: bool


class RegisterView(Struct, frozen=True, kw_only=True):
    """`count` and `granted_cents` are of all pages; `page` from 1; `years` are those in which something is found."""

    wanted: Wanted
    bodies: tuple[BodyChoice, ...]
    years: tuple[int, ...]
    decisions: tuple[DecisionLine, ...]
    count: int
    granted_cents: int
    page: int
    pages: int
    executives: tuple[ExecutiveRow, ...] = ()  # decided without the body
    calls: tuple[OpenRound, ...] = ()  # which take applications now
    goals: tuple[str, ...] = tuple(goal.value for goal in Goal)
    outcomes: tuple[str, ...] = OUTCOMES

    @property
    def areas(self) -> dict[str, str]:
        """By id, in the order of their names."""
        return {body.area_id: body.area for body in self.bodies}


def register(hall: Hall, wanted: Wanted, *, page: int = 1) -> RegisterView:
    """A page behind the last one is the last one."""
    with hall.reading() as db:
        bodies = people.public_bodies(db)
        years = found.by_year(db, wanted)
        chosen = [years.get(wanted.year, (0, 0))] if wanted.year else list(years.values())
        count, granted = sum(one[0] for one in chosen), sum(one[1] for one in chosen)
        pages = max(1, -(-count // found.PAGE))
        page = min(page, pages)
        return RegisterView(
            wanted=wanted,
            bodies=tuple(
                BodyChoice(
                    id=known.id,
                    name=known.name,
                    area=known.area_name,
                    area_id=known.area,
                    chosen=known.id == wanted.body,
                )
                for known in bodies
            ),
            years=tuple(sorted({*years, *((wanted.year,) if wanted.year else ())}, reverse=True)),
            decisions=tuple(decision_line(row) for row in found.page_of(db, wanted, page)),
            count=count,
            granted_cents=granted,
            page=page,
            pages=pages,
            executives=_executives(db, wanted, bodies) if page == 1 else (),
            calls=open_calls(db, hall.now()),
        )


def decision_line(row: Row[Any]) -> DecisionLine:
    return DecisionLine(
        id=row.id,
        number=f"{row.number}/{row.year}",
        title=row.title,
        body=row.body_name,
        decided_on=row.decided_at,
        outcome=row.outcome,
        granted_cents=row.granted_cents,
        corrected=row.versions > 1,
        reopened=row.reopened_at is not None,
        written=row.ends_on is not None,
        grant="" if row.stage in (None, Stage.granted) else row.stage,
    )


def _executives(db: Connection, wanted: Wanted, bodies: Any) -> tuple[ExecutiveRow, ...]:
    """The newest ones that were decided without the body; none where something is looked for that they do not have."""
    if wanted.words or wanted.goal or wanted.outcome or wanted.least_cents:
        return ()
    names = {known.id: known.name for known in bodies if wanted.area in ("", known.area)}
    rows = executives.of_bodies(db, [wanted.body] if wanted.body else list(names), year=wanted.year, limit=found.PAGE)
    return executive_rows(rows, names)
