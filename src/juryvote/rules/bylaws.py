"""The bylaws as data: one frozen version of a body's rules of procedure. It decides nothing; the readings do.

Every field has a default, so a partial object is enough; an unknown field is refused rather than ignored.
"""

from collections.abc import Mapping
from enum import Enum, StrEnum
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct

from juryvote.rules.clauses import (
    AlternatesUntil,
    Amounts,
    Count,
    DecisionsAre,
    ElectionRule,
    Exclusion,
    GroupMajority,
    MajorityBase,
    MandateRule,
    NoGroup,
    OnePer,
    Retabling,
    Urgent,
    VoteRule,
    WrittenProcedure,
)
from juryvote.rules.presets import NOTES, PRESETS, PresetNote
from juryvote.rules.shares import Share, second_share, share, threshold

__all__ = [
    "NOTES",
    "PRESETS",
    "Amounts",
    "Bylaws",
    "DecisionsAre",
    "MajorityBase",
    "OnePer",
    "PresetNote",
    "Share",
    "Urgent",
    "bylaws_from",
    "raw_from",
    "threshold",
]


class QuorumBase(StrEnum):
    seats = "seats"
    filled = "filled"
    entitled = "entitled"


class RecusedCount(Enum):  # not a StrEnum: `count` is a method of every str
    count = "count"
    exclude = "exclude"


class LoweredWhen(StrEnum):
    any_recused = "any-recused"
    more_than_half_recused = "more-than-half-recused"


class GroupBase(StrEnum):
    present = "present"


class Breach(StrEnum):
    ignore = "ignore"
    warn = "warn"
    block = "block"
    suspend_latest = "suspend-latest"


class Checked(StrEnum):
    each_ballot = "each-ballot"
    opening_then_challenge = "opening-then-challenge"
    continuous = "continuous"


class Tie(StrEnum):
    reject = "reject"
    chair = "chair"
    lot = "lot"
    repeat = "repeat"


class Secrecy(StrEnum):
    open = "open"
    sealed = "sealed"


class Alternates(StrEnum):
    none = "none"
    ranked = "ranked"
    personal = "personal"
    drawn = "drawn"
    vacancy = "vacancy"


class OpenQuorumLost(StrEnum):
    void = "void"
    hold = "hold"


class LoweredQuorum(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Replaces the needed number of the quorum while so many holders are recused."""

    when: LoweredWhen
    value: str | int
    of: QuorumBase = QuorumBase.seats

    def __post_init__(self) -> None:
        share(self.value)


class GroupRule(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The share that one group must have among those present who may vote, and what a breach does."""

    name: str = "resident"
    value: str | int = ">1/2"
    of: GroupBase = GroupBase.present
    breach: Breach = Breach.warn

    def __post_init__(self) -> None:
        share(self.value)


class QuorumRule(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    # Recused people do not count unless the bylaws say so: a quorum must not hang on those who may not vote.
    value: str | int = ">1/2"
    of: QuorumBase = QuorumBase.filled
    min: Annotated[int, Meta(ge=0)] = 0
    recused: RecusedCount = RecusedCount.exclude
    lowered: tuple[LoweredQuorum, ...] = ()
    group: GroupRule | None = None
    no_group: NoGroup | None = None
    checked: Checked = Checked.each_ballot
    second_invitation: str = "none"

    def __post_init__(self) -> None:
        share(self.value)
        second_share(self.second_invitation)


class MajorityRule(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`also`: majorities that single groups must reach as well."""

    value: str | int = ">1/2"
    of: MajorityBase = MajorityBase.cast
    tie: Tie = Tie.reject
    also: tuple[GroupMajority, ...] = ()

    def __post_init__(self) -> None:
        share(self.value)


class SecrecyRule(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`persons`: ballots about people. `on_demand`: how many must ask for a sealed ballot."""

    default: Secrecy = Secrecy.open
    persons: Secrecy = Secrecy.sealed
    on_demand: str | int = 1

    def __post_init__(self) -> None:
        share(self.on_demand)


class Bylaws(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`open_quorum_lost`: what losing the quorum does to an open ballot. `named`: open votes are published by name.

    `alternates_until`: alternates of a pool step in until so many people of the body are here. `office_below_cents`:
    grants below this are made without the body.
    """

    quorum: QuorumRule = QuorumRule()
    majority: MajorityRule = MajorityRule()
    secrecy: SecrecyRule = SecrecyRule()
    elections: ElectionRule = ElectionRule()
    alternates: Alternates = Alternates.none
    alternates_until: AlternatesUntil = "seats"
    recused_alternate: bool = False
    recused_stay_for_debate: bool = False
    recused_hide_material: bool = False
    votes: VoteRule = VoteRule()
    open_quorum_lost: OpenQuorumLost = OpenQuorumLost.void
    named: bool = False
    retabling: Retabling = Retabling()
    office_below_cents: Count = 0
    exclusion: Exclusion = Exclusion()
    mandates: MandateRule = MandateRule()
    written_procedure: WrittenProcedure = WrittenProcedure()
    urgent_decisions: Urgent = Urgent.none
    amounts: Amounts = Amounts.majority
    decisions_are: DecisionsAre = DecisionsAre.by_form


def bylaws_from(raw: str | Mapping[str, Any]) -> Bylaws:
    """A preset by its name, or bylaws written out as an object; anything else is a ValueError with one sentence."""
    if isinstance(raw, str):
        raw = _preset(raw)
    try:
        return msgspec.convert(raw, Bylaws)
    except msgspec.ValidationError as wrong:
        what, _, where = str(wrong).partition(" - at ")
        place = f" (at {where})" if where else ""
        raise ValueError(f"These bylaws cannot be read: {what.rstrip('.')}{place}.") from wrong


def raw_from(bylaws: Bylaws) -> dict[str, Any]:
    """Every field written out, ready for the journal: `bylaws_from` gives the same bylaws back."""
    raw: dict[str, Any] = msgspec.to_builtins(bylaws)
    return raw


def _preset(name: str) -> dict[str, Any]:
    if name not in PRESETS:
        raise ValueError(f"No preset is called {name!r}; there are {', '.join(sorted(PRESETS))}.")
    return PRESETS[name]
