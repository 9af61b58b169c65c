"""The lot of alternates as the room sees it: its promise, and after the draw the seed and the order."""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct
from sqlalchemy import Row

from juryvote.rules.lots import commit
from juryvote.rules.standins import draw_pool
from juryvote.store.rooms import Moment


class Drawn(Struct, frozen=True, kw_only=True):
    """One alternate in the order of the lot: the seat that names the person, and the how manyth of it."""

    seat: int
    nth: int  # 0 where the seat has only one
    name: str = ""  # empty where this audience may not see it


class AlternatesLot(Struct, frozen=True, kw_only=True):
    commitment: str
    what: str  # what it is drawn for: the meeting's id
    pool: tuple[str, ...] = ()  # ids, as the lot takes them
    seed: str = ""  # hex, "" before the draw
    order: tuple[Drawn, ...] = ()


def alternates_lot(row: Row[Any], now: Moment, names: Mapping[str, str] | None = None) -> AlternatesLot | None:
    """None where no alternates are drawn. The seed is shown from the draw on, never before."""
    if row.lot_seed is None:
        return None
    is_drawn = row.drawn is not None
    return AlternatesLot(
        commitment=commit(bytes.fromhex(row.lot_seed)),
        what=row.id,
        pool=tuple(sorted(now.room.drawn) if is_drawn else draw_pool(now.room.seats)),
        seed=row.lot_seed if is_drawn else "",
        order=tuple(_place(now, member, names or {}) for member in now.room.drawn),
    )


def _place(now: Moment, member: str, names: Mapping[str, str]) -> Drawn:
    for number, seat in enumerate(now.room.seats, start=1):
        if member in seat.alternates:
            several = len(seat.alternates) > 1
            nth = [str(one) for one in seat.alternates].index(member) + 1 if several else 0
            return Drawn(seat=number, nth=nth, name=names.get(member, ""))
    return Drawn(seat=0, nth=0, name=names.get(member, ""))  # no alternate any more
