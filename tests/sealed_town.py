"""An open meeting with phones that can encrypt, made through the actions: for tests that need many slips, or tricks."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from juryvote.actions import ballots, paper, sealed
from juryvote.live.hall import Hall
from juryvote.live.keys import digest
from juryvote.rules.ballots import Channel
from juryvote.sealed.election import read_election
from juryvote.sealed.group import ED25519 as G
from juryvote.sealed.keys import exponent
from juryvote.sealed.proofs import prove_knowledge
from juryvote.sealed.slips import encrypt
from juryvote.store import urn
from juryvote.store.upgrade import upgrade
from tests.building import enter_as
from tests.house import SECRET
from tests.town import Town, found_town

TICKS = ("yes", "no")  # an abstention ticks nothing


@dataclass
class Phone:
    hall: Hall
    member: str
    session: str
    token: str
    secret: int = field(default_factory=lambda: exponent(G, secrets.randbelow))

    @property
    def key(self) -> str:
        return G.power(G.base, self.secret)

    def enrol(self, member: str = "") -> None:
        """`member`: for whom the proof is made, if not for the owner."""
        proof = prove_knowledge(
            G, self.secret, f"juryvote-device|{member or self.member}|{self.key}|", secrets.randbelow
        )
        given = {"key": self.key, "challenge": proof.challenge, "response": proof.response}
        sealed.keep_device_key(self.hall, session=self.session, member=self.member, **given)

    def slip(self, ballot: str, choice: str = "yes") -> str:
        with self.hall.reading() as db:
            seal = urn.seal(db, ballot)
        assert seal is not None
        tweak = self.hall.safe.open(ballot).tweak(seal.uuid, self.key)
        row, election = [int(choice == one) for one in TICKS], read_election(seal.election.encode())
        return encrypt(election, (self.secret + tweak) % G.order, [row], secrets.randbelow).decode()

    def send(self, ballot: str, slip: str, turn: int = 1) -> str:
        me = {"member": self.member, "session": self.session, "actor": self.member}
        return sealed.cast_sealed(self.hall, ballot=ballot, slip=slip, turn=str(turn), **me)

    def vote(self, ballot: str, choice: str = "yes", turn: int = 1) -> str:
        return self.send(ballot, self.slip(ballot, choice), turn)

    def assisted(self, ballot: str, choice: str = "yes", turn: int = 1, channel: Channel = Channel.phone) -> str:
        me = {"member": self.member, "actor": self.member}
        return sealed.cast_for(self.hall, ballot=ballot, choice=choice, turn=str(turn), channel=channel, **me)


@dataclass
class SealedTown:
    town: Town
    phones: list[Phone]

    @property
    def hall(self) -> Hall:
        return self.town.hall

    def open(self, number: int = 1) -> str:
        return ballots.open_ballot(
            self.hall,
            meeting=self.town.meeting,
            item=self.town.call(number),
            amount_cents=45_000,
            mode="sealed",
            actor="chair",
        )

    def close(self, ballot: str) -> None:
        ballots.close_ballot(self.hall, ballot=ballot, actor="chair")

    def on_paper(self, ballot: str, *who: int, yes: int = 0, no: int = 0, abstain: int = 0) -> None:
        """Given out, and counted by two."""
        people = [self.town.members[one] for one in who]
        paper.give_paper(self.hall, ballot=ballot, people=people, actor="chair")
        for actor in ("chair", self.town.members[0]):
            count = paper.Count(yes=yes, no=no, abstain=abstain)
            paper.count_paper(self.hall, ballot=ballot, count=count, actor=actor)


@contextmanager
def open_sealed_town(database: str, folder: Path, *, seats: int = 7, enrolled: int = 5) -> Iterator[SealedTown]:
    """The first `enrolled` have phones with keys of their own, the others phones without."""
    hall = Hall(database=database, secret=SECRET.encode(), safe=str(folder / "keys"))
    upgrade(hall.engine)
    town = found_town(hall, seats=seats)
    phones = [_phone(town, member) for member in town.members]
    for phone in phones[:enrolled]:
        phone.enrol()
    try:
        yield SealedTown(town, phones)
    finally:
        hall.close()


def _phone(town: Town, member: str) -> Phone:
    token = enter_as(town.hall, town.meeting, member=member)
    return Phone(town.hall, member, digest(town.hall.keys, token), token)
