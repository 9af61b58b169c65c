"""A change to a proposal that is put to the vote before the proposal itself. Sums in cents."""

from msgspec import Struct


class Amendment(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """`kind`: sum (at most `cents`) | line (a cost line of `cents` labelled `text` is struck) | condition (`text`).

    `instead_cents` is what the proposal came to just before this amendment.
    """

    kind: str
    instead_cents: int
    cents: int = 0
    text: str = ""
