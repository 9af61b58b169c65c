"""Elections of persons: who stands on the list, what a round asks, and what the lot drew. People are ids here."""

from msgspec import Struct

from juryvote.rules.entries.base import Entry, Majority


class Candidate(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`number` is the place on the item's list (Listenplatz); it stays with the person."""

    number: int
    member: str


class ElectionRound(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a ballot asks: who stands, in the order of the list; up to `votes` ticks for `seats` that are still open."""

    candidates: list[Candidate]
    votes: int
    seats: int
    number: int  # 1 is the first round, 2 the run-off


class CandidateNamed(Entry, frozen=True, kw_only=True, tag="candidate-named"):
    meeting: str
    item: str
    member: str
    number: int


class CandidateWithdrawn(Entry, frozen=True, kw_only=True, tag="candidate-withdrawn"):
    meeting: str
    item: str
    member: str


class ElectionDrawn(Entry, frozen=True, kw_only=True, tag="election-drawn"):
    """The lot between those with equally many votes: `order` is how their numbers were drawn, `seed` in hex."""

    meeting: str
    ballot: str
    seed: str
    order: list[int]
    outcome: str
    majority: Majority
