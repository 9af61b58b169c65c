"""A hall that is being voted in, served by a process of its own."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from juryvote.actions import entry
from juryvote.actions.ballots import open_ballot
from juryvote.actions.sealed import TICKS, keep_device_key
from juryvote.live.hall import Hall
from juryvote.live.keys import digest
from juryvote.reads.member import evening
from juryvote.reads.sealed import election_texts
from juryvote.rules.sentences import german
from juryvote.rules.tally import Choice
from juryvote.sealed.election import read_election
from juryvote.sealed.group import ED25519 as G
from juryvote.sealed.keys import exponent
from juryvote.sealed.proofs import prove_knowledge
from juryvote.sealed.slips import encrypt
from juryvote.store.upgrade import upgrade
from tests.house import SECRET, House
from tests.town import Town, found_town

PHONES = 50


@dataclass(frozen=True)
class Evening:
    port: int
    ballot: str
    cookies: list[str]
    members: list[str]
    sealed: "SealedHall"


@dataclass(frozen=True)
class SealedHall:
    """Phones with keys of their own; each has two slips ready, because making one is the phone's work, not ours."""

    ballot: str
    cookies: list[str]
    slips: list[tuple[str, str]]


@contextmanager
def served(database: str) -> Iterator[Evening]:
    """Fifty members with phones and one open ballot; and in another area the same with a sealed one."""
    with tempfile.TemporaryDirectory() as folder:
        house = House(database or f"sqlite:///{folder}/bench.sqlite3", Path(folder) / "log")
        hall = Hall(database=house.database, secret=SECRET.encode(), safe=str(house.safe))
        upgrade(hall.engine)
        town = found_town(hall, seats=PHONES, proposals=1)
        ballot = town.open()
        cookies = [_cookie(token) for token in _tokens(hall, town)]
        sealed = _sealed_hall(hall)
        house.start()
        try:
            yield Evening(port=house.port, ballot=ballot, cookies=cookies, members=town.members, sealed=sealed)
        finally:
            house.stop()
            hall.close()


def _tokens(hall: Hall, town: Town) -> list[str]:
    links = [
        entry.issue_link(hall, kind="demo", meeting=town.meeting, actor="bench", member=member)
        for member in town.members
    ]
    return [entry.enter(hall, code=link.token, place="bench").token for link in links]


def _cookie(token: str) -> str:
    return f"__Host-juryvote={token}"


def _sealed_hall(hall: Hall) -> SealedHall:
    town = found_town(hall, seats=PHONES, proposals=1)
    tokens = _tokens(hall, town)
    secrets = [exponent(G, hall.world.below) for _ in tokens]
    for token, member, secret in zip(tokens, town.members, secrets, strict=True):
        _enrol(hall, digest(hall.keys, token), member, secret)
    item = town.call()
    ballot = open_ballot(hall, meeting=town.meeting, item=item, amount_cents=45_000, mode="sealed", actor="chair")
    texts = election_texts(hall, ballot=ballot)
    assert texts is not None
    election = read_election(texts.election.encode())
    slips = []
    for token, member, secret in zip(tokens, town.members, secrets, strict=True):
        own = secret + _tweak(hall, town.meeting, member, digest(hall.keys, token))
        yes, no = ([int(choice is one) for one in TICKS] for choice in (Choice.yes, Choice.no))
        slips.append(tuple(encrypt(election, own % G.order, [row], hall.world.below).decode() for row in (yes, no)))
    return SealedHall(ballot=ballot, cookies=[_cookie(token) for token in tokens], slips=slips)


def _enrol(hall: Hall, session: str, member: str, secret: int) -> None:
    key = G.power(G.base, secret)
    proof = prove_knowledge(G, secret, f"juryvote-device|{member}|{key}|", hall.world.below)
    words = {"key": key, "challenge": proof.challenge, "response": proof.response}
    keep_device_key(hall, session=session, member=member, **words)


def _tweak(hall: Hall, meeting: str, member: str, session: str) -> int:
    view = evening(hall, meeting=meeting, member=member, session=session, say=german)
    assert view is not None
    assert view.ballot is not None
    assert view.ballot.seal is not None
    return int(view.ballot.seal.tweak)
