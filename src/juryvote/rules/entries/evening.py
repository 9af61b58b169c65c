"""The evening: meetings and their items, who comes and goes, who is recused, whether the room is quorate."""

from collections.abc import Mapping

from msgspec import Struct

from juryvote.rules.entries.base import Entry, Quorum
from juryvote.rules.entries.sharing import Sharing
from juryvote.rules.scene import Fact


class MeetingPlanned(Entry, frozen=True, kw_only=True, tag="meeting-planned", omit_defaults=True):
    """`second_of`: this is the second invitation for what that meeting left open."""

    meeting: str
    title: str
    place: str
    starts_at: str
    day: str  # the Berlin calendar day that decides which holdings count
    second_of: str = ""
    ends_on: str = ""  # of a written procedure: its last day


class Delegation(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Members who decide on proposals for the body, from `since` up to and including `until`."""

    members: list[str]
    proposals: list[str]
    since: str
    until: str


class Excluded(Struct, frozen=True, kw_only=True):
    """Whom a yes excludes: the holder of this seat."""

    seat: str
    member: str


class MinutesPut(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Minutes that a yes approves: of `meeting`, as the first `entries` entries of this journal and the remarks tell.

    `digest` is the SHA-256 of their text without names, in hex.
    """

    meeting: str
    entries: int
    digest: str


class ItemAdded(Entry, frozen=True, kw_only=True, tag="item-added", omit_defaults=True):
    meeting: str
    item: str
    number: int
    title: str
    proposal: str | None
    asked_cents: int | None
    persons: bool = False  # it is about people: an election, a removal
    seats_to_fill: int = 0  # of an election
    ranked: bool = False  # who is not elected becomes an alternate, in the order of the votes
    mandate: Delegation | None = None  # what a yes lets members decide
    excludes: Excluded | None = None  # whose seat a yes ends with the meeting's day
    sharing: Sharing | None = None  # where a pot is shared out among the proposals of a round
    minutes: MinutesPut | None = None  # which minutes a yes approves
    came_from: str = ""  # in a second invitation: the item of the first meeting that was left open


class AgendaOrdered(Entry, frozen=True, kw_only=True, tag="agenda-ordered"):
    """The items in their new order, numbered anew from 1. Only before the first one is called."""

    meeting: str
    items: list[str]


class MeetingOpened(Entry, frozen=True, kw_only=True, tag="meeting-opened", omit_defaults=True):
    """Pins the bylaws for the whole meeting.

    `second_invitation`: the easier number counts; for all items, or where the meeting is `second_of` another for those
    that came from there.
    """

    meeting: str
    bylaws: str
    second_invitation: bool
    facts: Mapping[str, Fact] = {}  # by member, only what these bylaws ask for
    lot: str = ""  # where alternates are drawn: SHA-256 of the seed


class FactCorrected(Entry, frozen=True, kw_only=True, tag="fact-corrected"):
    """What was known of somebody at the opening was wrong; this counts from the next ballot on."""

    meeting: str
    member: str
    fact: Fact


class AbsenceExcused(Entry, frozen=True, kw_only=True, tag="absence-excused"):
    """Somebody sent word not to come, or that was an error (`excused` is false)."""

    meeting: str
    member: str
    excused: bool


class AlternatesDrawn(Entry, frozen=True, kw_only=True, tag="alternates-drawn"):
    """The lot of the opening, in hex, and all alternates of the body in its order."""

    meeting: str
    seed: str
    order: list[str]


class MeetingAdjourned(Entry, frozen=True, kw_only=True, tag="meeting-adjourned"):
    meeting: str


class CheckedIn(Entry, frozen=True, kw_only=True, tag="checked-in"):
    meeting: str
    member: str
    channel: str  # door | room | team


class CheckedOut(Entry, frozen=True, kw_only=True, tag="checked-out"):
    meeting: str
    member: str
    channel: str  # phone | team


class ItemCalled(Entry, frozen=True, kw_only=True, tag="item-called"):
    meeting: str
    item: str


class ConflictDeclared(Entry, frozen=True, kw_only=True, tag="conflict-declared"):
    meeting: str
    item: str
    member: str
    reason: str


class ConflictLifted(Entry, frozen=True, kw_only=True, tag="conflict-lifted"):
    meeting: str
    item: str
    member: str


class ReadingTaken(Entry, frozen=True, kw_only=True, tag="reading-taken"):
    """Taken at the opening of the meeting, and whenever an item is called."""

    meeting: str
    item: str | None
    quorum: Quorum


class QuorumChallenged(Entry, frozen=True, kw_only=True, tag="quorum-challenged"):
    """A member doubts the quorum that is presumed; the next entry of the meeting is the reading taken anew."""

    meeting: str
    member: str


class SecrecyDemanded(Entry, frozen=True, kw_only=True, tag="secrecy-demanded"):
    """Somebody asks for a secret ballot on this item, or takes it back: `demands` is how many ask now, never who."""

    meeting: str
    item: str
    demands: int


class ProcedureObjected(Entry, frozen=True, kw_only=True, tag="procedure-objected"):
    """A member does not want the vote in writing; said openly, so it stands here by name (by id)."""

    meeting: str
    member: str
