"""The method of equal shares: everybody gets an equal share of the pot, and supporters pay together what they support.

Peters, Pierczyński, Skowron, "Proportional Participatory Budgeting with Additive Utilities" (2021), with the use of a
proposal to its supporters measured by its cost (times points). A turn takes the proposal that gives most use for each
cent of whoever pays most. Then, as in Assen and Świecie: all shares grow in equal steps until nothing else fits or the
pot would be overdrawn (`add1`). What is left can go by support (`greedy`).

Everything is whole numbers: balances are in parts of a cent so small that every payment so far is a whole one.
"""

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from math import ceil, gcd, lcm

from msgspec import Struct
from msgspec.structs import replace

from juryvote.rules.allocation.greedy import greedy
from juryvote.rules.allocation.pot import Allocation, Asked, Pot, Step, amount
from juryvote.rules.sentences import Say, german, one_or_many

STEP_CENTS = 100  # by how much a share grows at a time


class Bought(Struct, frozen=True, kw_only=True):
    """One proposal that its supporters could pay. `most` is the highest payment of one person, in cents for a point."""

    asked: Asked
    supporters: int
    most: Fraction


class Payer(Struct, frozen=True):
    """Voters with the same slip pay the same, always: which of those kinds it is, how many people, and their points."""

    kind: int
    people: int
    points: int


class Wanted(Struct, frozen=True, kw_only=True):
    """A proposal that somebody supports."""

    asked: Asked
    payers: tuple[Payer, ...]
    support: int


class Plan(Struct, frozen=True, kw_only=True):
    """What all runs have in common. `wanted` is in the order that settles equal cases; `finest` divides all points."""

    voters: int
    kinds: int
    wanted: tuple[Wanted, ...]
    finest: int


