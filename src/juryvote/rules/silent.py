"""Why somebody who is here has no vote on the item, and who votes for another: what pages tell each person."""

from enum import StrEnum

from juryvote.rules.alternates import speakers
from juryvote.rules.bylaws import Bylaws
from juryvote.rules.ids import MemberId
from juryvote.rules.rights import Voteless, voteless
from juryvote.rules.room import Suspended, count_heads
from juryvote.rules.scene import Room


class Silent(StrEnum):
    latest = Suspended.latest.value
    sharing = Suspended.sharing.value
    young = Voteless.young.value
    lapsed = Voteless.lapsed.value
    new = Voteless.new.value
    waiting = "waiting"  # an alternate who stands in for nobody


def silent(bylaws: Bylaws, room: Room) -> dict[MemberId, Silent]:
    """Everybody present with a place in the body who would not vote, sorted; who is only recused is not told here."""
    heads = count_heads(bylaws, room)
    found = {member: Silent(why) for member, why in heads.why_suspended.items()}
    found |= {voice.member: Silent(voice.voteless) for voice in heads.voices if voice.present and voice.voteless}
    for member in _alternates(room) - {voice.member for voice in heads.voices}:
        why = voteless(bylaws.votes, room.fact(member))
        found[member] = Silent(why) if why else Silent.waiting
    return dict(sorted(found.items()))


def standing_in(bylaws: Bylaws, room: Room) -> frozenset[MemberId]:
    """Those who are here and speak for a seat that is not their own."""
    return frozenset(member for seat, member in speakers(bylaws, room) if member != seat.holder and member in room.here)


def _alternates(room: Room) -> set[MemberId]:
    return {member for seat in room.seats for member in seat.alternates if member in room.here}
