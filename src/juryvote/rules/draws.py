"""Drawing a jury by public lot: what may be promised, how the seed is mixed, who is drawn, and who moves up.

The order is fixed: the seats of each quota as the team listed them, free seats (the group "") last; then the reserves
in the same order. Whoever is drawn leaves the pool. Tickets count from 1.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import partial
from hashlib import sha256
from unicodedata import normalize

from msgspec import Struct

from juryvote.rules import lots
from juryvote.rules.entries import PoolTicket, Quota
from juryvote.rules.sentences import Say, german

EVERYBODY = ""  # the group of free seats
BAR = "|"
LARGEST_POOL = 2000
MOST_DRAWN = 200  # seats and reserves of one quota
LONGEST_TEXT = 120
LEAST_WITNESSES = 2

Pick = Callable[[str, Sequence[str], int], Sequence[str]]  # what is drawn, of whom, how many -> in their order


class Drawn(Struct, frozen=True, kw_only=True):
    """Tickets in the order in which they came; one tuple for each quota."""

    taken: tuple[tuple[int, ...], ...]
    reserves: tuple[tuple[int, ...], ...]


def tidy(text: str) -> str:
    """One spelling for what people type, so that everybody who types it again mixes the same."""
    return " ".join(normalize("NFC", text).split())


def mixed(seed: bytes, public: str) -> bytes:
    """The seed that draws: with what the room brought in, neither the operator nor the room chose it alone."""
    return sha256(b"|".join((seed, public.encode()))).digest() if public else seed


def mark_of(*, salt: str, ticket: int, group: str, name: str, notes: str) -> str:
    """What stands for a person in the journal: the SHA-256 of `line_of`."""
    line = line_of(salt=salt, ticket=ticket, group=group, name=name, notes=notes)
    return sha256(line.encode()).hexdigest()


def line_of(*, salt: str, ticket: int, group: str, name: str, notes: str) -> str:
    """The text whose hash is the mark; any tool can compute it. A bar cannot stand in a list."""
    return BAR.join((salt, str(ticket), group, name, notes))


def digest_of(pool: Iterable[PoolTicket]) -> str:
    """The whole pool in one number: SHA-256 of a line `ticket|group|mark` for each, each with a line break."""
    lines = (f"{ticket}|{one.group}|{one.mark}\n" for ticket, one in enumerate(pool, start=1))
    return sha256("".join(lines).encode()).hexdigest()


def quota_problems(groups: Sequence[str], quotas: Sequence[Quota], say: Say = german) -> tuple[str, ...]:
    """Why this pool (each person's group) cannot be drawn so: a sentence for each reason; none where it can."""
    if not groups:
        return (say("Im Lostopf ist noch niemand."),)
    asked = sum(quota.seats for quota in quotas)
    if asked < 1:
        return (say("Es ist noch kein Platz zu vergeben."),)
    found = [*_shape_problems(quotas, say), *_short_groups(groups, quotas, say)]
    if not found and asked > len(groups):
        text = say("Personen im Lostopf: {there}, gebraucht werden {needed}.")
        found.append(text.format(there=len(groups), needed=asked))
    return tuple(found)


def _shape_problems(quotas: Sequence[Quota], say: Say) -> Iterable[str]:
    names = [quota.group for quota in quotas]
    if len(set(names)) < len(names):
        yield say("Eine Gruppe ist doppelt genannt.")
    if EVERYBODY in names[:-1]:
        yield say("Freie Plätze werden zuletzt gelost.")
    if any(not 0 <= n <= MOST_DRAWN for quota in quotas for n in (quota.seats, quota.reserves)):
        yield say("Eine Zahl ist zu groß oder kleiner als 0.")


def _short_groups(groups: Sequence[str], quotas: Sequence[Quota], say: Say) -> Iterable[str]:
    there = Counter(groups)
    texts = {
        0: say("In der Gruppe „{group}“ ist niemand, gebraucht werden {needed}."),
        1: say("In der Gruppe „{group}“ ist nur 1 Person, gebraucht werden {needed}."),
    }
    many = say("In der Gruppe „{group}“ sind nur {there} Personen, gebraucht werden {needed}.")
    for quota in quotas:
        found = there[quota.group]
        if quota.group != EVERYBODY and found < quota.seats:
            yield texts.get(found, many).format(group=quota.group, there=found, needed=quota.seats)


def draw_jury(draw: str, groups: Sequence[str], quotas: Sequence[Quota], pick: Pick) -> Drawn:
    """Who is drawn for which quota; `groups` are those of ticket 1, 2, …

    Where fewer are left than asked for, it is those: of reserves by chance, of seats where there are `quota_problems`.
    """
    left = dict(enumerate(groups, start=1))

    def drawn(kind: str, number: int, group: str, asked: int) -> tuple[int, ...]:
        of = [str(ticket) for ticket, own in left.items() if group in (EVERYBODY, own)]
        found = tuple(int(ticket) for ticket in pick(f"{draw}/{kind}/{number}", of, max(0, min(asked, len(of)))))
        for ticket in found:
            del left[ticket]
        return found

    numbered = list(enumerate(quotas, start=1))
    taken = tuple(drawn("seats", number, quota.group, quota.seats) for number, quota in numbered)
    reserves = tuple(drawn("reserves", number, quota.group, quota.reserves) for number, quota in numbered)
    return Drawn(taken=taken, reserves=reserves)


def by_lot(seed: bytes) -> Pick:
    return partial(lots.draw, seed)


def next_up(
    groups: Sequence[str],
    quotas: Sequence[Quota],
    reserves: Sequence[Sequence[int]],
    *,
    quota: int,
    used: Collection[int],
) -> int | None:
    """Who moves up to a seat of this quota (0, 1, …): the first of its own reserves that is not used.

    When they are used up, the first of everybody's reserves who is of the same group.
    """
    group = quotas[quota].group
    mine = list(reserves[quota])
    if group != EVERYBODY:
        shared = (own for other, own in zip(quotas, reserves, strict=True) if other.group == EVERYBODY)
        mine += [ticket for tickets in shared for ticket in tickets if groups[ticket - 1] == group]
    return next((ticket for ticket in mine if ticket not in used), None)


def are_witnesses(roles: Sequence[str]) -> bool:
    """At least two, told apart, each in its one spelling."""
    fine = all(role and role == tidy(role) and len(role) <= LONGEST_TEXT for role in roles)
    return fine and len({role.casefold() for role in roles}) == len(roles) >= LEAST_WITNESSES


def is_public_text(text: str) -> bool:
    return text == tidy(text) and len(text) <= LONGEST_TEXT


def is_group(name: str) -> bool:
    """A bar or a line break would let two pools have one digest."""
    return name == tidy(name) and BAR not in name
