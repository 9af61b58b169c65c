"""One pot of money, what is asked of it, and who supports what: all that an allocation is made from. Money in cents."""

from collections.abc import Mapping

from msgspec import Struct

from juryvote.rules.money import euro
from juryvote.rules.sentences import Say, one_or_many


class Asked(Struct, frozen=True, kw_only=True):
    proposal: str
    title: str
    cents: int


class Pot(Struct, frozen=True, kw_only=True):
    """`slips` name points by proposal, one mapping for each voter; approving gives one point.

    Raises ValueError with one sentence where something asked costs nothing, stands twice or is not on the list.
    """

    budget_cents: int
    asked: tuple[Asked, ...]
    slips: tuple[Mapping[str, int], ...]
    currency: str = "EUR"
    language: str = "de"  # of the sums in sentences

    def __post_init__(self) -> None:
        known = {one.proposal for one in self.asked}
        if len(known) < len(self.asked):
            raise ValueError("A proposal stands on the list twice.")
        if self.budget_cents < 0 or any(one.cents <= 0 for one in self.asked):
            raise ValueError("The budget cannot be below 0, and what is asked must be above 0.")
        for slip in self.slips:
            if not known >= slip.keys():
                raise ValueError(f"A slip names a proposal that is not on the list: {min(slip.keys() - known)}.")
            if any(points < 1 for points in slip.values()):
                raise ValueError("A slip gives points below 1. Whoever gives no point leaves the proposal out.")

    def support(self, proposal: str) -> int:
        return sum(slip.get(proposal, 0) for slip in self.slips)

    def by_support(self) -> list[Asked]:
        """Most points first; then what costs less; then in the order of the list. No chance in it."""
        return sorted(self.asked, key=lambda one: (-self.support(one.proposal), one.cents))


class Step(Struct, frozen=True, kw_only=True):
    """One proposal's turn: what it was granted (all or nothing), what is left then, and why."""

    proposal: str
    support: int
    granted_cents: int
    left_cents: int
    sentence: str


class Allocation(Struct, frozen=True, kw_only=True):
    """`steps` in their order; `missed` says of each proposal that got nothing what it would have taken."""

    steps: tuple[Step, ...]
    missed: Mapping[str, str]

    @property
    def granted(self) -> dict[str, int]:
        return {step.proposal: step.granted_cents for step in self.steps if step.granted_cents}


def amount(pot: Pot, cents: int) -> str:
    told = euro(cents, pot.language)
    return told if pot.currency == "EUR" else f"{told.replace('€', '').strip()} {pot.currency}"


def points(n: int, say: Say) -> str:
    return one_or_many(n, say("{n} Punkt"), say("{n} Punkte")).format(n=n)
