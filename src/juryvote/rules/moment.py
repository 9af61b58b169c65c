"""What numbers a moment of a meeting has: one calculation for the room, for the journal and for whoever recounts it.

The actions call it when a thing happens, `replay` calls it when the journal says that it happened; both must get the
same. The opening of a ballot freezes roll, readings and needed numbers: a later closing reads only the quorum anew.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from msgspec import Struct

from juryvote.rules.alternates import could_stand_in, speakers
from juryvote.rules.bylaws import Bylaws, OpenQuorumLost
from juryvote.rules.doubled import UNTOLD, GroupVotes
from juryvote.rules.entries import Majority, Quorum
from juryvote.rules.ids import MemberId, SeatId
from juryvote.rules.majority import MajorityReading, decide, read_majority
from juryvote.rules.money import euro
from juryvote.rules.people import Seat
from juryvote.rules.presumption import Held
from juryvote.rules.quorum import kept, presumed, read_quorum
from juryvote.rules.room import Fact, Numbers, Room, count_heads
from juryvote.rules.scene import Writing
from juryvote.rules.tally import Counts
from juryvote.rules.ties import OPEN, TieBreak


class Holding(Struct, frozen=True, kw_only=True):
    """Who sits on a seat as `holder` or `alternate`, from `since` up to and including `until` (open end: None).

    `rank` orders the alternates of one seat; with equal ranks whoever is named longer comes first.
    """

    seat: str
    member: str
    role: str
    since: str
    until: str | None
    rank: int = 0


class People(Struct, frozen=True, kw_only=True):
    """What a meeting knows of people beyond seats and arrival: the lot, facts by member, and who doubts the quorum."""

    drawn: Sequence[str] = ()
    facts: Mapping[str, Fact] = {}
    challenged_by: str | None = None


NOTHING_KNOWN = People()


def outlasts(holding: Holding, seat: str, member: str, day: str) -> bool:
    """This member holds this seat on that day, and longer."""
    same = (holding.role, holding.seat, holding.member) == ("holder", seat, member)
    return same and holds_on(holding, day) and holding.until != day


def holds_on(holding: Holding, day: str) -> bool:
    """Both the first and the last day count."""
    return holding.since <= day and (holding.until is None or day <= holding.until)


def day_before(day: str) -> str:
    """A holding that ends the day before it began never held: a mistake taken back."""
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


def room_of(
    *,
    seats: Iterable[tuple[str, str]],
    holdings: Iterable[Holding],
    day: str,
    present: Sequence[str],
    recused: Iterable[str] = (),
    second_invitation: bool = False,
    people: People = NOTHING_KNOWN,
) -> Room:
    """The room on the meeting's `day`: seats (id, group) in the order of their numbers, people in order of arrival."""
    # The order in which holdings are handed over must never matter.
    now = sorted(
        (held for held in holdings if holds_on(held, day)), key=lambda held: (held.rank, held.since, held.member)
    )
    on_seat: dict[str, list[Holding]] = {}
    for held in now:
        on_seat.setdefault(held.seat, []).append(held)
    return Room(
        seats=tuple(_seat(seat, group, on_seat.get(seat, [])) for seat, group in seats),
        present=tuple(MemberId(member) for member in present),
        recused=frozenset(MemberId(member) for member in recused),
        second_invitation=second_invitation,
        drawn=tuple(MemberId(member) for member in people.drawn),
        facts={MemberId(member): fact for member, fact in people.facts.items()},
        challenged_by=None if people.challenged_by is None else MemberId(people.challenged_by),
    )


def roll_of(bylaws: Bylaws, room: Room) -> list[str]:
    """Who may vote: present, in function, not recused, not suspended; sorted by id.

    Where it begins in writing, alternates as well: their slips count if those they stand in for give none.
    """
    standing_in = could_stand_in(bylaws, room) if room.writing is Writing.asked else frozenset()
    return sorted({*count_heads(bylaws, room).voting, *standing_in})


def recused_present(room: Room, bylaws: Bylaws | None = None) -> int:
    """How many are here and recused on the item: holders, and alternates of those who are not here.

    With the bylaws also those whom a pool, a lot or a waiting list makes speak for a seat that does not name them.
    """
    here = set(room.present)
    standing = {member for seat in room.seats for member in _standing(seat, here)}
    if bylaws is not None:
        standing |= {member for _, member in speakers(bylaws, room)}
    return len(standing & here & room.recused)


