"""More or less money for a fund, and what is left carried to another: each with the turn its form was made for."""

from typing import Any

from sqlalchemy import Row

from juryvote.live.hall import Act, Hall
from juryvote.rules import entries as e
from juryvote.rules.funds import FundMoved, NotFree
from juryvote.rules.money import ABSURD_CENTS
from juryvote.rules.refusals import BadForm, NotFound
from juryvote.store import funds, journal, money


def change_budget(hall: Hall, *, fund: str, change_cents: int, reason: str, turn: int, actor: str) -> None:
    """`change_cents` is added; less than 0 takes away what is free. Sent twice it is done once."""
    reason = reason.strip()
    if not 0 < abs(change_cents) < ABSURD_CENTS:
        raise BadForm(field="change", problem="positive")
    if not 1 <= len(reason) <= 200:
        raise BadForm(field="reason", problem="length")
    with hall.acting(actor) as act:
        body = _take(act, fund)
        if _done(act, fund, turn, change_cents, None, reason):
            return
        _allot(act, fund, change_cents, reason=reason)
        act.record(body, e.FundChanged(fund=fund, change_cents=change_cents, reason=reason))


def carry_over(hall: Hall, *, fund: str, target: str, cents: int, turn: int, actor: str) -> None:
    """Free money of `fund` goes to `target`, another fund of the same body. Sent twice it is done once."""
    if not 0 < cents < ABSURD_CENTS:
        raise BadForm(field="amount", problem="positive")
    with hall.acting(actor) as act:
        body = _take(act, fund)
        other = money.fund(act.db, target)
        if other is None or other.body != body or target == fund:
            raise BadForm(field="target", problem="unknown")
        if _done(act, fund, turn, -cents, target, ""):
            return
        _allot(act, fund, -cents, other=target)
        _allot(act, target, cents, other=fund)
        act.record(body, e.MoneyCarried(fund=fund, target=target, cents=cents))


def _take(act: Act, fund: str) -> str:
    """The fund's body, with its journal locked before its money."""
    known = money.fund(act.db, fund)
    if known is None:
        raise NotFound(what="fund")
    journal.lock(act.db, known.body)
    return str(known.body)


def _done(act: Act, fund: str, turn: int, change_cents: int, other: str | None, reason: str) -> bool:
    """Whether this very form has come before; another change since then is told, not overwritten."""
    if turn == funds.turn(act.db, fund):
        return False
    earlier = funds.move(act.db, fund, turn + 1)
    if earlier is None or _told(earlier) != (change_cents, other, reason):
        raise FundMoved
    return True


def _told(row: Row[Any]) -> tuple[int, str | None, str]:
    return row.change_cents, row.other, row.reason


def _allot(act: Act, fund: str, change_cents: int, *, reason: str = "", other: str | None = None) -> None:
    if not funds.allot(act.db, fund, change_cents, reason=reason, now=act.now, other=other):
        row = money.fund(act.db, fund)
        assert row is not None  # funds are never deleted
        raise NotFree(left=money.left(row))
