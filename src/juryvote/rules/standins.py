"""Alternates by lot: once in each meeting all of the body's alternates are put in an order.

The lot draws from everybody who is an alternate on that day, here or not, so that it does not matter who comes late.
"""

from collections.abc import Iterable

from juryvote.rules.lots import draw
from juryvote.rules.people import Seat


def draw_pool(seats: Iterable[Seat]) -> list[str]:
    """What the lot draws from: every alternate of the body on the meeting's day, once, sorted by id."""
    return sorted({str(member) for seat in seats for member in seat.alternates})


def draw_order(seed: bytes, meeting: str, seats: Iterable[Seat]) -> list[str]:
    """All of them in the order of the lot, which is drawn for the meeting's id."""
    pool = draw_pool(seats)
    return draw(seed, meeting, pool, len(pool))
