"""Who gets how much of one pot when not everything fits: greedy by support, or the method of equal shares."""

from juryvote.rules.allocation.equal_shares import equal_shares
from juryvote.rules.allocation.greedy import Stop, greedy
from juryvote.rules.allocation.pot import Allocation, Asked, Pot, Step

__all__ = ["Allocation", "Asked", "Pot", "Step", "Stop", "equal_shares", "greedy"]
