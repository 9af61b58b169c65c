"""What became of granted money. `grant` is the id of the decision (with or without the body) that granted it.

Nobody is named: who signed, who was paid and what was bought stands in the file of the grant, not here.
"""

from msgspec import Struct

from juryvote.rules.entries.base import Entry


class GrantAgreed(Entry, frozen=True, kw_only=True, tag="grant-agreed"):
    """Both sides have signed; a later version replaces the earlier one. `begins`, `ends`, `report_due` are ISO days."""

    grant: str
    fund: str
    granted_cents: int
    version: int
    cents: int
    begins: str
    ends: str
    report_due: str


class GrantPaid(Entry, frozen=True, kw_only=True, tag="grant-paid"):
    """The first, second, … payout, on this day."""

    grant: str
    number: int
    cents: int
    day: str


class ReceiptSum(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a receipt is over, and what of it counts."""

    cents: int
    accepted_cents: int


class GrantAccounted(Entry, frozen=True, kw_only=True, tag="grant-accounted"):
    """The team has checked the receipts. `owed_cents` has to come back."""

    grant: str
    receipts: list[ReceiptSum]
    accepted_cents: int
    owed_cents: int


class MoneyReturned(Entry, frozen=True, kw_only=True, tag="money-returned"):
    """Paid money came back on this day and is free in the fund again."""

    grant: str
    number: int
    cents: int
    day: str
    why: str  # unspent | rejected | not-carried-out | declined | other


class GrantWithdrawn(Entry, frozen=True, kw_only=True, tag="grant-withdrawn"):
    """Nothing comes of it. What was not paid is free again at once."""

    grant: str
    fund: str
    granted_cents: int
    released_cents: int
    why: str


class GrantClosed(Entry, frozen=True, kw_only=True, tag="grant-closed"):
    """The file is closed; what was never paid is free again."""

    grant: str
    released_cents: int
