"""What is public of one area, as plain values. Moments are ISO 8601 in UTC, days ISO days, sums cents."""

from msgspec import Struct

from juryvote.rules.entries import Majority, Quorum, Tally


class Term(Struct, frozen=True, kw_only=True):
    """From the first to the last day on which members hold their seats; "" has no end."""

    since: str
    until: str


class Seat(Struct, frozen=True, kw_only=True):
    """A seat as it is today; `since` is "" while nobody holds it. `alternates` may stand in.

    `name` is the holder's, "" without consent.
    """

    id: str
    body: str
    number: int
    group: str
    name: str
    since: str
    until: str
    alternates: int
    created: str
    modified: str


class Council(Struct, frozen=True, kw_only=True):
    """A body of ours."""

    id: str
    name: str
    form: str
    created: str
    modified: str
    seats: tuple[Seat, ...]


class Resolution(Struct, frozen=True, kw_only=True):
    """An item with its newest published decision. `counts` is None where points shared out a pot (`points`)."""

    item: str
    meeting: str
    body: str
    order: int
    title: str
    proposal: str  # "" where none was voted on
    applicant: str  # "" without consent
    goals: tuple[str, ...]
    decision: str
    number: str  # "3/2026"
    decided_on: str
    outcome: str  # in German
    advisory: bool
    text: str
    asked_cents: int | None
    granted_cents: int | None
    ballot: str
    sealed: bool
    shared: bool
    counts: Tally | None
    points: int | None
    recused: int
    quorum: Quorum
    majority: Majority
    reopened_on: str  # "" while it holds
    answer: str  # of others to a Votum: confirmed | returned, "" so far
    created: str
    modified: str


class Sitting(Struct, frozen=True, kw_only=True):
    """A meeting, with what was decided there. `state`: planned | open | over | off."""

    id: str
    body: str
    title: str
    place: str
    starts_at: str
    ended_at: str
    state: str
    written: bool
    created: str
    modified: str
    items: tuple[Resolution, ...]


class Quarter(Struct, frozen=True, kw_only=True):
    """An area with everything in it."""

    id: str
    name: str
    created: str
    modified: str
    terms: tuple[Term, ...]
    councils: tuple[Council, ...] = ()
    sittings: tuple[Sitting, ...] = ()

    @property
    def seats(self) -> tuple[Seat, ...]:
        return tuple(seat for council in self.councils for seat in council.seats)

    @property
    def resolutions(self) -> tuple[Resolution, ...]:
        return tuple(item for sitting in self.sittings for item in sitting.items)
