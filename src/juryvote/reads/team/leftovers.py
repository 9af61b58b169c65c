"""What is left in the funds of a body, and the round it could be offered in again."""

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, Row

from juryvote.store import money


class Leftover(Struct, frozen=True, kw_only=True):
    """One fund. `open_round` is the round that can still grant it; the rest is taken from the newest earlier round."""

    fund: str
    name: str
    left_cents: int
    freed_cents: int
    open_round: str
    open_title: str
    earlier: str
    cap_cents: int
    call_text: str
    title: str


def leftovers(db: Connection, body: str, *, freed: Mapping[str, int], now: str) -> tuple[Leftover, ...]:
    """Of each fund in which something is left; `freed` is what came back, by fund."""
    rounds = [one for one in money.rounds(db, [body]) if not one.draft]  # the latest deadline first
    return tuple(
        _leftover(fund, [one for one in rounds if one.fund == fund.id], freed.get(fund.id, 0), now)
        for fund in money.funds(db, [body])
        if money.left(fund) > 0
    )


def _leftover(fund: Row[Any], rounds: Sequence[Row[Any]], freed: int, now: str) -> Leftover:
    running = next((one for one in rounds if one.deadline >= now), None)
    last, left = rounds[0] if rounds else None, money.left(fund)
    return Leftover(
        fund=fund.id,
        name=fund.name,
        left_cents=left,
        freed_cents=freed,
        open_round=running.id if running else "",
        open_title=running.title if running else "",
        earlier=last.title if last else "",
        cap_cents=min(last.cap_cents or left, left) if last else left,
        call_text=last.call_text if last else "",
        title=f"Restmittel {now[:4]}",
    )
