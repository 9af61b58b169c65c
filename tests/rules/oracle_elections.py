"""Elections once more, by counting who is better than whom: written for the tests, never shared."""

from fractions import Fraction
from typing import Any

Json = dict[str, Any]
HALVES = {">1/2": (Fraction(1, 2), True), ">=1/2": (Fraction(1, 2), False), ">=2/3": (Fraction(2, 3), False)}


def answer(rule: Json, rounds: list[Json], *, ranked: bool, gone: set[int], drawn: list[int]) -> Json:
    """A round is `votes` by number, `seats`, `base` and `number`."""
    elected = [(who, one["number"]) for one in rounds for who in sure(rule, one)]
    last, winners = rounds[-1], sure(rule, rounds[-1])
    left = last["seats"] - len(winners)
    rest = {who: n for who, n in last["votes"].items() if who not in winners}
    if left and not ends(rule, last) and len(rest) > left:
        still = {who: n for who, n in rest.items() if who not in gone}
        field = sorted(who for who in still if better(still, who) < 2 * left)
        return {"elected": elected, "open": left, "step": "runoff", "field": field, "lot": [], "alternates": []}
    return finish(rule, rounds, elected, left, ranked=ranked, gone=gone, drawn=drawn)


def finish(
    rule: Json,
    rounds: list[Json],
    elected: list[tuple[int, int]],
    left: int,
    *,
    ranked: bool,
    gone: set[int],
    drawn: list[int],
) -> Json:
    last, taken = rounds[-1], {who for who, _ in elected}
    equal = [who for who in last["votes"] if who not in taken and reaches(rule, last, who)]
    equal = [who for who in equal if worse_than(rule, last, who) < last["seats"]]
    others = [who for who in known(rounds) if who not in taken | gone and best_ever(rounds, who) and ranked]
    pairs = {who for who in others if sum(rank(rounds, who) == rank(rounds, one) for one in others) > 1}
    lot = sorted({*equal, *pairs})
    if lot and not drawn:
        return {"elected": elected, "open": left, "step": "lot", "field": [], "lot": lot, "alternates": []}
    lucky = [who for who in drawn if who in equal][:left]
    queue = sorted(others, key=lambda who: (rank(rounds, who), drawn.index(who) if who in drawn else 0))
    return {
        "elected": elected + [(who, last["number"]) for who in lucky],
        "open": left - len(lucky),
        "step": "done",
        "field": [],
        "lot": lot,
        "alternates": [who for who in queue if who not in lucky],
    }


def ends(rule: Json, one: Json) -> bool:
    """No run-off comes after this round."""
    return rule["majority"] == "most" or not rule["runoff"] or plural(rule, one)


def plural(rule: Json, one: Json) -> bool:
    return rule["majority"] == "most" or (one["number"] > 1 and len(one["votes"]) > one["seats"])


def reaches(rule: Json, one: Json, who: int) -> bool:
    votes = one["votes"][who]
    if plural(rule, one):
        return votes > 0
    if isinstance(rule["majority"], int):
        return votes >= max(1, rule["majority"])
    part, over = HALVES[rule["majority"]]
    return votes > 0 and (votes > part * one["base"] if over else votes >= part * one["base"])


def sure(rule: Json, one: Json) -> list[int]:
    """Whoever reaches it, and no more than the seats have as many votes; the best first."""
    fit = {who: n for who, n in one["votes"].items() if reaches(rule, one, who)}
    found = [who for who in fit if sum(n >= fit[who] for n in fit.values()) <= one["seats"]]
    return sorted(found, key=lambda who: (-fit[who], who))


def worse_than(rule: Json, one: Json, who: int) -> int:
    return better({w: n for w, n in one["votes"].items() if reaches(rule, one, w)}, who)


def better(votes: dict[int, int], who: int) -> int:
    return sum(n > votes[who] for n in votes.values())


def known(rounds: list[Json]) -> list[int]:
    return sorted({who for one in rounds for who in one["votes"]})


def best_ever(rounds: list[Json], who: int) -> int:
    return max(one["votes"].get(who, 0) for one in rounds)


def rank(rounds: list[Json], who: int) -> tuple[int, int]:
    """The smaller, the better: in a later round first, then by votes there."""
    at = max(place for place, one in enumerate(rounds) if who in one["votes"])
    return -at, -rounds[at]["votes"][who]
