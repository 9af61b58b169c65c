"""Who counts for what at this moment: the five numbers S, F, E, A and P that every reading is made of.

S seats, F seats with a holder, E those entitled on the item, A those present, P those present who may vote. A seat is
spoken for by one person only: its holder, or the alternate who acts for an absent one. Whoever has no vote at all (too
young, too new, lapsed) fills a seat and is otherwise like a guest: in F, but not in E, A or P.
"""

from collections import Counter
from enum import StrEnum

from msgspec import Struct

from juryvote.rules.alternates import speakers
from juryvote.rules.bylaws import Alternates, Breach, Bylaws
from juryvote.rules.ids import MemberId
from juryvote.rules.rights import Voteless, sharing, sharing_told, unknown_told, voteless, voteless_told
from juryvote.rules.scene import Fact, Room
from juryvote.rules.sentences import Say, german, one_or_many
from juryvote.rules.shares import threshold

__all__ = ["Fact", "Heads", "Numbers", "Room", "Suspended", "Voice", "count_heads", "group_numbers", "room_warnings"]


class Numbers(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """S, F, E and P as numbers: all that a majority needs, and what a frozen roll keeps."""

    seats: int
    filled: int
    entitled: int
    voting: int


class Voice(Struct, frozen=True, kw_only=True):
    """The one person who speaks for a filled seat on this item."""

    member: MemberId
    group: str
    present: bool
    recused: bool
    voteless: Voteless | None = None

    @property
    def votes(self) -> bool:
        return self.voteless is None


class Suspended(StrEnum):
    """Why somebody who is here and could vote does not."""

    latest = "latest"  # came last of the other groups, and the group that must be strong enough is not
    sharing = "sharing"  # the institution or household has its one vote already


class Heads(Struct, frozen=True, kw_only=True):
    """`voices` are the filled seats in seat order; `suspended` are present and unbiased but without a vote.

    `sharing` are those of the suspended whose institution or household already has its one vote.
    """

    seats: int
    voices: tuple[Voice, ...]
    suspended: frozenset[MemberId] = frozenset()
    sharing: frozenset[MemberId] = frozenset()

    @property
    def filled(self) -> int:
        return len(self.voices)

    @property
    def entitled(self) -> tuple[MemberId, ...]:
        """E: holders, and alternates who act for them, who have a vote and are not recused, present or not."""
        return tuple(voice.member for voice in self.voices if voice.votes and not voice.recused)

    @property
    def here(self) -> tuple[MemberId, ...]:
        """A: present, with a vote, recused or not."""
        return tuple(voice.member for voice in self.voices if voice.votes and voice.present)

    @property
    def unbiased(self) -> tuple[MemberId, ...]:
        """Present and not recused; the same as `voting` unless somebody is suspended."""
        return tuple(voice.member for voice in _unbiased(self.voices))

    @property
    def voting(self) -> tuple[MemberId, ...]:
        """P: present, not recused, with a vote."""
        return tuple(member for member in self.unbiased if member not in self.suspended)

    @property
    def why_suspended(self) -> dict[MemberId, Suspended]:
        """The suspended, sorted, each with the reason."""
        shared, latest = Suspended.sharing, Suspended.latest
        return {member: shared if member in self.sharing else latest for member in sorted(self.suspended)}

    @property
    def recused(self) -> int:
        """Filled seats whose voice is recused, present or not."""
        return sum(voice.votes and voice.recused for voice in self.voices)

    @property
    def numbers(self) -> Numbers:
        return Numbers(seats=self.seats, filled=self.filled, entitled=len(self.entitled), voting=len(self.voting))


def count_heads(bylaws: Bylaws, room: Room) -> Heads:
    """Everybody's standing on the item, by these bylaws."""
    voices = _voices(bylaws, room)
    arrived = sorted((voice.member for voice in _unbiased(voices)), key=room.here.__getitem__)
    twice = sharing(bylaws.votes, room, arrived)
    rest = tuple(voice for voice in voices if voice.member not in twice)
    return Heads(seats=len(room.seats), voices=voices, suspended=twice | _suspended(bylaws, room, rest), sharing=twice)


def group_numbers(bylaws: Bylaws, room: Room) -> dict[str, Numbers]:
    """S, F, E and P of every group, as a majority by group needs them; a frozen roll keeps these too."""
    heads = count_heads(bylaws, room)
    group_of = {voice.member: voice.group for voice in heads.voices}
    seats = Counter(seat.group for seat in room.seats)
    filled = Counter(voice.group for voice in heads.voices)
    entitled = Counter(group_of[member] for member in heads.entitled)
    voting = Counter(group_of[member] for member in heads.voting)
    return {
        group: Numbers(seats=seats[group], filled=filled[group], entitled=entitled[group], voting=voting[group])
        for group in sorted(seats)
    }


def room_warnings(bylaws: Bylaws, room: Room, *, say: Say = german) -> tuple[str, ...]:
    """What the chair should know about who counts, beyond the numbers."""
    heads = count_heads(bylaws, room)
    latest, twice = len(heads.suspended - heads.sharing), len(heads.sharing)
    found = (
        _undrawn(bylaws, room, say),
        _suspension(latest, say),
        sharing_told(bylaws.votes.one_per, twice, say) if twice else "",
        *_without_a_vote(heads, say),
        *unknown_told(bylaws.votes, [room.fact(voice.member) for voice in heads.voices], say),
    )
    return tuple(filter(None, found))


def _voices(bylaws: Bylaws, room: Room) -> tuple[Voice, ...]:
    return tuple(
        Voice(
            member=member,
            group=seat.group,
            present=member in room.here,
            recused=member in room.recused,
            voteless=voteless(bylaws.votes, room.fact(member)),
        )
        for seat, member in speakers(bylaws, room)
    )


def _unbiased(voices: tuple[Voice, ...]) -> tuple[Voice, ...]:
    return tuple(voice for voice in voices if voice.votes and voice.present and not voice.recused)


def _suspended(bylaws: Bylaws, room: Room, voices: tuple[Voice, ...]) -> frozenset[MemberId]:
    """Under `suspend-latest` the last to come from the other groups, until the group has its share of the rest."""
    rule = bylaws.quorum.group
    if rule is None or rule.breach is not Breach.suspend_latest:
        return frozenset()
    free = _unbiased(voices)
    others = sorted((v.member for v in free if v.group != rule.name), key=room.here.__getitem__)
    ours = len(free) - len(others)
    keep = len(others)
    while keep and ours < threshold(rule.value, ours + keep):
        keep -= 1
    return frozenset(others[keep:])


def _undrawn(bylaws: Bylaws, room: Room, say: Say) -> str:
    waiting = bylaws.alternates is Alternates.drawn and any(seat.alternates for seat in room.seats)
    if waiting and not room.drawn:
        return say("Die Stellvertretungen sind noch nicht ausgelost, deshalb stimmt keine mit.")
    return ""


def _without_a_vote(heads: Heads, say: Say) -> list[str]:
    times = Counter(voice.voteless for voice in heads.voices if voice.present)
    return [voteless_told(reason, times[reason], say) for reason in Voteless if times[reason]]


def _suspension(n: int, say: Say) -> str:
    if n == 0:
        return ""
    return one_or_many(
        n,
        say("Die zuletzt gekommene Person der anderen Gruppen stimmt nicht mit."),
        say("Die {n} zuletzt gekommenen Personen der anderen Gruppen stimmen nicht mit."),
    ).format(n=n)
