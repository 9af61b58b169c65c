"""Sharing a pot out: how long a method takes as proposals and voters grow, beside greedy at the size of a jury."""

import time
from random import Random
from statistics import median

from juryvote.rules.allocation import Asked, Pot
from juryvote.rules.sharing import Method, allocation_of

ROUNDS = 5
SIZES = ((10, 15), (20, 30), (40, 60), (80, 120))  # proposals, voters; the first is a jury


def allocation_times() -> dict[str, dict[str, float]]:
    """By `method proposals x voters`: milliseconds, and how many times as long as greedy at a jury's size."""
    cases = {(method, size): _pot(*size) for method in Method for size in SIZES}
    found: dict[tuple[Method, tuple[int, int]], list[float]] = {case: [] for case in cases}
    for _ in range(ROUNDS):  # in turn, so that a slow moment of the machine hits all alike
        for (method, size), pot in cases.items():
            found[method, size].append(_seconds(method, pot))
    floor = found[Method.greedy, SIZES[0]]
    return {
        f"{method.value} {size[0]} x {size[1]}": {
            "ms": round(1000 * median(times), 2),
            "times_greedy": round(median(one / two for one, two in zip(times, floor, strict=True)), 1),
        }
        for (method, size), times in found.items()
    }


def _seconds(method: Method, pot: Pot) -> float:
    start = time.perf_counter()
    allocation_of(method, pot, {})
    return time.perf_counter() - start


def _pot(proposals: int, voters: int) -> Pot:
    """Half of what is asked can be paid; everybody gives 0 to 5 points."""
    chance = Random(7)
    asked = tuple(
        Asked(proposal=f"p{number}", title=f"Antrag {number}", cents=chance.randrange(10_000, 150_000))
        for number in range(proposals)
    )
    slips = tuple({one.proposal: points for one in asked if (points := chance.randrange(6))} for _ in range(voters))
    return Pot(budget_cents=sum(one.cents for one in asked) // 2, asked=asked, slips=slips)
