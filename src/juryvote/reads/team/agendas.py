"""The agenda's order as it is, and one in which biased people leave the room less often."""

from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, Row

from juryvote.live.hall import Hall
from juryvote.reads.parts import MeetingHead, head_of
from juryvote.rules.ordering import best_order, leaves
from juryvote.store import meetings, people
from juryvote.store.hints import hints_of


class OrderLine(Struct, frozen=True, kw_only=True):
    id: str
    number: int  # in the order that stands
    title: str
    biased: tuple[str, ...]  # names of those who leave, or may have to
    fixed: bool  # no proposal: it keeps its place


class OrderPage(Struct, frozen=True, kw_only=True):
    """`now` and `better` are numbers of how often somebody leaves; `proposed` is empty where nothing is better."""

    meeting: MeetingHead
    lines: tuple[OrderLine, ...]
    proposed: tuple[OrderLine, ...]
    now: int
    better: int
    begun: bool


def order_page(hall: Hall, *, meeting: str, area: str) -> OrderPage | None:
    with hall.reading() as db:
        row = meetings.meeting(db, meeting)
        if row is None or row.area != area:
            return None
        items, names = meetings.items(db, meeting), people.names(db, area)
        biased = _biased(db, row, [item.id for item in items])
        lines = {
            item.id: OrderLine(
                id=item.id,
                number=item.number,
                title=item.title,
                biased=tuple(sorted((names.get(who, "") for who in biased[item.id]), key=str.casefold)),
                fixed=item.proposal is None,
            )
            for item in items
        }
        now = tuple(lines)
        best = best_order(now, biased, fixed={item.id for item in items if item.proposal is None})
        return OrderPage(
            meeting=head_of(row),
            lines=tuple(lines.values()),
            proposed=tuple(lines[item] for item in best) if best != now else (),
            now=leaves(now, biased),
            better=leaves(best, biased),
            begun=row.state == "adjourned" or row.called_item is not None,
        )


def _biased(db: Connection, row: Row[Any], items: list[str]) -> dict[str, set[str]]:
    """By item: who is recused, and whom the register proposes."""
    biased: dict[str, set[str]] = {item: set() for item in items}
    for line in meetings.conflicts(db, items):
        biased[line.item].add(line.member)
    for hint in hints_of(db, row):
        biased[hint.item].add(hint.member)
    return biased
