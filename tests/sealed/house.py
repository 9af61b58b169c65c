"""A small election made by our own code, and the cheat's workshop: everything is rebuilt around a change."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from typing import Any

from msgspec import Struct

from juryvote.sealed import Report, verify
from juryvote.sealed.archive import Member, members
from juryvote.sealed.ballots import Ballot
from juryvote.sealed.election import Election, Question, read_election
from juryvote.sealed.group import ED25519 as G
from juryvote.sealed.keys import Key, exponent, new_key, new_uuid
from juryvote.sealed.making import (
    Said,
    cast,
    chained,
    closed,
    decrypted,
    set_up,
    tallied,
    told,
    write_election,
    write_trustees,
)
from juryvote.sealed.slips import encrypt
from juryvote.sealed.tally import Sums, add_up, count, decrypt, opened
from juryvote.sealed.texts import read, write
from juryvote.sealed.trustees import read_trustees

VECTORS = Path(__file__).parents[1] / "vectors" / "belenios"
BELS = {path.parent.name: path for path in sorted(VECTORS.glob("*/*.bel"))}
MOMENT = 1_795_000_000
QUESTIONS = [
    Question(question="Projekt A fördern?", answers=["Ja", "Nein", "Enthaltung"], min=1, max=1),
    Question(question="Wähle zwei", answers=["A", "B", "C"], min=1, max=2, blank=True),
]
VOTES = [
    [[1, 0, 0], [0, 1, 1, 0]],
    [[0, 1, 0], [1, 0, 0, 0]],
    [[1, 0, 0], [0, 0, 0, 1]],
]


class House(Struct, kw_only=True):
    """All secrets of one election: what only a cheat who runs the server has in one hand."""

    below: Callable[[int], int]
    keys: list[Key]
    voters: list[int]
    raw: bytes
    election: Election
    slips: list[bytes]

    @property
    def credentials(self) -> list[str]:
        return [G.power(G.base, one) for one in self.voters]

    @property
    def trustees(self) -> bytes:
        return write_trustees([one.entry for one in self.keys])

    def setup(self) -> Said:
        return set_up(self.raw, self.trustees, self.credentials)

    def sums(self, slips: Sequence[bytes]) -> Sums:
        """The last slip of each credential, in the order of the archive."""
        box = {one.credential: one for one in (read(slip, Ballot) for slip in slips)}
        return add_up(self.election, box.values())

    def ending(self, sums: Sums, voters: int, most: int = 20) -> list[Said]:
        """From the tally to the result, as it follows from these sums."""
        parts = [decrypt(self.election, sums, key.secret, self.below) for key in self.keys]
        given = {owner: part.decryption_factors for owner, part in enumerate(parts, 1)}
        table = opened(G, read_trustees(self.trustees, G), sums, given)
        shares = [decrypted(owner, part) for owner, part in enumerate(parts, 1)]
        return [tallied(sums, voters), *shares, told(count(G, table, most))]

    def events(self, slips: Sequence[bytes] | None = None) -> list[Said]:
        slips = self.slips if slips is None else slips
        box = {read(slip, Ballot).credential for slip in slips}
        return [self.setup(), *cast(slips), closed(), *self.ending(self.sums(slips), len(box))]


def build(seed: int = 1, *, keys: int = 2, voters: int = 5, votes: Sequence[list[list[int]]] = VOTES) -> House:
    below = Random(seed).randrange
    made = [new_key(G, below) for _ in range(keys)]
    raw = write_election(
        G, [one.entry for one in made], QUESTIONS, uuid=new_uuid(below), name="Jury", description="Runde 1"
    )
    election = read_election(raw)
    people = [exponent(G, below) for _ in range(voters)]
    slips = [encrypt(election, *pair, below) for pair in zip(people, votes, strict=False)]
    return House(below=below, keys=made, voters=people, raw=raw, election=election, slips=slips)


def audited(events: Sequence[Said]) -> Report:
    return verify(chained(events, MOMENT))


def first(report: Report) -> tuple[str, str]:
    assert not report.fine
    assert all(one.where and one.sentence and one.sentence_en for one in report.problems)
    return report.problems[0].where, report.problems[0].kind


def taken_apart(data: bytes) -> list[Said]:
    """An archive as its events, to be changed and chained again."""
    events: list[Said] = []
    contents: list[bytes] = []
    for member in members(data):
        assert isinstance(member, Member)
        if member.is_event:
            events.append(Said(type=json.loads(member.content)["type"], contents=contents))
            contents = []
        else:
            contents.append(member.content)
    return events


def changed(raw: bytes, change: Callable[[Any], object]) -> bytes:
    """The JSON with a change, in its one spelling again."""
    found = json.loads(raw)
    change(found)
    return write(found)
