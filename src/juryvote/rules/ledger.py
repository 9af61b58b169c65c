"""The fund's ledger (Kassenbuch), in double entry: every cent that leaves one account arrives on another.

It is a fold of the journal and holds nothing of its own: whoever has the journal can write the same ledger. The five
accounts of a fund add up to 0 after every posting; `allotted` is what was given to the fund, written as a minus.
"""

from collections.abc import Iterable, Iterator
from enum import StrEnum

from msgspec import Struct

from juryvote.rules import entries as e
from juryvote.rules.entries import AnyEntry


class Account(StrEnum):
    allotted = "allotted"  # where the money comes from
    free = "free"
    reserved = "reserved"  # the sums of open ballots
    granted = "granted"  # granted and not paid yet
    paid = "paid"  # with the applicants


class Posting(Struct, frozen=True, kw_only=True):
    """`cents` go from `source` to `target`; `about` is the title of what was voted on, or the fund's name."""

    height: int
    at: str
    kind: str  # of the entry that moved it
    about: str
    grant: str = ""
    source: Account
    target: Account
    cents: int


class Recorded(Struct, frozen=True, kw_only=True):
    height: int
    at: str
    entry: AnyEntry


class Ledger(Struct, frozen=True, kw_only=True):
    """Of one fund: postings in the order of the journal, and what is on each account after the last."""

    postings: tuple[Posting, ...]
    balances: dict[Account, int]


class Year(Struct, frozen=True, kw_only=True):
    """What happened within a calendar year, and what was free at its end."""

    year: int
    allotted: int  # less what was taken away or carried to another fund
    granted: int
    released: int  # granted before and free again without ever being paid
    paid: int
    returned: int
    free_at_end: int


# The kinds that move money, or name what it was moved for.
KINDS = (
    "fund-opened",
    "fund-changed",
    "money-carried",
    "item-added",
    "ballot-opened",
    "ballot-closed",
    "ballot-annulled",
    "decision-made",
    "decision-reopened",
    "decision-returned",
    "executive-decision",
    "grant-agreed",
    "grant-paid",
    "money-returned",
    "grant-withdrawn",
    "grant-closed",
)


def ledger_of(fund: str, records: Iterable[Recorded]) -> Ledger:
    """`records` are entries of the body's journal in their order, at least those of KINDS."""
    book, balances = _Book(fund), dict.fromkeys(Account, 0)
    postings = tuple(posting for record in records for posting in book.post(record) if posting.cents)
    for posting in postings:
        balances[posting.source] -= posting.cents
        balances[posting.target] += posting.cents
    return Ledger(postings=postings, balances=balances)


class _Grant(Struct, kw_only=True):
    title: str
    cents: int


