"""What was said to a Votum that grants money: confirmed, or given back with a reason. Without names."""

from juryvote.rules.entries.base import Entry


class DecisionConfirmed(Entry, frozen=True, kw_only=True, tag="decision-confirmed"):
    """`by`: steering | borough | senate; `day` is an ISO day."""

    decision: str
    fund: str
    granted_cents: int
    by: str
    day: str


class DecisionReturned(Entry, frozen=True, kw_only=True, tag="decision-returned"):
    """The sum is in the fund again, and the proposal may stand on an agenda once more."""

    decision: str
    fund: str
    granted_cents: int
    by: str
    day: str
    why: str
