"""What was given to funds after they were opened, taken from them or carried over. Call it with the journal locked."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from juryvote.store import tables as t


def turn(db: Connection, fund: str) -> int:
    """How often the fund's budget has been changed."""
    return db.scalar(select(func.count()).select_from(t.fund_moves).where(t.fund_moves.c.fund == fund)) or 0


def move(db: Connection, fund: str, turn: int) -> Row[Any] | None:
    found = select(t.fund_moves).where((t.fund_moves.c.fund == fund) & (t.fund_moves.c.turn == turn))
    return db.execute(found).one_or_none()


def moves(db: Connection) -> Sequence[Row[Any]]:
    return db.execute(select(t.fund_moves).order_by(t.fund_moves.c.fund, t.fund_moves.c.turn)).all()


def allot(db: Connection, fund: str, change_cents: int, *, reason: str, now: str, other: str | None = None) -> bool:
    """False, and nothing changed, when what is to be taken away is no longer free."""
    left = t.funds.c.budget_cents - t.funds.c.reserved_cents - t.funds.c.granted_cents
    changed = db.execute(
        update(t.funds)
        .where((t.funds.c.id == fund) & (left + change_cents >= 0))
        .values(budget_cents=t.funds.c.budget_cents + change_cents)
    )
    if changed.rowcount == 1:
        values = {"change_cents": change_cents, "other": other, "reason": reason, "at": now}
        db.execute(insert(t.fund_moves).values(fund=fund, turn=turn(db, fund) + 1, **values))
    return changed.rowcount == 1
