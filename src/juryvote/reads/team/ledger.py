"""The ledger of a fund, as its page and its table show it."""

from datetime import datetime

from msgspec import Struct
from sqlalchemy import Connection

from juryvote.live.hall import Hall
from juryvote.rules.journal import read_entry
from juryvote.rules.ledger import KINDS, Account, Ledger, Posting, Recorded, Year, ledger_of, years_of
from juryvote.store import funds, journal, money, people
from juryvote.world import BERLIN

MOST_SHOWN = 100


class LedgerPage(Struct, frozen=True, kw_only=True):
    """`postings` newest first, at most a hundred of `count`; sums in cents."""

    id: str
    name: str
    body: str
    body_id: str
    budget_cents: int
    free_cents: int
    reserved_cents: int
    granted_cents: int  # granted and not paid yet
    paid_cents: int
    postings: tuple[Posting, ...]
    count: int
    years: tuple[Year, ...]
    turn: int  # how often the budget was changed
    others: tuple[tuple[str, str], ...]  # ids and names of the body's other funds


def ledger_page(hall: Hall, *, fund: str, whole: bool = False) -> LedgerPage | None:
    with hall.reading() as db:
        row = money.fund(db, fund)
        if row is None:
            return None
        body, ledger = people.body(db, row.body), ledger_of_fund(db, row.body, fund)
        others = [(one.id, one.name) for one in money.funds(db, [row.body]) if one.id != fund]
        turn = funds.turn(db, fund)
        assert body is not None
    newest = tuple(reversed(ledger.postings))
    return LedgerPage(
        id=row.id,
        name=row.name,
        body=body.name,
        body_id=body.id,
        budget_cents=-ledger.balances[Account.allotted],
        free_cents=ledger.balances[Account.free],
        reserved_cents=ledger.balances[Account.reserved],
        granted_cents=ledger.balances[Account.granted],
        paid_cents=ledger.balances[Account.paid],
        postings=newest if whole else newest[:MOST_SHOWN],
        count=len(newest),
        years=tuple(reversed(years_of(ledger, _years(ledger)))),
        turn=turn,
        others=tuple(others),
    )


def ledger_of_fund(db: Connection, body: str, fund: str) -> Ledger:
    read = ((line.header, read_entry(line)) for line in journal.lines(db, body, kinds=KINDS))
    return ledger_of(fund, [Recorded(height=h.height, at=h.at, entry=entry) for h, entry in read if entry is not None])


def _years(ledger: Ledger) -> dict[int, int]:
    return {one.height: datetime.fromisoformat(one.at).astimezone(BERLIN).year for one in ledger.postings}
