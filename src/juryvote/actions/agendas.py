"""The order of an agenda: one item moved, or all of them put in another order, before the first one is called."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row

from juryvote.actions.floor import take_floor
from juryvote.live.hall import Act, Hall
from juryvote.rules import entries as e
from juryvote.rules.refusals import AlreadyDone, BadForm, MeetingClosed
from juryvote.store import meetings

STEPS = {"up": -1, "down": 1}


def order_agenda(hall: Hall, *, meeting: str, items: Sequence[str], actor: str) -> None:
    """The same items in this order; they are numbered anew. The order that stands already changes nothing."""
    with hall.acting(actor) as act:
        row, before = _not_begun(act, meeting)
        if sorted(items) != sorted(before):
            raise AlreadyDone(what="agenda")  # somebody added an item meanwhile: the page shows it
        _put(act, row, before, list(items))


def move_item(hall: Hall, *, meeting: str, item: str, direction: str, actor: str) -> None:
    """One place up or down; at the end of the list nothing moves."""
    if direction not in STEPS:
        raise BadForm(field="direction", problem="unknown")
    with hall.acting(actor) as act:
        row, before = _not_begun(act, meeting)
        if item not in before:
            raise BadForm(field="item", problem="unknown")
        here = before.index(item)
        there = min(max(here + STEPS[direction], 0), len(before) - 1)
        after = [one for one in before if one != item]
        after.insert(there, item)
        _put(act, row, before, after)


def _not_begun(act: Act, meeting: str) -> tuple[Row[Any], list[str]]:
    row = take_floor(act, meeting)
    if row.state == "adjourned":
        raise MeetingClosed
    if row.called_item is not None:
        raise AlreadyDone(what="called")
    return row, [item.id for item in meetings.items(act.db, meeting)]


def _put(act: Act, row: Row[Any], before: list[str], after: list[str]) -> None:
    if after == before:
        return
    meetings.number_items(act.db, after)
    act.record(row.body, e.AgendaOrdered(meeting=row.id, items=after), meeting=row.id)
