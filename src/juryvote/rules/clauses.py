"""The smaller clauses of the bylaws as data: votes, groups, coming back, written votes. Every default is "not used"."""

from enum import StrEnum
from typing import Annotated, Literal

from msgspec import Meta, Struct

from juryvote.rules.shares import share

Count = Annotated[int, Meta(ge=0)]
AlternatesUntil = Count | Literal["seats"]
MOST = "most"  # of an election: no share, the most votes win


class MajorityBase(StrEnum):
    cast = "cast"
    present = "present"
    entitled = "entitled"
    filled = "filled"
    seats = "seats"


class Amounts(StrEnum):
    """Which sum a ballot about a sum grants: the highest that has the bylaws' majority, or the middle one."""

    majority = "majority"
    median = "median"


class DecisionsAre(StrEnum):
    """Is a yes the last word, or a Votum that others confirm? By its form a Quartiersrat advises and juries decide."""

    by_form = "by-form"
    final = "final"
    advice = "advice"


class OnePer(StrEnum):
    none = "none"
    institution = "institution"
    household = "household"
    both = "both"


class Urgent(StrEnum):
    none = "none"
    office = "office"
    chair = "chair"


class VoteRule(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who has a vote at all. 0 asks for nothing: attendances before today, absences in a row, age in years."""

    one_per: OnePer = OnePer.none
    after_attendances: Count = 0
    lapses_after_absences: Count = 0
    min_age: Count = 0


class GroupMajority(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A majority that one group must reach by itself, beside the majority of all; `of` are numbers of the group."""

    group: str
    value: str | int = ">1/2"
    of: MajorityBase = MajorityBase.cast

    def __post_init__(self) -> None:
        share(self.value)


class NoGroup(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The share of those who may vote that no single group may reach (LEADER), and what a breach does."""

    value: str | int = ">49/100"
    breach: Literal["warn", "block"] = "warn"

    def __post_init__(self) -> None:
        share(self.value)


class ElectionRule(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who is elected in the first round: on so many slips, or `most` (the most votes win, at once).

    `of` the valid slips (cast), those who may vote (present), or all who are entitled. Seats that stay open then go to
    a run-off, in which the most votes win; without one they stay open. Equal votes go to the lot (§ 92 VwVfG).
    """

    majority: str | int = ">1/2"
    of: Literal["cast", "present", "entitled"] = "cast"
    runoff: bool = True

    def __post_init__(self) -> None:
        if self.majority != MOST:
            share(self.majority)


class Retabling(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How often a rejected proposal may come back (None: as often as it likes), and after how many months."""

    most: Count | None = None
    wait_months: Count = 0


class Exclusion(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """From how many absences on an exclusion may be proposed; 0 never proposes one."""

    unexcused: Count = 0
    in_a_row: Count = 0


class MandateRule(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """May members decide for the body? `most_days` is the longest a mandate may last; 0 sets no limit."""

    allowed: bool = False
    most_days: Count = 0


class WrittenProcedure(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A vote between meetings (Umlaufverfahren); so many objections send the item to the next meeting."""

    allowed: bool = False
    days: Annotated[int, Meta(ge=1)] = 7
    objections_to_stop: Annotated[int, Meta(ge=1)] = 1
