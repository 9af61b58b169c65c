"""Sharing a pot out: an item that asks about all proposals of a round at once, and who gets how much. Sums in cents."""

from msgspec import Struct


class Sharing(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Chosen beforehand. `method`: greedy | equal-shares | cut.

    `answer`: points (0 to 5 each) | approval | resistance (10 points less a resistance of 0 to 10).
    """

    round: str
    method: str
    answer: str


class Share(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A proposal of the round that stands on the same agenda as `item`, and asks for `cents`."""

    item: str
    proposal: str
    cents: int
    least_cents: int = 0


class ShareStep(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One proposal's turn: its points, what it gets, what is left of the pot then, and why.

    `missed` says of a proposal that gets nothing what it would have taken.
    """

    proposal: str
    support: int
    granted_cents: int
    left_cents: int
    sentence: str
    missed: str = ""
