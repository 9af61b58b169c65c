"""What bylaws mean: a handful of evenings that every body knows, each read with the rules that count on the evening.

All seats are taken to be filled, and whoever is there is mixed like the seats, so that a preview needs no names.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction

from msgspec import Struct

from juryvote.rules.bylaws import Bylaws
from juryvote.rules.ids import MemberId, SeatId
from juryvote.rules.majority import Outcome, read_majority
from juryvote.rules.people import Seat
from juryvote.rules.quorum import read_quorum
from juryvote.rules.room import Room, count_heads
from juryvote.rules.sentences import Say, german, join
from juryvote.rules.tally import Counts


class Situation(Struct, frozen=True, kw_only=True):
    """`needed_yes` is None where nothing can be decided; `outcome` is there where the votes are counted."""

    code: str
    title: str
    here: int
    recused: int
    met: bool
    needed_yes: int | None
    sentence: str
    outcome: Outcome | None = None


def situations(bylaws: Bylaws, groups: Sequence[str], *, say: Say = german) -> tuple[Situation, ...]:
    """For a body with one seat for each of `groups`; nothing for a body without seats."""
    order = _mixed(groups)
    made = (_read(bylaws, groups, order, scene, say) for scene in _scenes(bylaws, groups, order, say))
    return tuple(made) if groups else ()


class _Scene(Struct, frozen=True, kw_only=True):
    code: str
    title: str
    here: int
    recused: int = 0
    second: bool = False
    tie: bool = False


def _scenes(bylaws: Bylaws, groups: Sequence[str], order: Sequence[int], say: Say) -> Iterator[_Scene]:
    n = len(groups)
    least = _least(bylaws, groups, order)
    yield _Scene(code="all", title=say("Alle sind da"), here=n)
    if n > 1:
        yield _Scene(code="one-away", title=say("Eine Person fehlt"), here=n - 1)
    if least:
        yield _Scene(code="least", title=say("Gerade noch beschlussfähig"), here=least)
    if least > 1:
        yield _Scene(code="too-few", title=say("Eine Person zu wenig"), here=least - 1)
    yield from _biased(n, say)
    second = say("Zweite Einladung, wenige sind da")
    yield _Scene(code="second", title=second, here=max(1, least - 1), second=True)
    if n > 1:
        yield _Scene(code="tie", title=say("Gleichstand"), here=n - n % 2, tie=True)


def _biased(n: int, say: Say) -> Iterator[_Scene]:
    """Two who are there are biased, and then more than half of all."""
    if n > 3:
        title = say("Zwei fehlen, zwei sind befangen") if n > 4 else say("Zwei sind befangen")
        yield _Scene(code="two-recused", title=title, here=n - 2 if n > 4 else n, recused=2)
    yield _Scene(code="most-recused", title=say("Mehr als die Hälfte ist befangen"), here=n, recused=n // 2 + 1)


def _least(bylaws: Bylaws, groups: Sequence[str], order: Sequence[int]) -> int:
    """The fewest people with whom the body is quorate; 0 where it never is."""
    rooms = ((k, _room(groups, order, k)) for k in range(1, len(groups) + 1))
    return next((k for k, room in rooms if read_quorum(bylaws, room).met), 0)


def _read(bylaws: Bylaws, groups: Sequence[str], order: Sequence[int], scene: _Scene, say: Say) -> Situation:
    room = _room(groups, order, scene.here, recused=scene.recused, second=scene.second)
    quorum = read_quorum(bylaws, room, say=say)
    votes = len(count_heads(bylaws, room).voting)
    counts = Counts(yes=votes // 2, no=votes // 2, abstain=votes % 2) if scene.tie else None
    majority = read_majority(bylaws, room, quorate=quorum.met, counts=counts, say=say)
    return Situation(
        code=scene.code,
        title=scene.title,
        here=scene.here,
        recused=scene.recused,
        met=quorum.met,
        needed_yes=majority.needed_yes if quorum.met and votes else None,
        sentence=join(quorum.sentence, majority.sentence if quorum.met else "", *quorum.warnings, *majority.warnings),
        outcome=majority.outcome,
    )


def _room(groups: Sequence[str], order: Sequence[int], here: int, *, recused: int = 0, second: bool = False) -> Room:
    """The first `here` of the order are there; the recused are the last of them."""
    present = tuple(MemberId(f"m{seat}") for seat in order[:here])
    return Room(
        seats=tuple(Seat(id=SeatId(f"s{n}"), group=group, holder=MemberId(f"m{n}")) for n, group in enumerate(groups)),
        present=present,
        recused=frozenset(present[here - recused :]),
        second_invitation=second,
    )


def _mixed(groups: Sequence[str]) -> tuple[int, ...]:
    """Seats in such an order that however many come, every group has about its share; the larger group comes first."""
    sizes, seen = Counter(groups), Counter[str]()
    place: dict[int, tuple[Fraction, int, str]] = {}
    for seat, group in enumerate(groups):
        place[seat] = (Fraction(2 * seen[group] + 1, sizes[group]), -sizes[group], group)
        seen[group] += 1
    return tuple(sorted(place, key=lambda seat: place[seat]))
