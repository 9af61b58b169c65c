"""Allocation once more, as the papers write it: slow, with fractions, and knowing nothing of the program's way."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

Slips = Sequence[Mapping[str, int]]


def greedy_winners(budget: int, costs: Mapping[str, int], slips: Slips, least: int, *, ends: bool) -> set[str]:
    points = {name: sum(slip.get(name, 0) for slip in slips) for name in costs}
    won: set[str] = set()
    names = list(costs)
    for name in sorted(names, key=lambda one: (-points[one], costs[one], names.index(one))):
        if points[name] < least:
            continue
        if costs[name] + sum(costs[other] for other in won) <= budget:
            won.add(name)
        elif ends:
            break
    return won


def equal_share_winners(budget: int, costs: Mapping[str, int], slips: Slips, step: int) -> set[str]:
    held: set[str] = set()
    growth = 0
    while slips:
        won = _one_run(Fraction(budget, len(slips)) + growth * step, costs, slips)
        spent = sum(costs[name] for name in won)
        if spent > budget:
            return held
        supported = {name for slip in slips for name in slip}
        if not any(costs[name] <= budget - spent for name in supported - won):
            return won
        held, growth = won, growth + 1
    return held


def _one_run(share: Fraction, costs: Mapping[str, int], slips: Slips) -> set[str]:
    money = [share] * len(slips)
    won: set[str] = set()
    names = list(costs)
    while True:
        prices = {name: _price(costs[name], name, money, slips) for name in names if name not in won}
        found = {name: Fraction(costs[name]) / price for name, price in prices.items() if price is not None}
        if not found:
            return won
        points = {name: sum(slip.get(name, 0) for slip in slips) for name in found}
        best = max(found, key=lambda one: (found[one], points[one], -costs[one], -names.index(one)))
        price = prices[best]
        assert price is not None
        money = [m - min(m, price * slip.get(best, 0)) for m, slip in zip(money, slips, strict=True)]
        won.add(best)


def _price(cost: int, name: str, money: Sequence[Fraction], slips: Slips) -> Fraction | None:
    """The lowest price of a point for which the supporters pay the cost, tried wherever somebody is broke."""
    payers = [(m, slip[name]) for m, slip in zip(money, slips, strict=True) if name in slip]
    if sum(m for m, _ in payers) < cost:
        return None
    for ceiling in sorted({m / points for m, points in payers}):
        if sum(min(m, ceiling * points) for m, points in payers) >= cost:
            broke = [m for m, points in payers if m / points < ceiling]
            weight = sum(points for m, points in payers if m / points >= ceiling)
            return (cost - sum(broke)) / weight
    return None
