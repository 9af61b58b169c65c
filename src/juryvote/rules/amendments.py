"""Amendments: what they ask, in which order the body votes on them, and what becomes of the proposal.

The one that goes furthest comes first: struck cost lines from the largest, then sums from the smallest, then conditions
as they were moved. Once a sum is carried, the other sums and lines are settled. Each is decided by the plain majority
of the votes cast; the bylaws' majority counts for the proposal as amended.
"""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import TypeVar

from msgspec import Struct

from juryvote.rules.entries.amendments import Amendment
from juryvote.rules.money import euro
from juryvote.rules.refusals import Refusal

AMENDMENT = "amendment"  # what such a ballot is about
LONGEST = 300


class AmendmentKind(StrEnum):
    line = "line"
    sum = "sum"
    condition = "condition"


class Amended(Struct, frozen=True, kw_only=True):
    """The proposal as it stands: at most so much, under these conditions."""

    cents: int
    condition: str = ""


def as_amended(asked_cents: int, adopted: Sequence[Amendment]) -> Amended:
    """What the proposal comes to after the amendments that were carried; a carried sum has the last word."""
    sums = [one.cents for one in adopted if one.kind == AmendmentKind.sum]
    struck = sum(one.cents for one in adopted if one.kind == AmendmentKind.line)
    return Amended(cents=min(sums) if sums else asked_cents - struck, condition=all_conditions(adopted))


def all_conditions(adopted: Sequence[Amendment], more: str = "") -> str:
    """In one text, with one that the chair's question adds."""
    return "; ".join([*(one.text for one in adopted if one.kind == AmendmentKind.condition), *([more] if more else [])])


def is_settled(one: Amendment, adopted: Sequence[Amendment], asked_cents: int) -> bool:
    """Nothing is left to vote on: a sum is carried already, or the proposal is not higher any more."""
    if one.kind == AmendmentKind.condition:
        return False
    if any(known.kind == AmendmentKind.sum for known in adopted):
        return True
    return one.kind == AmendmentKind.sum and one.cents >= as_amended(asked_cents, adopted).cents


class AmendmentsFirst(Refusal):
    """`n` amendments are open: they are voted on before the proposal."""

    code = "amendments-first"


class OverAmended(Refusal):
    """The body has carried a lower sum; `most` and `asked` in cents."""

    code, status = "over-amended", 422


T = TypeVar("T")


def voting_order(moved: Iterable[tuple[T, Amendment]]) -> list[T]:
    """`moved` in the order in which they were moved."""
    ranks = {AmendmentKind.line.value: 0, AmendmentKind.sum.value: 1, AmendmentKind.condition.value: 2}

    def rank(pair: tuple[T, Amendment]) -> tuple[int, int]:
        one = pair[1]
        size = -one.cents if one.kind == AmendmentKind.line else one.cents if one.kind == AmendmentKind.sum else 0
        return ranks[one.kind], size

    return [one for one, _ in sorted(moved, key=rank)]


def amendment_question(title: str, one: Amendment) -> str:
    """The exact text that is put to the vote."""
    if one.kind == AmendmentKind.sum:
        return f"Änderung zu „{title}“: {euro(one.cents)} statt {euro(one.instead_cents)}?"
    if one.kind == AmendmentKind.line:
        return f"Änderung zu „{title}“: ohne den Posten „{one.text}“ ({euro(one.cents)})?"
    return f"Änderung zu „{title}“: mit der Auflage „{one.text}“?"


def fits(one: Amendment, standing: Amended) -> bool:
    """It changes the proposal as it stands: lower, but not to nothing, or under a condition that says something."""
    if one.kind == AmendmentKind.condition:
        return bool(one.text) and one.cents == 0
    if one.kind == AmendmentKind.line:
        return bool(one.text) and 0 < one.cents < standing.cents
    return one.kind == AmendmentKind.sum and not one.text and 0 < one.cents < standing.cents
