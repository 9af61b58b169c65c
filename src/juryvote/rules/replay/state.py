"""What the journal has said so far: the state that one replay builds up entry by entry, and that nobody else sees."""

from collections.abc import Callable, Mapping
from typing import Any

from msgspec import Struct, field

from juryvote.rules import entries as e
from juryvote.rules.between import Mandate
from juryvote.rules.bylaws import Bylaws, DecisionsAre
from juryvote.rules.grants import Standing
from juryvote.rules.invitation import Invitation, counts_second
from juryvote.rules.moment import Holding, People, room_of
from juryvote.rules.presumption import Held, leaning
from juryvote.rules.replay.drawing import Drawing
from juryvote.rules.room import Fact, Numbers, Room
from juryvote.rules.ties import TieBreak
from juryvote.rules.written import asked


class Fund(Struct, kw_only=True):
    budget: int
    reserved: int = 0
    granted: int = 0


class Vote(Struct, kw_only=True):
    """One ballot. `left` are those still on the roll, `majority` is the reading that stands, `paper` slips counted.

    Where single groups must agree, `groups` are their sizes as they stand and `group_of` says whose group is which.
    `asked` is what a round of an election must ask, `drawn` is the order of its lot.
    """

    opened: e.BallotOpened
    left: list[str]
    majority: e.Majority
    state: str = "open"
    paper: int = 0
    closed: e.BallotClosed | None = None
    decision: str | None = None
    groups: dict[str, Numbers] = field(default_factory=dict)
    group_of: dict[str, str] = field(default_factory=dict)
    asked: e.ElectionRound | None = None
    drawn: list[int] = field(default_factory=list)
    told: TieBreak | None = None
    sound: bool = False  # its slips, hands and groups add up
    room: Room | None = None  # of the moment whose quorum counts, with the readings it leans on
    room_held: Held | None = None


class Evening(Struct, kw_only=True):
    """One meeting. `present` is in order of arrival, `recused` and `demands` (for secrecy) are by item.

    `held` are the quorum readings that later ones lean on; `doubter` doubts them until the next reading.
    `came` are all who ever checked in; `drawn` are the alternates in the order of the lot, which had promised `lot`.
    `listed` are candidates by item and member with their numbers; who has `withdrawn` keeps the number.
    `objections` are those to a vote in writing; when there are enough, `stop` is the reason for which it ends.
    """

    planned: e.MeetingPlanned
    state: str = "planned"
    bylaws: Bylaws | None = None
    second_invitation: bool = False
    present: list[str] = field(default_factory=list)
    items: dict[str, e.ItemAdded] = field(default_factory=dict)
    called: str | None = None
    decided: set[str] = field(default_factory=set)
    recused: dict[str, set[str]] = field(default_factory=dict)
    demands: dict[str, int] = field(default_factory=dict)
    running: Vote | None = None
    held: Held | None = None
    doubter: str | None = None
    facts: dict[str, Fact] = field(default_factory=dict)
    came: set[str] = field(default_factory=set)
    excused: set[str] = field(default_factory=set)
    lot: str = ""
    drawn: list[str] | None = None
    listed: dict[str, dict[str, int]] = field(default_factory=dict)
    withdrawn: dict[str, set[str]] = field(default_factory=dict)
    disputes: dict[tuple[str, str], str] = field(default_factory=dict)  # by item and member
    adopted: dict[str, list[e.Amendment]] = field(default_factory=dict)  # amendments by item
    unruled: str | None = None  # a ballot about a conflict, until it is said what follows
    objections: set[str] = field(default_factory=set)
    excluded: list[e.Excluded] = field(default_factory=list)
    stop: str = ""

    @property
    def in_writing(self) -> bool:
        return bool(self.planned.ends_on)


class Made(Struct, kw_only=True):
    """One decision: its newest version, whether it is public, who was found biased, and whether it hangs on them."""

    meeting: str
    ballot: str = ""
    version: int = 1
    published: bool = False
    biased: list[str] = field(default_factory=list)
    decisive: bool = False
    reopened: bool = False


class Granted(Struct, kw_only=True):
    """Money that a decision gave, and what followed; not `seen` where the decision is withheld from this bundle."""

    fund: str
    standing: Standing
    seen: bool = True
    proposal: str | None = None


