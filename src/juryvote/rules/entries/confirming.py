"""What was said to a Votum that grants money: confirmed, or given back with a reason. Without names."""

from juryvote.rules.entries.base import Entry


class DecisionConfirmed(Entry, frozen=True, kw_only=True, tag="decision-confirmed", omit_defaults=True):
    """`by`: steering | borough | senate; `day` is an ISO day; `entered_by`: team | coordinator."""

    decision: str
    fund: str
    granted_cents: int
    by: str
    day: str
    entered_by: str = "team"


class DecisionReturned(Entry, frozen=True, kw_only=True, tag="decision-returned", omit_defaults=True):
    """The sum is in the fund again, and the proposal may stand on an agenda once more."""

    decision: str
    fund: str
    granted_cents: int
    by: str
    day: str
    why: str
    entered_by: str = "team"
