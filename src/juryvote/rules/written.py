"""A vote in writing (Umlaufverfahren): who is asked, who answered, whose slip counts, and who is still waited for.

Nobody is in a room. Until the end everybody is present who may take part (`asked`), at the counting those who did
(`answered`): whoever voted or is recused. A seat has one vote: an alternate's counts where its member gave none.
"""

from collections.abc import Collection, Sequence

from msgspec.structs import replace

from juryvote.rules.bylaws import Breach, Bylaws
from juryvote.rules.ids import MemberId
from juryvote.rules.moment import roll_of
from juryvote.rules.room import Room, count_heads
from juryvote.rules.scene import Writing


def in_writing(bylaws: Bylaws) -> Bylaws:
    """The bylaws as they count here: nobody comes last, so where the last would not vote there is no decision."""
    group = bylaws.quorum.group
    if group is None or group.breach is not Breach.suspend_latest:
        return bylaws
    return replace(bylaws, quorum=replace(bylaws.quorum, group=replace(group, breach=Breach.block)))


def asked(room: Room) -> Room:
    """Everybody with a seat, and their alternates, whoever was in any room."""
    return replace(room, present=_everybody(room), writing=Writing.asked)


def answered(room: Room, voted: Collection[str]) -> Room:
    """Those who voted, and those who are recused."""
    there = tuple(member for member in _everybody(room) if member in voted or member in room.recused)
    return replace(room, present=there, writing=Writing.answered)


def overruled(bylaws: Bylaws, room: Room, voted: Collection[str]) -> list[str]:
    """Whose slip does not count: somebody who goes before speaks for the seat. Sorted by id."""
    return sorted(set(voted) - set(count_heads(bylaws, answered(room, voted)).voting))


def everybody_voted(bylaws: Bylaws, room: Room, voted: Collection[str]) -> bool:
    """Nothing that is still to come could count: for every seat its own person has voted."""
    return speak_first(bylaws, room) <= set(voted)


def speak_first(bylaws: Bylaws, room: Room) -> frozenset[MemberId]:
    """Who speaks for a seat if all answer: not the alternates of those who can vote themselves."""
    return frozenset(count_heads(bylaws, asked(room)).voting)


def waited_for(bylaws: Bylaws, room: Room, voted: Collection[str]) -> list[str]:
    """Who has not voted and would count: only these are reminded. Sorted by id."""
    return [
        member
        for member in roll_of(bylaws, asked(room))
        if member not in voted and member not in overruled(bylaws, room, {*voted, member})
    ]


def _everybody(room: Room) -> tuple[MemberId, ...]:
    named: Sequence[MemberId | None] = [one for seat in room.seats for one in (seat.holder, *seat.alternates)]
    return tuple(dict.fromkeys(member for member in named if member is not None))
