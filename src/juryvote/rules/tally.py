"""Auszählung: slips and counted hands become four numbers. It knows choices and never who made them."""

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct

Votes = Annotated[int, Meta(ge=0)]


class Choice(StrEnum):
    yes = "yes"
    no = "no"
    abstain = "abstain"


ANSWERS = ("Ja", "Nein")  # what a sealed question offers to tick, one at most: no tick is an abstention


class Counts(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """No number is ever below 0."""

    yes: Votes = 0
    no: Votes = 0
    abstain: Votes = 0
    invalid: Votes = 0

    def __post_init__(self) -> None:
        if min(self.yes, self.no, self.abstain, self.invalid) < 0:
            raise ValueError("A count of votes is never below 0.")

    @property
    def all(self) -> int:
        return self.yes + self.no + self.abstain + self.invalid


NONE = Counts()


def tally(slips: Iterable[Choice], hands: Counts = NONE) -> Counts:
    """All slips and all hands together; the order of the slips never matters."""
    cast = Counter(slips)
    return Counts(
        yes=cast[Choice.yes] + hands.yes,
        no=cast[Choice.no] + hands.no,
        abstain=cast[Choice.abstain] + hands.abstain,
        invalid=hands.invalid,
    )
