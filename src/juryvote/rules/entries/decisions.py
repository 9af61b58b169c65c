"""What was decided, where it was published, and corrections of its wording."""

from juryvote.rules.entries.base import Entry


class DecisionMade(Entry, frozen=True, kw_only=True, tag="decision-made", omit_defaults=True):
    """What follows from a closed ballot that was carried or rejected. A grant books `granted_cents` on the fund."""

    meeting: str
    ballot: str
    decision: str
    number: int
    year: int
    outcome: str
    fund: str | None
    granted_cents: int | None
    text: str
    item: str = ""  # where a pot was shared out: whose turn it is about


class DecisionPublished(Entry, frozen=True, kw_only=True, tag="decision-published"):
    meeting: str
    decision: str


class DecisionCorrected(Entry, frozen=True, kw_only=True, tag="decision-corrected"):
    """Only the wording can be corrected; numbers and outcome stay. Version 1 is the text of the decision itself."""

    meeting: str
    decision: str
    version: int
    text: str
    why: str
