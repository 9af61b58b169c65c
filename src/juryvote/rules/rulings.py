"""The body decides whether somebody is biased, without that person (§ 20 (4) VwVfG): its question and its majority.

It is decided by an open vote and the plain majority of the votes cast; where it is equal, the motion that somebody is
biased has failed (§ 91 VwVfG). The bylaws' majority is made for grants and does not count here, their quorum does.
"""

from msgspec import Struct
from msgspec.structs import replace

from juryvote.rules.bylaws import Amounts, Bylaws, MajorityRule, Tie
from juryvote.rules.room import Room

CONFLICT = "conflict"  # what a ballot beside the proposal is about


class Place(Struct, frozen=True, kw_only=True):
    """Whom the question means, without a name: the holder of a seat, or somebody who stands in there."""

    seat: int
    holder: bool


def read_by(bylaws: Bylaws, *, ruling: bool, sums: bool = False) -> Bylaws:
    """The rules by which a ballot is read: those of the meeting, for a ruling with the plain majority."""
    if sums:
        return sums_bylaws(bylaws)
    return replace(bylaws, majority=MajorityRule()) if ruling else bylaws


def sums_bylaws(bylaws: Bylaws) -> Bylaws:
    """Each sum is a motion of its own. Where it is equal, the next lower sum comes, so nobody breaks a tie."""
    rule = MajorityRule(also=bylaws.majority.also) if bylaws.amounts is Amounts.median else bylaws.majority
    return replace(bylaws, majority=replace(rule, tie=Tie.reject))


def place_of(room: Room, member: str) -> Place | None:
    """Seats are numbered from 1 without a gap; a person who holds one is meant by it, else the first they stand in."""
    held = [number for number, seat in enumerate(room.seats, start=1) if seat.holder == member]
    if held:
        return Place(seat=held[0], holder=True)
    stands_in = [number for number, seat in enumerate(room.seats, start=1) if member in seat.alternates]
    return Place(seat=stands_in[0], holder=False) if stands_in else None


def conflict_question(place: Place, title: str) -> str:
    """The exact text that is put to the vote; it stands in the journal and names nobody."""
    if place.holder:
        return f"Ist das Mitglied auf Sitz {place.seat} bei „{title}“ befangen?"
    return f"Ist die Vertretung auf Sitz {place.seat} bei „{title}“ befangen?"