def equal_shares(
    pot: Pot, *, step_cents: int = STEP_CENTS, complete: bool = True, least: int = 0, say: Say = german
) -> Allocation:
    """Shares grow by whole steps of `step_cents`, and the last that do not overdraw the pot are taken.

    `complete` grants what is left by support; without it (as in Assen) it stays in the pot.
    `least` are the points that a proposal needs for that.
    """
    plan = plan_of(pot)
    bought, growth = largest(pot, plan, step_cents)
    steps = list(_steps(pot, bought, pot.budget_cents // max(plan.voters, 1) + growth * step_cents, say))
    rest = pot.budget_cents - _spent(bought)
    last = _completed(pot, {one.asked.proposal for one in bought}, rest, least, say) if complete else ()
    won = {step.proposal for step in (*steps, *last) if step.granted_cents}
    short = _shortfalls(pot, plan, bought, growth * step_cents)
    missed = {one.proposal: _would_take(pot, short[one.proposal], say) for one in pot.asked if one.proposal not in won}
    return Allocation(steps=(*steps, *last), missed=missed)


def plan_of(pot: Pot) -> Plan:
    alike = Counter(frozenset(slip.items()) for slip in pot.slips if slip)
    kinds = [(dict(slip), people) for slip, people in alike.items()]
    wanted = [_wanted(pot, one, kinds) for one in pot.by_support()]
    return Plan(
        voters=len(pot.slips),
        kinds=len(kinds),
        wanted=tuple(one for one in wanted if one.payers),
        finest=lcm(*{payer.points for one in wanted for payer in one.payers}),
    )


def _wanted(pot: Pot, asked: Asked, kinds: list[tuple[dict[str, int], int]]) -> Wanted:
    payers = [
        Payer(kind, people, slip[asked.proposal]) for kind, (slip, people) in enumerate(kinds) if asked.proposal in slip
    ]
    return Wanted(asked=asked, payers=tuple(payers), support=pot.support(asked.proposal))


def largest(pot: Pot, plan: Plan, step_cents: int) -> tuple[list[Bought], int]:
    """What the shares buy after so many steps of growth: until nothing else fits, or a step would overdraw the pot."""
    held, growth = list[Bought](), 0
    while (left := pot.budget_cents - _spent(found := buy(plan, start=_start(pot, plan, growth * step_cents)))) >= 0:
        held, growth = found, growth + 1
        if not _fits(plan, held, left):
            break
    return held, growth - 1


def _start(pot: Pot, plan: Plan, grown: int) -> int:
    """Everybody's balance in parts of a cent: of the whole pot each owns one part of as many as there are voters."""
    return pot.budget_cents + grown * plan.voters


def _spent(bought: list[Bought]) -> int:
    return sum(one.asked.cents for one in bought)


def _fits(plan: Plan, bought: list[Bought], left: int) -> bool:
    """Is there another supported proposal for what is left?"""
    got = {one.asked.proposal for one in bought}
    return any(one.asked.cents <= left for one in plan.wanted if one.asked.proposal not in got)


def buy(plan: Plan, *, start: int) -> list[Bought]:
    """One run. `start` is everybody's balance in parts of a cent, of which as many make one as there are voters."""
    purse = Purse(plan, start)
    # What a proposal gave for a cent in an earlier turn is the most it can ever give: balances only shrink.
    left = [Offer(one, place) for place, one in enumerate(plan.wanted)]
    bought = list[Bought]()
    while best := _best(left, purse):
        left = [offer for offer in left if offer is not best and offer.use]
        bought.append(purse.pay(best))
    return bought


class Offer:
    """A proposal in its run: its place among equals, the price of a point as last read, and the most use of a cent."""

    __slots__ = ("place", "price", "use", "wanted")

    def __init__(self, wanted: Wanted, place: int) -> None:
        self.wanted, self.place = wanted, place
        self.use = Fraction(wanted.support)
        self.price = (0, 1)


class Purse:
    """What each kind of voters still has, each person, in parts of a cent: `unit` of them make one."""

    def __init__(self, plan: Plan, start: int) -> None:
        self.balances, self.unit, self.finest = [start] * plan.kinds, max(plan.voters, 1), plan.finest

    def read(self, offer: Offer) -> None:
        """Its price, and its use for each cent of whoever pays most: 0 where the supporters cannot pay it."""
        left, weight = offer.wanted.asked.cents * self.unit, offer.wanted.support
        whole = left
        for payer in sorted(offer.wanted.payers, key=lambda one: self.balances[one.kind] * (self.finest // one.points)):
            if self.balances[payer.kind] * weight >= left * payer.points:
                offer.price, offer.use = (left, weight), Fraction(whole * weight, left)
                return
            left -= self.balances[payer.kind] * payer.people  # pays all there is
            weight -= payer.people * payer.points
        offer.use = Fraction(0)

    def pay(self, offer: Offer) -> Bought:
        common = gcd(*offer.price)
        most, finer = offer.price[0] // common, offer.price[1] // common
        self.unit *= finer
        self.balances = [balance * finer for balance in self.balances]
        for payer in offer.wanted.payers:
            self.balances[payer.kind] -= min(self.balances[payer.kind], most * payer.points)
        people = sum(payer.people for payer in offer.wanted.payers)
        return Bought(asked=offer.wanted.asked, supporters=people, most=Fraction(most, self.unit))


def _best(left: list[Offer], purse: Purse) -> Offer | None:
    """The offer of most use; of several the one with more support, then the cheaper one, then as on the list."""
    best: Offer | None = None
    for offer in sorted(left, key=lambda one: one.use, reverse=True):  # stable: equals stay in that order
        if best is not None and offer.use < best.use:
            break
        purse.read(offer)
        if offer.use and (best is None or (offer.use, -offer.place) > (best.use, -best.place)):
            best = offer
    return best


def _steps(pot: Pot, bought: list[Bought], share: int, say: Say) -> Iterator[Step]:
    left = pot.budget_cents
    for one in bought:
        left -= one.asked.cents
        yield Step(
            proposal=one.asked.proposal,
            support=pot.support(one.asked.proposal),
            granted_cents=one.asked.cents,
            left_cents=left,
            sentence=_told(pot, one, share, say),
        )


def _told(pot: Pot, one: Bought, share: int, say: Say) -> str:
    text = one_or_many(
        one.supporters,
        say("„{title}“ bekommt {sum}: {n} Person trägt es von ihrem Anteil ({share})."),
        say("„{title}“ bekommt {sum}: {n} Personen tragen es gemeinsam von ihren Anteilen (je {share})."),
    )
    told = say("Niemand zahlt dabei mehr als {most} je Punkt.")
    sums = {name: amount(pot, cents) for name, cents in (("sum", one.asked.cents), ("most", ceil(one.most)))}
    return f"{text} {told}".format(title=one.asked.title, n=one.supporters, share=amount(pot, share), **sums)


def _completed(pot: Pot, granted: set[str], rest: int, least: int, say: Say) -> tuple[Step, ...]:
    """What is left goes by support."""
    asked = tuple(one for one in pot.asked if one.proposal not in granted)
    slips = tuple({key: points for key, points in slip.items() if key not in granted} for slip in pot.slips)
    return greedy(replace(pot, budget_cents=rest, asked=asked, slips=slips), least=least, say=say).steps


def _shortfalls(pot: Pot, plan: Plan, bought: list[Bought], growth_cents: int) -> dict[str, int]:
    """What the supporters of each proposal that was not bought lacked in the end, in whole cents."""
    purse = Purse(plan, _start(pot, plan, growth_cents))
    for one in bought:
        offer = next(Offer(wanted, 0) for wanted in plan.wanted if wanted.asked == one.asked)
        purse.read(offer)
        purse.pay(offer)
    there = {one.asked.proposal: _held(one, purse) for one in plan.wanted}
    return {one.proposal: max(0, -((there.get(one.proposal, 0) // purse.unit) - one.cents)) for one in pot.asked}


def _held(wanted: Wanted, purse: Purse) -> int:
    return sum(purse.balances[payer.kind] * payer.people for payer in wanted.payers)


def _would_take(pot: Pot, short: int, say: Say) -> str:
    if short == 0:  # the last step would have overdrawn the pot
        return say("Die Unterstützenden hatten genug, aber im Topf war nicht mehr genug da.")
    text = say("Den Unterstützenden fehlten zusammen {sum}.")
    return text.format(sum=amount(pot, short))