def quorum_of(bylaws: Bylaws, room: Room, held: Held | None = None) -> Quorum:
    """The reading as the journal keeps it; with the meeting's earlier readings it may be presumed."""
    if held is None:
        return kept(read_quorum(bylaws, room))
    return presumed(bylaws, room, opening=held.opening, challenge=held.challenge)


def opening_readings(
    bylaws: Bylaws, room: Room, *, held: Held | None = None, sealed: bool = False
) -> tuple[Quorum, Majority]:
    """What is announced before a ballot: whether the room is quorate, and how many must say yes."""
    quorum = quorum_of(bylaws, room, held)
    return quorum, _kept(read_majority(bylaws, room, quorate=quorum.met, groups=GroupVotes(sealed=sealed)))


def question_of(title: str, amount_cents: int | None, condition: str = "") -> str:
    """The exact text that a ballot puts to the vote, with what the grant hangs on."""
    if amount_cents is None:
        return under(f"Stimmen Sie „{title}“ zu?", condition)
    return under(f"Soll „{title}“ {euro(amount_cents)} bekommen?", condition)


def under(question: str, condition: str) -> str:
    return f"{question} Auflage: {condition}" if condition else question


def strike(bylaws: Bylaws, *, before: Majority, left: int, groups: GroupVotes = UNTOLD) -> Majority:
    """The needed numbers after one person was struck from the roll and `left` people remain on it.

    `before` is the reading that stood until then: of the opening, or of an earlier strike. `groups` are the sizes
    after the strike (`without_one`).
    """
    # Whoever was on the roll was entitled: without the person one fewer is. Seats stay seats.
    entitled = before.base - 1
    numbers = Numbers(seats=before.base, filled=before.base, entitled=entitled, voting=left)
    return _kept(decide(bylaws, numbers=numbers, quorate=True, groups=groups))


def closing(
    bylaws: Bylaws,
    room: Room,
    *,
    opening: tuple[Quorum, Majority],
    roll: Sequence[str],
    counts: Counts,
    held: Held | None = None,
    ties: TieBreak = OPEN,
    groups: GroupVotes = UNTOLD,
) -> tuple[Quorum, Majority, str]:
    """What the votes came to: quorum, majority and outcome.

    `room` is the room now, `roll` is who is left on the roll. `opening` are the readings that stand: both of the
    opening, but after a strike the majority of the last strike. More votes than names on the roll is a ValueError.
    `held` are the meeting's earlier quorum readings, `groups` the frozen sizes (`group_numbers` at the opening).
    In writing only now it is known who took part: all numbers are those of the room now.
    """
    if room.writing is not None:
        opening, roll = opening_readings(bylaws, room), roll_of(bylaws, room)
    quorum, majority = opening
    if bylaws.open_quorum_lost is OpenQuorumLost.void:
        quorum = quorum_of(bylaws, room, held)
    # Only one of the three is read, by the bylaws' `of`; it is the base that was announced.
    base = majority.base
    numbers = Numbers(seats=base, filled=base, entitled=base, voting=len(roll))
    reading = decide(bylaws, numbers=numbers, quorate=quorum.met, counts=counts, ties=ties, groups=groups)
    assert reading.outcome is not None  # there are counts
    return quorum, _kept(reading), reading.outcome.value


def _standing(seat: Seat, here: set[MemberId]) -> tuple[MemberId, ...]:
    if seat.holder is None:
        return ()
    return (seat.holder,) if seat.holder in here else seat.alternates


def _seat(seat: str, group: str, held: list[Holding]) -> Seat:
    holders = [MemberId(one.member) for one in held if one.role == "holder"]
    alternates = tuple(MemberId(one.member) for one in held if one.role == "alternate")
    return Seat(id=SeatId(seat), group=group, holder=holders[-1] if holders else None, alternates=alternates)


def _kept(reading: MajorityReading) -> Majority:
    return Majority(needed_yes=reading.needed_yes, base=reading.base, sentence=reading.sentence)
