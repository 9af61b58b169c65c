"""A jury drawn by public lot: what is promised, what is drawn, who declines. No entry names anybody."""

from msgspec import Struct

from juryvote.rules.entries.base import Entry


class PoolTicket(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One person of the pool; the first has ticket 1. `mark` is a salted hash that the team's list can be held against.

    Once the salt is deleted with the name, nobody can try out names against the mark.
    """

    group: str  # "" belongs to none
    mark: str


class Quota(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """So many seats for one group, and so many to move up; the group "" is everybody who is left."""

    group: str
    seats: int
    reserves: int


class DrawCommitted(Entry, frozen=True, kw_only=True, tag="draw-committed"):
    """Published before the draw. `digest` is over all tickets, `commitment` the SHA-256 of the seed."""

    draw: str
    title: str
    day: str
    place: str
    commitment: str
    digest: str
    pool: list[PoolTicket]
    quotas: list[Quota]


class JuryDrawn(Entry, frozen=True, kw_only=True, tag="jury-drawn"):
    """`taken` and `reserves` are tickets in the order in which they came, one list for each quota.

    `public` is what the room brought in ("" for nothing); `witnesses` are roles, never names.
    """

    draw: str
    seed: str
    public: str
    taken: list[list[int]]
    reserves: list[list[int]]
    witnesses: list[str]


class DrawnDeclined(Entry, frozen=True, kw_only=True, tag="drawn-declined"):
    """Somebody with a seat says no or leaves; `successor` moves up, None where nobody is left."""

    draw: str
    ticket: int
    successor: int | None


class DrawCalledOff(Entry, frozen=True, kw_only=True, tag="draw-called-off"):
    draw: str
    why: str
