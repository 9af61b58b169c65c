"""Cutting: all get something, but less. By the same part of each sum, or by the same sum from each.

Only what somebody supports. Whatever falls below the smallest sum with which it is worth doing is left out, the one
with least support first, and the rest is cut anew. Single cents go to those who lost the
largest part of one, in the order of the list.
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from fractions import Fraction

from juryvote.rules.allocation.pot import Allocation, Asked, Pot, Step, amount
from juryvote.rules.sentences import Say, german


class Formula(StrEnum):
    part = "part"  # everybody gives up the same part
    sum = "sum"  # everybody gives up the same sum


def cut(pot: Pot, *, least: Mapping[str, int], formula: Formula = Formula.part, say: Say = german) -> Allocation:
    """`least` is by proposal, in cents; who is not in it takes any sum above 0."""
    left = [one for one in pot.asked if pot.support(one.proposal)]
    while (given := _given(pot.budget_cents, left, formula)) and (short := _short(given, left, least)):
        left.remove(min(short, key=lambda one: (pot.support(one.proposal), -one.cents, -pot.asked.index(one))))
    rest, steps = pot.budget_cents, list[Step]()
    for one in pot.asked:
        cents = given.get(one.proposal, 0)
        rest -= cents
        steps.append(_step(pot, one, cents, rest, say))
    missed = {
        one.proposal: _would_take(pot, one, least.get(one.proposal, 1), say) for one in pot.asked if one not in left
    }
    return Allocation(steps=tuple(steps), missed=missed)


def _given(budget: int, asked: Sequence[Asked], formula: Formula) -> dict[str, int]:
    """Whole cents that add up to the budget, or to all that is asked where that is less."""
    wanted = sum(one.cents for one in asked)
    if wanted <= budget:
        return {one.proposal: one.cents for one in asked}
    exact = _by_part(budget, asked) if formula is Formula.part else _by_sum(budget, asked)
    whole = {one.proposal: int(exact[one.proposal]) for one in asked}
    over = budget - sum(whole.values())
    order = sorted(asked, key=lambda one: whole[one.proposal] - exact[one.proposal])
    for one in order[:over]:
        whole[one.proposal] += 1
    return whole


def _by_part(budget: int, asked: Sequence[Asked]) -> dict[str, Fraction]:
    wanted = sum(one.cents for one in asked)
    return {one.proposal: Fraction(one.cents * budget, wanted) for one in asked}


def _by_sum(budget: int, asked: Sequence[Asked]) -> dict[str, Fraction]:
    """Everybody gives up the same, and nobody more than all: the small ones drop to 0 and the others bear more."""
    bearing = sorted(asked, key=lambda one: one.cents)
    missing = Fraction(sum(one.cents for one in asked) - budget)
    exact: dict[str, Fraction] = {}
    for place, one in enumerate(bearing):
        each = min(missing / (len(bearing) - place), Fraction(one.cents))
        exact[one.proposal] = one.cents - each
        missing -= each
    return exact


def _short(given: Mapping[str, int], asked: Sequence[Asked], least: Mapping[str, int]) -> list[Asked]:
    return [one for one in asked if given[one.proposal] < max(1, least.get(one.proposal, 1))]


def _step(pot: Pot, one: Asked, cents: int, rest: int, say: Say) -> Step:
    if not pot.support(one.proposal):
        text = say("„{title}“ hat keine Punkte und bekommt nichts.")
    elif not cents:
        text = say("„{title}“ bekommt nichts: Gekürzt wäre es zu wenig.")
    elif cents == one.cents:
        text = say("„{title}“ bekommt {sum}, alles, was beantragt ist.")
    else:
        text = say("„{title}“ bekommt {sum} von {asked}.")
    sentence = text.format(title=one.title, sum=amount(pot, cents), asked=amount(pot, one.cents))
    support = pot.support(one.proposal)
    return Step(proposal=one.proposal, support=support, granted_cents=cents, left_cents=rest, sentence=sentence)


def _would_take(pot: Pot, one: Asked, least: int, say: Say) -> str:
    if not pot.support(one.proposal):
        return say("Ein Punkt ist mindestens nötig.")
    return say("Es braucht mindestens {sum}.").format(sum=amount(pot, least))