class State(Struct, kw_only=True):
    """`unseen` counts, by kind, the entries whose content is withheld. `decided` are proposals, `numbers` by year.

    `executives` are decisions without the body, and whether it was told; `mandates` are by the decision that gave them.
    `grants` are by the decision that gave them; `confirmed` says what became of advice.
    `withheld` are the kinds of which something is ever withheld.
    `rejected` are the days on which a proposal was rejected, `retabled` is how often it came back.

    `archives` are the bundle's sealed archives by file name, `read_archive` is who can read them.
    """

    at: str = ""
    form: str | None = None
    bylaws: dict[str, Bylaws] = field(default_factory=dict)
    adopted: dict[str, str] = field(default_factory=dict)  # bylaws that can be read → the day they take effect, or ""
    members: set[str] = field(default_factory=set)
    strangers: set[str] = field(default_factory=set)
    seats: dict[str, e.SeatCreated] = field(default_factory=dict)
    holdings: list[Holding] = field(default_factory=list)
    funds: dict[str, Fund] = field(default_factory=dict)
    rounds: dict[str, e.RoundOpened] = field(default_factory=dict)
    proposals: dict[str, e.ProposalAdmitted] = field(default_factory=dict)
    meetings: dict[str, Evening] = field(default_factory=dict)
    votes: dict[str, Vote] = field(default_factory=dict)
    decisions: dict[str, Made] = field(default_factory=dict)
    draws: dict[str, Drawing] = field(default_factory=dict)
    decided: set[str] = field(default_factory=set)
    executives: dict[str, bool] = field(default_factory=dict)
    executive_numbers: dict[int, int] = field(default_factory=dict)
    mandates: dict[str, Mandate] = field(default_factory=dict)
    grants: dict[str, Granted] = field(default_factory=dict)
    confirmed: dict[str, bool] = field(default_factory=dict)
    rejected: dict[str, list[str]] = field(default_factory=dict)
    retabled: dict[str, int] = field(default_factory=dict)
    minuted: set[str] = field(default_factory=set)  # meetings whose minutes are approved
    numbers: dict[int, int] = field(default_factory=dict)
    unseen: dict[str, int] = field(default_factory=dict)
    withheld: set[str] = field(default_factory=set)
    archives: Mapping[str, bytes] = field(default_factory=dict)
    read_archive: Callable[[bytes], Any] | None = None


def room_now(state: State, evening: Evening, item: str | None) -> Room:
    """The room of this evening as it is now, for one item or for none; in writing, all who are asked."""
    room = room_of(
        seats=[(seat.seat, seat.group) for seat in sorted(state.seats.values(), key=lambda seat: seat.number)],
        holdings=state.holdings,
        day=evening.planned.day,
        present=evening.present,
        recused=evening.recused.get(item or "", ()),
        second_invitation=_second(evening, item),
        people=People(drawn=evening.drawn or (), facts=evening.facts, challenged_by=evening.doubter),
    )
    return asked(room) if evening.in_writing else room


def said_in(state: State, meeting: str) -> DecisionsAre:
    """Whether a yes was the last word that evening, as its bylaws say."""
    evening = state.meetings.get(meeting)
    return evening.bylaws.decisions_are if evening and evening.bylaws else DecisionsAre.by_form


def held_now(evening: Evening, room: Room) -> Held | None:
    """The earlier readings that count for the item at hand."""
    return leaning(evening.held, second=room.second_invitation)


def _second(evening: Evening, item: str | None) -> bool:
    came = frozenset(known.item for known in evening.items.values() if known.came_from)
    invitation = Invitation(second=evening.second_invitation, first=evening.planned.second_of, items=came)
    return counts_second(evening.bylaws, invitation, item) if evening.bylaws else False


def first_difference(said: Struct, right: Struct) -> tuple[str, object, object] | None:
    """The first field in which two values of one kind differ: its name, what is said, what is right."""
    return next(
        (
            (name, getattr(said, name), getattr(right, name))
            for name in said.__struct_fields__
            if getattr(said, name) != getattr(right, name)
        ),
        None,
    )


FIELDS: Mapping[str, str] = {
    "met": "beschlussfähig",
    "needed": "nötig",
    "counted": "gezählt",
    "base": "Grundzahl",
    "sentence": "Begründung",
    "needed_yes": "nötige Ja-Stimmen",
    "yes": "Ja",
    "no": "Nein",
    "abstain": "Enthaltung",
    "invalid": "ungültig",
}
