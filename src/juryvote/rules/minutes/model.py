"""What minutes hold. People are ids; moments are ISO 8601 in UTC; sums are in cents; sentences are the frozen ones."""

from collections.abc import Iterable

from msgspec import Struct


class Move(Struct, frozen=True, kw_only=True):
    """Somebody came, or left (`came` is false)."""

    at: str
    came: bool


class Person(Struct, frozen=True, kw_only=True):
    """Who holds a seat on the day, or is somebody's alternate. Without a seat (`seat` 0): was there without a vote."""

    member: str
    seat: int
    group: str
    role: str  # holder | alternate | guest
    excused: bool = False
    moves: tuple[Move, ...] = ()


class Reading(Struct, frozen=True, kw_only=True):
    """`doubted`: a member had asked to count."""

    at: str
    met: bool
    sentence: str
    doubted: bool = False


class Conflict(Struct, frozen=True, kw_only=True):
    """`ruled`: "" | contested | upheld | lifted. Whoever took the declaration back is `lifted` too."""

    member: str
    reason: str
    ruled: str = ""


class Resolution(Struct, frozen=True, kw_only=True):
    """What follows from a ballot, in its newest wording. `version` 1 was never corrected."""

    id: str
    number: str  # "3/2026"
    outcome: str
    granted_cents: int | None
    text: str
    version: int = 1
    reopened: bool = False
    published: bool = False


class Vote(Struct, frozen=True, kw_only=True):
    """A ballot. `about`: proposal | election | pot | sum | straw | amendment | conflict | consent.

    `quorum` and `need` are the sentences of the opening, `sentence` that of the closing. `annulled` is its reason.
    """

    ballot: str
    about: str
    question: str
    mode: str
    opened_at: str
    on_roll: int
    quorum: str
    need: str
    amount_cents: int | None = None
    condition: str = ""
    closed_at: str = ""
    yes: int = 0
    no: int = 0
    abstain: int = 0
    recused: int = 0
    by_hand: int = 0
    outcome: str = ""
    sentence: str = ""
    quorum_after: str = ""  # where the quorum was lost until the closing
    elected: tuple[tuple[int, str, int], ...] = ()  # number on the list, member, votes
    shares: tuple[tuple[str, int, str], ...] = ()  # title, granted, why
    struck: int = 0
    tie: str = ""  # chair | lot
    annulled: str = ""
    resolutions: tuple[Resolution, ...] = ()


class MinutesItem(Struct, frozen=True, kw_only=True):
    id: str
    number: int
    title: str
    asked_cents: int | None = None
    called_at: str = ""  # the first time; "" is never
    shared_at: int = 0  # number of the item at which a pot was shared out, this proposal among others
    readings: tuple[Reading, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    demands: int = 0  # for a secret ballot
    votes: tuple[Vote, ...] = ()


class Told(Struct, frozen=True, kw_only=True):
    """What was decided without the body, and the body heard of."""

    number: str
    title: str
    outcome: str
    granted_cents: int | None


class Minutes(Struct, frozen=True, kw_only=True):
    meeting: str = ""
    body: str = ""
    title: str = ""
    place: str = ""
    starts_at: str = ""
    day: str = ""  # in Berlin
    ends_on: str = ""  # of a vote in writing
    opened_at: str = ""
    closed_at: str = ""
    bylaws: str = ""
    second_invitation: bool = False
    seats: int = 0
    people: tuple[Person, ...] = ()
    readings: tuple[Reading, ...] = ()  # those that belong to no item
    items: tuple[MinutesItem, ...] = ()
    told: tuple[Told, ...] = ()
    objections: int = 0  # against voting in writing

    @property
    def here(self) -> tuple[Person, ...]:
        return tuple(one for one in self.people if one.moves)

    @property
    def away(self) -> tuple[Person, ...]:
        """Holders who never came."""
        return tuple(one for one in self.people if not one.moves and one.role == "holder")


def crowd(people: Iterable[Person]) -> tuple[tuple[str, int], ...]:
    """When how many people with a seat were in the room; what happens in one minute is told once. Without names."""
    steps = sorted((move.at, 1 if move.came else -1) for one in people if one.seat for move in one.moves)
    found: dict[str, tuple[str, int]] = {}
    there = 0
    for at, step in steps:
        there += step
        found[at[:16]] = (at, there)
    return tuple(found.values())
