"""Who speaks for each filled seat: its holder, or an alternate by one of the four models bodies really use.

personal: named for one seat · ranked: a pool per group, in order of rank · drawn: the same pool, in the order of
tonight's lot · vacancy: a waiting list, which moves up only when a seat is vacant.
"""

from collections.abc import Iterable, Iterator, Mapping

from juryvote.rules.bylaws import Alternates, Bylaws
from juryvote.rules.ids import MemberId
from juryvote.rules.people import Seat
from juryvote.rules.rights import voteless
from juryvote.rules.scene import Room

Speakers = Iterator[tuple[Seat, MemberId]]


def speakers(bylaws: Bylaws, room: Room) -> Speakers:
    """Filled seats in the order of their numbers, each with the one person who speaks for it."""
    if bylaws.alternates is Alternates.vacancy:
        return _moved_up(room)
    return _standing_in(bylaws, room)


def could_stand_in(bylaws: Bylaws, room: Room) -> frozenset[MemberId]:
    """Whoever is here and would speak for a holder if only enough others were not: for a vote in writing."""
    found: set[MemberId] = set()
    pools = _pools(room)
    for seat in room.seats:
        holder = seat.holder
        if holder is None or not _has_vote(bylaws, room, holder):
            continue
        if bylaws.recused_alternate or holder not in room.recused:
            found.update(_candidates(bylaws, room, seat, pools))
    return frozenset(found - {seat.holder for seat in room.seats} - room.recused)


def pool(seats: Iterable[Seat], group: str) -> tuple[MemberId, ...]:
    """A group's alternates in order of rank: seat by seat, as each seat names them, everybody once."""
    named = (member for seat in seats if seat.group == group for member in seat.alternates)
    return tuple(dict.fromkeys(named))


def _pools(room: Room) -> dict[str, tuple[MemberId, ...]]:
    """By group; once for all seats, so that a school hall does not take the square of a jury's time."""
    return {group: pool(room.seats, group) for group in {seat.group for seat in room.seats}}


def _standing_in(bylaws: Bylaws, room: Room) -> Speakers:
    taken = {seat.holder for seat in room.seats}
    pools = _pools(room)
    left = _places(bylaws, room)
    for seat in room.seats:
        if (holder := seat.holder) is None:
            continue
        if not _has_vote(bylaws, room, holder):  # there is no vote to stand in for
            yield seat, holder
            continue
        away = holder not in room.here
        free = [member for member in _candidates(bylaws, room, seat, pools) if member not in taken]
        member = holder if away and left <= 0 else _stand_in(bylaws, room, holder, free)
        left -= away and member != holder
        taken.add(member)  # one person speaks for one seat, even when named for two
        yield seat, member


def _moved_up(room: Room) -> Speakers:
    taken = {seat.holder for seat in room.seats}
    pools = _pools(room)
    for seat in room.seats:
        waiting = (member for member in pools[seat.group] if member not in taken)
        holder = next(waiting, None) if seat.holder is None else seat.holder
        if holder is not None:
            taken.add(holder)
            yield seat, holder


def _places(bylaws: Bylaws, room: Room) -> int:
    """How many absent holders the alternates of a pool may speak for: until N people of the body are here."""
    seats = len(room.seats)
    if bylaws.alternates is Alternates.personal or bylaws.alternates_until == "seats":
        return seats
    holders = {seat.holder for seat in room.seats if seat.holder is not None}
    here = [member for member in room.present if member in holders and _has_vote(bylaws, room, member)]
    return bylaws.alternates_until - len(here)


def _candidates(bylaws: Bylaws, room: Room, seat: Seat, pools: Mapping[str, tuple[MemberId, ...]]) -> list[MemberId]:
    """Alternates who are here, have a vote and may speak for this seat, the first in line first."""
    ours = pools[seat.group]
    line = {
        Alternates.none: (),
        Alternates.vacancy: (),
        Alternates.personal: seat.alternates,
        Alternates.ranked: ours,
        Alternates.drawn: tuple(member for member in room.drawn if member in ours),
    }[bylaws.alternates]
    here = (member for member in line if member in room.here)
    return [member for member in here if _has_vote(bylaws, room, member)]


def _has_vote(bylaws: Bylaws, room: Room, member: MemberId) -> bool:
    return voteless(bylaws.votes, room.fact(member)) is None


def _stand_in(bylaws: Bylaws, room: Room, holder: MemberId, free: list[MemberId]) -> MemberId:
    """The holder, unless an alternate may step in and is there."""
    if holder in room.recused and not bylaws.recused_alternate:
        return holder
    there = [member for member in (holder, *free) if member in room.here]
    unbiased = [member for member in there if member not in room.recused]
    ready = unbiased if unbiased and bylaws.recused_alternate else there
    return ready[0] if ready else holder
