"""What becomes of a declared conflict: contested, ruled on by the body, or found only after the vote."""

from juryvote.rules.entries.base import Entry


class ConflictContested(Entry, frozen=True, kw_only=True, tag="conflict-contested"):
    """The person sees it otherwise. Before the body votes on the item it decides that, without the person."""

    meeting: str
    item: str
    member: str


class ConflictRuled(Entry, frozen=True, kw_only=True, tag="conflict-ruled"):
    """What a ballot about the conflict came to. Not upheld: from now on the person votes again."""

    meeting: str
    item: str
    member: str
    ballot: str
    upheld: bool


class ConflictFound(Entry, frozen=True, kw_only=True, tag="conflict-found"):
    """Somebody who was on the roll was biased. The numbers are of the vote without all who were found so far.

    `basis`: majority (`count` yes votes), quorum (`count` people) or unknown (hands or sealed slips, no numbers).
    """

    meeting: str
    decision: str
    member: str
    reason: str
    decisive: bool
    basis: str
    people: int
    count: int
    needed: int
    base: int
    sentence: str


class DecisionReopened(Entry, frozen=True, kw_only=True, tag="decision-reopened"):
    """A biased vote was decisive: the decision no longer stands, its sum is free, the proposal may be voted anew."""

    meeting: str
    decision: str
