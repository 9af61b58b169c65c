"""Amendments of an item as members, desk and wall see them: first the open ones in their order, then what is over."""

from collections.abc import Sequence
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, Row

from juryvote.reads.parts import Agenda, ItemView, ResultView, Say, result_of
from juryvote.rules.amendments import Amended, as_amended, voting_order
from juryvote.rules.bylaws import Bylaws
from juryvote.store import amendments
from juryvote.store.amendments import as_moved


class AmendmentView(Struct, frozen=True, kw_only=True):
    """`state`: open | adopted | rejected | withdrawn | settled; `asked_cents` is what the proposal asks for."""

    id: str
    kind: str  # line | sum | condition
    cents: int
    asked_cents: int
    text: str
    why: str
    by: str  # "" where the chair wrote it down
    state: str
    mine: bool = False
    next: bool = False
    voting: bool = False  # a ballot about it is open
    result: ResultView | None = None


class Amendments(Struct, frozen=True, kw_only=True):
    """`now`: the proposal as amended, where something was carried."""

    rows: tuple[AmendmentView, ...] = ()
    open: int = 0
    now: Amended | None = None


def amendments_of(
    db: Connection, item: ItemView, agenda: Agenda, *, bylaws: Bylaws, say: Say, member: str = "", names: bool = True
) -> Amendments:
    rows = amendments.of_item(db, item.id) if item.proposal else ()
    if not rows:
        return Amendments()
    waiting = voting_order((row, as_moved(row, 0)) for row in rows if row.state == "open")
    open_now = agenda.ballots.get(item.id)
    running = open_now.id if open_now is not None and open_now.state == "open" else ""
    results = {row.id: result_of(row, bylaws=bylaws, say=say) for row in agenda.beside}
    views = [
        _view(row, item, member=member, names=names, first=waiting[:1] == [row], results=results, running=running)
        for row in (*waiting, *(row for row in rows if row.state != "open"))
    ]
    return Amendments(rows=tuple(views), open=len(waiting), now=_now(rows, item))


def _now(rows: Sequence[Row[Any]], item: ItemView) -> Amended | None:
    adopted = [as_moved(row, 0) for row in rows if row.state == "adopted"]
    return as_amended(item.asked_cents or 0, adopted) if adopted else None


def _view(
    row: Row[Any],
    item: ItemView,
    *,
    member: str,
    names: bool,
    first: bool,
    results: dict[str, ResultView | None],
    running: str,
) -> AmendmentView:
    return AmendmentView(
        id=row.id,
        kind=row.kind,
        cents=row.cents,
        asked_cents=item.asked_cents or 0,
        text=row.text,
        why=row.why,
        by=(row.name or "") if names else "",
        state=row.state,
        mine=bool(member) and row.member == member,
        next=first and not running,
        voting=bool(running) and row.ballot == running,
        result=results.get(row.ballot) if row.state in ("adopted", "rejected") else None,
    )