class _Book:
    """What has to be remembered between entries: titles, open ballots and grants of this fund."""

    def __init__(self, fund: str) -> None:
        self.fund = fund
        self.names: dict[str, str] = {}  # of all funds of the body
        self.titles: dict[str, str] = {}  # of items
        self.asked: dict[str, tuple[str, int]] = {}  # by ballot: its title and what is set aside for it
        self.about: dict[str, str] = {}  # by ballot
        self.grants: dict[str, _Grant] = {}

    def post(self, record: Recorded) -> Iterator[Posting]:
        for about, grant, source, target, cents in self._moves(record.entry):
            kind = str(record.entry.__struct_config__.tag)
            yield Posting(
                height=record.height,
                at=record.at,
                kind=kind,
                about=about,
                grant=grant,
                source=source,
                target=target,
                cents=cents,
            )

    def _moves(self, entry: AnyEntry) -> Iterator[tuple[str, str, Account, Account, int]]:
        match entry:
            case e.FundOpened(fund=self.fund):
                self.names[entry.fund] = entry.name
                yield entry.name, "", Account.allotted, Account.free, entry.budget_cents
            case e.FundOpened():
                self.names[entry.fund] = entry.name
            case e.FundChanged() | e.MoneyCarried():
                yield from self._allotted(entry)
            case e.ItemAdded():
                self.titles[entry.item] = entry.title
            case e.BallotOpened():
                yield from self._opened(entry)
            case e.BallotClosed() | e.BallotAnnulled():
                title, cents = self.asked.pop(entry.ballot, ("", 0))
                yield title, "", Account.reserved, Account.free, cents
            case e.DecisionMade(fund=self.fund):
                title = self.titles.get(entry.item, self.about.get(entry.ballot, ""))  # a pot decides on several items
                yield from self._granted(entry.decision, title, entry.granted_cents)
            case e.ExecutiveDecision(fund=self.fund):
                yield from self._granted(entry.executive, entry.title, entry.granted_cents)
            case _:
                yield from self._followed(entry)

    def _allotted(self, entry: e.FundChanged | e.MoneyCarried) -> Iterator[tuple[str, str, Account, Account, int]]:
        """More or less for this fund. What is carried over is named after the other fund."""
        match entry:
            case e.FundChanged(fund=self.fund):
                yield entry.reason, "", *_flow(entry.change_cents), abs(entry.change_cents)
            case e.MoneyCarried(fund=self.fund):
                yield self.names.get(entry.target, ""), "", *_flow(-entry.cents), entry.cents
            case e.MoneyCarried(target=self.fund):
                yield self.names.get(entry.fund, ""), "", *_flow(entry.cents), entry.cents

    def _opened(self, entry: e.BallotOpened) -> Iterator[tuple[str, str, Account, Account, int]]:
        self.about[entry.ballot] = self.titles.get(entry.item, "")
        if entry.fund == self.fund and entry.amount_cents:
            self.asked[entry.ballot] = (self.about[entry.ballot], entry.amount_cents)
            yield self.about[entry.ballot], "", Account.free, Account.reserved, entry.amount_cents

    def _granted(self, grant: str, title: str, cents: int | None) -> Iterator[tuple[str, str, Account, Account, int]]:
        if cents:
            self.grants[grant] = _Grant(title=title, cents=cents)
            yield title, grant, Account.free, Account.granted, cents

    def _followed(self, entry: AnyEntry) -> Iterator[tuple[str, str, Account, Account, int]]:
        """What became of a grant of this fund."""
        match entry:
            case e.DecisionReopened(decision=grant) | e.DecisionReturned(decision=grant) if grant in self.grants:
                undone = self.grants.pop(grant)
                yield undone.title, grant, Account.granted, Account.free, undone.cents
            case e.GrantPaid(grant=grant) if grant in self.grants:
                yield self.grants[grant].title, grant, Account.granted, Account.paid, entry.cents
            case e.MoneyReturned(grant=grant) if grant in self.grants:
                yield self.grants[grant].title, grant, Account.paid, Account.free, entry.cents
            case e.GrantWithdrawn(grant=grant) | e.GrantClosed(grant=grant) if grant in self.grants:
                yield self.grants[grant].title, grant, Account.granted, Account.free, entry.released_cents


def _flow(change: int) -> tuple[Account, Account]:
    return (Account.allotted, Account.free) if change > 0 else (Account.free, Account.allotted)


def years_of(ledger: Ledger, year_of: dict[int, int]) -> tuple[Year, ...]:
    """`year_of` gives the calendar year in Berlin of each posting's height. Years without postings are left out."""
    found: dict[int, dict[str, int]] = {}
    free = 0
    for posting in ledger.postings:
        sums = found.setdefault(year_of[posting.height], dict.fromkeys(_COLUMNS, 0))
        column = _MOVES.get((posting.source, posting.target))
        if column:
            sums[column] += posting.cents
        if (posting.source, posting.target) == _flow(-1):
            sums["allotted"] -= posting.cents
        free += posting.cents * ((posting.target is Account.free) - (posting.source is Account.free))
        sums["free_at_end"] = free
    return tuple(Year(year=year, **sums) for year, sums in sorted(found.items()))


_MOVES = {
    (Account.allotted, Account.free): "allotted",
    (Account.free, Account.granted): "granted",
    (Account.granted, Account.free): "released",
    (Account.granted, Account.paid): "paid",
    (Account.paid, Account.free): "returned",
}
_COLUMNS = (*_MOVES.values(), "free_at_end")
