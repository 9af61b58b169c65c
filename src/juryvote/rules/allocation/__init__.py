"""Who gets how much of one pot when not everything fits: greedy by support, equal shares, or all of them cut."""

from juryvote.rules.allocation.cut import Formula, cut
from juryvote.rules.allocation.equal_shares import equal_shares
from juryvote.rules.allocation.greedy import Stop, greedy
from juryvote.rules.allocation.pot import Allocation, Asked, Pot, Step

__all__ = ["Allocation", "Asked", "Formula", "Pot", "Step", "Stop", "cut", "equal_shares", "greedy"]
