"""Who counts for what at this moment: the five numbers S, F, E, A and P that every reading is made of.

S seats, F seats with a holder, E those entitled on the item, A those present, P those present who may vote. A seat is
spoken for by one person only: its holder, or the alternate who acts for an absent one.
"""

from msgspec import Struct

from juryvote.rules.bylaws import Alternates, Breach, Bylaws
from juryvote.rules.ids import MemberId
from juryvote.rules.people import Seat
from juryvote.rules.sentences import Say, german, one_or_many
from juryvote.rules.shares import threshold


class Room(Struct, frozen=True, kw_only=True):
    """`seats` in the order of their numbers, `present` in order of arrival, `recused` on the item at hand."""

    seats: tuple[Seat, ...]
    present: tuple[MemberId, ...] = ()
    recused: frozenset[MemberId] = frozenset()
    second_invitation: bool = False


class Numbers(Struct, frozen=True, kw_only=True):
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


class Heads(Struct, frozen=True, kw_only=True):
    """`voices` are the filled seats in seat order; `suspended` are present and unbiased but without a vote."""

    seats: int
    voices: tuple[Voice, ...]
    suspended: frozenset[MemberId] = frozenset()

    @property
    def filled(self) -> int:
        return len(self.voices)

    @property
    def entitled(self) -> tuple[MemberId, ...]:
        """E: holders, and alternates who act for them, who are not recused, present or not."""
        return tuple(voice.member for voice in self.voices if not voice.recused)

    @property
    def here(self) -> tuple[MemberId, ...]:
        """A: present, recused or not."""
        return tuple(voice.member for voice in self.voices if voice.present)

    @property
    def unbiased(self) -> tuple[MemberId, ...]:
        """Present and not recused; the same as `voting` unless somebody is suspended."""
        return tuple(voice.member for voice in _unbiased(self.voices))

    @property
    def voting(self) -> tuple[MemberId, ...]:
        """P: present, not recused, with a vote."""
        return tuple(member for member in self.unbiased if member not in self.suspended)

    @property
    def recused(self) -> int:
        """Filled seats whose voice is recused, present or not."""
        return sum(voice.recused for voice in self.voices)

    @property
    def numbers(self) -> Numbers:
        return Numbers(seats=self.seats, filled=self.filled, entitled=len(self.entitled), voting=len(self.voting))


def count_heads(bylaws: Bylaws, room: Room) -> Heads:
    """Everybody's standing on the item, by these bylaws."""
    voices = _voices(bylaws, room)
    return Heads(seats=len(room.seats), voices=voices, suspended=_suspended(bylaws, room, voices))


def room_warnings(bylaws: Bylaws, room: Room, *, say: Say = german) -> tuple[str, ...]:
    """What the chair should know about who counts, beyond the numbers."""
    heads = count_heads(bylaws, room)
    return tuple(filter(None, (_uncounted(bylaws, room, say), _suspension(len(heads.suspended), say))))


def _voices(bylaws: Bylaws, room: Room) -> tuple[Voice, ...]:
    taken = {seat.holder for seat in room.seats}
    voices = []
    for seat in room.seats:
        if seat.holder is None:
            continue
        member = _speaker(bylaws, room, seat.holder, [m for m in seat.alternates if m not in taken])
        taken.add(member)  # one person speaks for one seat, even when named for two
        voices.append(
            Voice(member=member, group=seat.group, present=member in room.present, recused=member in room.recused)
        )
    return tuple(voices)


def _speaker(bylaws: Bylaws, room: Room, holder: MemberId, alternates: list[MemberId]) -> MemberId:
    """The holder, unless an alternate may step in and is there."""
    if bylaws.alternates is not Alternates.personal:
        return holder
    if holder in room.recused and not bylaws.recused_alternate:
        return holder
    there = [member for member in (holder, *alternates) if member in room.present]
    unbiased = [member for member in there if member not in room.recused]
    ready = unbiased if unbiased and bylaws.recused_alternate else there
    return ready[0] if ready else holder


def _unbiased(voices: tuple[Voice, ...]) -> tuple[Voice, ...]:
    return tuple(voice for voice in voices if voice.present and not voice.recused)


def _suspended(bylaws: Bylaws, room: Room, voices: tuple[Voice, ...]) -> frozenset[MemberId]:
    """Under `suspend-latest` the last to come from the other groups, until the group has its share of the rest."""
    rule = bylaws.quorum.group
    if rule is None or rule.breach is not Breach.suspend_latest:
        return frozenset()
    free = _unbiased(voices)
    others = sorted((v.member for v in free if v.group != rule.name), key=room.present.index)
    ours = len(free) - len(others)
    keep = len(others)
    while keep and ours < threshold(rule.value, ours + keep):
        keep -= 1
    return frozenset(others[keep:])


def _uncounted(bylaws: Bylaws, room: Room, say: Say) -> str:
    pooled = bylaws.alternates in (Alternates.ranked, Alternates.drawn)
    if pooled and any(seat.alternates for seat in room.seats):
        return say("Stellvertretungen nach Rangfolge oder Los sind hier nicht mitgezählt.")
    return ""


def _suspension(n: int, say: Say) -> str:
    if n == 0:
        return ""
    return one_or_many(
        n,
        say("Die zuletzt gekommene Person der anderen Gruppen stimmt nicht mit."),
        say("Die {n} zuletzt gekommenen Personen der anderen Gruppen stimmen nicht mit."),
    ).format(n=n)
