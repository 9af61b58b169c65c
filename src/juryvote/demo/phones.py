"""Phones of the invented jury in a secret ballot: keys of their own, slips that they encrypt like the page's script."""

from juryvote.actions import entry, sealed
from juryvote.live.hall import Hall
from juryvote.live.keys import digest
from juryvote.reads.member import evening
from juryvote.reads.sealed import MySeal, election_texts
from juryvote.rules.ballots import Channel
from juryvote.rules.sentences import german
from juryvote.sealed.election import read_election
from juryvote.sealed.group import ED25519 as G
from juryvote.sealed.keys import exponent
from juryvote.sealed.proofs import prove_knowledge
from juryvote.sealed.slips import encrypt


class Phone:
    """One member's phone in one meeting."""

    def __init__(self, hall: Hall, meeting: str, member: str) -> None:
        self.hall, self.meeting, self.member = hall, meeting, member
        self.secret = exponent(G, hall.world.below)
        link = entry.issue_link(hall, kind="demo", meeting=meeting, actor="demo", member=member)
        self.session = digest(hall.keys, entry.enter(hall, code=link.token, place="demo").token)
        self._enrol()

    def _enrol(self) -> None:
        key = G.power(G.base, self.secret)
        proof = prove_knowledge(G, self.secret, sealed.device_text(self.member, key), self.hall.world.below)
        words = {"key": key, "challenge": proof.challenge, "response": proof.response}
        sealed.keep_device_key(self.hall, session=self.session, member=self.member, **words)

    def cast(self, ballot: str, choice: str) -> None:
        seal, texts = self._seal(), election_texts(self.hall, ballot=ballot)
        assert texts is not None
        secret = (self.secret + int(seal.tweak)) % G.order
        row = [int(choice == one) for one in sealed.TICKS]
        slip = encrypt(read_election(texts.election.encode()), secret, [row], self.hall.world.below).decode()
        who = {"member": self.member, "session": self.session, "actor": self.member}
        sealed.cast_sealed(self.hall, ballot=ballot, slip=slip, turn=str(seal.turn), **who)

    def cast_with_help(self, ballot: str, choice: str) -> None:
        """At the shared tablet, where the server encrypts."""
        who = {"member": self.member, "actor": self.member, "turn": str(self._seal().turn)}
        sealed.cast_for(self.hall, ballot=ballot, choice=choice, channel=Channel.kiosk, **who)

    def _seal(self) -> MySeal:
        view = evening(self.hall, meeting=self.meeting, member=self.member, session=self.session, say=german)
        assert view is not None
        assert view.ballot is not None
        assert view.ballot.seal is not None
        return view.ballot.seal
