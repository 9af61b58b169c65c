"""How much? What a ballot about a sum asks, and what it came to. Sums are in cents."""

from msgspec import Struct


class SumsAsked(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Everybody names a sum from 0 to `most_cents`: what was put to the vote, or what the fund still had.

    `least_cents` is the smallest sum with which the proposal can be done; 0 is any.
    """

    asked_cents: int
    most_cents: int
    least_cents: int = 0


class SumHands(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """So many raised hands for one sum above 0."""

    cents: int
    hands: int


class SumsCounted(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`granted_cents` is 0 where nothing is granted. `agree` want at least that sum (or the least that works)."""

    granted_cents: int
    agree: int
    hands: list[SumHands] = []
