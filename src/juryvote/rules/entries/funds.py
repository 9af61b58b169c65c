"""What happens to a fund's budget after it was opened. Sums in cents."""

from juryvote.rules.entries.base import Entry


class FundChanged(Entry, frozen=True, kw_only=True, tag="fund-changed"):
    """Somebody gave more to the fund, or less: `change_cents` is added to its budget and is never 0."""

    fund: str
    change_cents: int
    reason: str


class MoneyCarried(Entry, frozen=True, kw_only=True, tag="money-carried"):
    """What was left of `fund` goes to `target`, a fund of the same body: over a year's end, as a rule."""

    fund: str
    target: str
    cents: int
