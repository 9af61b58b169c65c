"""Every evening of the tests, with the lies that are told about it."""

from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from juryvote.rules import entries as e
from tests.rules.journal import (
    lies_alone,
    lies_amendments,
    lies_ballots,
    lies_conflicts,
    lies_decisions,
    lies_draws,
    lies_elections,
    lies_facts,
    lies_grants,
    lies_groups,
    lies_leaving,
    lies_meetings,
    lies_minutes,
    lies_money,
    lies_people,
    lies_sealed,
    lies_sharing,
    lies_sums,
    lies_ties,
    lies_written,
)
from tests.rules.journal.alone import alone
from tests.rules.journal.amended import amended
from tests.rules.journal.book import Book, book, find, moment
from tests.rules.journal.contested import disputed
from tests.rules.journal.drawing import drawing
from tests.rules.journal.election import election_evening
from tests.rules.journal.evening import whole
from tests.rules.journal.granted import advised, granted
from tests.rules.journal.grouped import grouped
from tests.rules.journal.in_writing import clock_of, in_writing
from tests.rules.journal.known import known
from tests.rules.journal.leaving import leaving
from tests.rules.journal.minuted import minuted
from tests.rules.journal.secret import archives, secret_evening
from tests.rules.journal.sharing import sharing
from tests.rules.journal.summing import summing
from tests.rules.journal.telling import Entries, Lie
from tests.rules.journal.test_secret import bundle as secret_bundle
from tests.rules.journal.unsettled import unsettled


class Told(Struct, frozen=True, kw_only=True):
    """A bundle; `kind` is the problem that a lie must meet, "" where all is true."""

    name: str
    kind: str = ""
    bundle: bytes


class Room(Struct, frozen=True, kw_only=True):
    """An evening, and what is lied about it."""

    evening: Callable[[], Entries]
    lies: list[Lie]


ROOMS = {
    "people": Room(evening=whole, lies=lies_people.LIES),
    "money": Room(evening=whole, lies=lies_money.LIES),
    "meetings": Room(evening=whole, lies=lies_meetings.LIES),
    "ballots": Room(evening=whole, lies=lies_ballots.LIES),
    "decisions": Room(evening=whole, lies=lies_decisions.LIES),
    "ties": Room(evening=unsettled, lies=lies_ties.LIES),
    "minutes": Room(evening=minuted, lies=lies_minutes.LIES),
    "alone": Room(evening=alone, lies=lies_alone.LIES),
    "conflicts": Room(evening=disputed, lies=[*lies_conflicts.LIES, *lies_grants.OF_CONFLICTS]),
    "groups": Room(evening=grouped, lies=lies_groups.LIES),
    "written": Room(evening=in_writing, lies=lies_written.LIES),
    "facts": Room(evening=known, lies=lies_facts.LIES),
    "leaving": Room(evening=leaving, lies=lies_leaving.LIES),
    "grants": Room(evening=granted, lies=[*lies_grants.LIES, *lies_grants.NEEDLESS]),
    "advice": Room(evening=advised, lies=lies_grants.OF_ADVICE),
    "sums": Room(evening=summing, lies=lies_sums.LIES),
    "amendments": Room(evening=amended, lies=lies_amendments.LIES),
    "draws": Room(evening=drawing, lies=lies_draws.LIES),
    "elections": Room(evening=election_evening, lies=lies_elections.LIES),
    "pots": Room(evening=sharing, lies=lies_sharing.LIES),
}


def true_evenings() -> Iterator[Told]:
    """Each evening as a whole, and each of its meetings alone."""
    for room, found in ROOMS.items():
        for meeting in (None, *_meetings(found.evening())):
            yield Told(name=f"{room} {meeting or 'all'}", bundle=_book(found.evening()).bundle(meeting))
    for meeting in (None, "e1"):
        yield Told(name=f"archives {meeting}", bundle=secret_bundle(secret_evening(), archives(), meeting))


def all_kinds() -> list[str]:
    """What the lies of all rooms must be met with."""
    return sorted({kind for room in ROOMS.values() for *_, where, kind in room.lies if where})


def one_lie_of_each_kind(kinds: Sequence[str]) -> Iterator[Told]:
    """The first lie of each room that must be met with a problem of one of these kinds."""
    for name, room in ROOMS.items():
        seen: set[str] = set()
        for said, tell, where, kind in room.lies:
            if where and kind in kinds and kind not in seen:
                seen.add(kind)
                yield Told(name=f"{name}: {said}", kind=kind, bundle=_book(tell(room.evening())).bundle())


def lies_about_secrets() -> Iterator[Told]:
    """One of each kind, and of each that archives have of their own."""
    for said, tell, _, kind in {kind: lie for lie in lies_sealed.LIES for kind in [lie[-1]]}.values():
        entries, files = tell(secret_evening(), archives())
        yield Told(name=f"archives: {said}", kind=kind, bundle=secret_bundle(entries, files))


def with_foreign_archive(bel: bytes) -> bytes:
    """The secret evening, with this archive in place of its first, well named."""
    entries, files = secret_evening(), archives()
    height = find(entries, "ballot-closed:v1")
    closing = entries[height]
    assert isinstance(closing, e.BallotClosed)
    assert closing.sealed
    sealed = replace(closing.sealed, archive=sha256(bel).hexdigest())
    entries[height] = replace(closing, sealed=sealed)
    return secret_bundle(entries, {**files, "sealed/v1.bel": bel})


def _book(entries: Entries) -> Book:
    written = any(getattr(entry, "ends_on", "") for entry in entries)
    return book(entries, clock_of(entries) if written else moment)


def _meetings(entries: Entries) -> list[Any]:
    return sorted({meeting for entry in entries if (meeting := getattr(entry, "meeting", ""))})
