"""An evening with secret ballots, added to the founding of the invented jury; its archives are made with fixed chance.

On item 1 somebody demands secrecy, three vote by phone and two on paper, and one of the phones is struck. Item 2 is
about a person: opened too early, annulled, opened again, and nobody votes.
"""

from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from random import Random

from juryvote.rules import entries as e
from juryvote.rules.replay.secrecy import archive_name
from juryvote.rules.tally import ANSWERS
from juryvote.sealed.ballots import Ballot
from juryvote.sealed.election import Question, read_election
from juryvote.sealed.group import ED25519 as G
from juryvote.sealed.keys import Key, exponent, new_key, new_uuid
from juryvote.sealed.making import (
    Said,
    cast,
    chained,
    closed,
    decrypted,
    head_of,
    set_up,
    tallied,
    told,
    write_election,
    write_trustees,
)
from juryvote.sealed.proofs import Below
from juryvote.sealed.slips import encrypt
from juryvote.sealed.tally import add_up, count, decrypt, opened
from juryvote.sealed.texts import read, short
from juryvote.sealed.trustees import read_trustees

from .evening import called, comes, founding, item, needed, quorate, reached, votes

Entries = list[e.AnyEntry]
Archives = dict[str, bytes]
PEOPLE = ["m1", "m2", "m3", "m4", "m5"]
GRANT, CHOICE = "Soll „Hoffest“ 450,00 € bekommen?", "Stimmen Sie „Wahl der Sprecherin“ zu?"
YES, NO, ABSTAIN = [1, 0], [0, 1], [0, 0]


class Made:
    """One sealed ballot: what its opening and its closing say, and the archive. `rows` are by voter; None: no slip."""

    def __init__(
        self, seed: int, question: str, rows: Sequence[list[int] | None], answers: tuple[str, ...] = ANSWERS
    ) -> None:
        below = Random(seed).randrange
        key, asked = new_key(G, below), Question(question=question, answers=list(answers), min=0, max=1)
        text = write_election(G, [key.entry], [asked], uuid=new_uuid(below), name=question, description="")
        self.election, secrets = short(text), [exponent(G, below) for _ in rows]
        self.credentials = [G.power(G.base, secret) for secret in secrets]
        pairs = zip(secrets, rows, strict=True)
        slips = [encrypt(read_election(text), secret, [row], below) for secret, row in pairs if row is not None]
        setup = set_up(text, write_trustees([key.entry]), sorted(self.credentials))
        self.bel = chained([setup, *cast(slips), closed(), *_ending(key, text, slips, below)], 1_772_000_000)

    def seal(self, why: str) -> e.Seal:
        return e.Seal(why=why, election=self.election, credentials=sorted(self.credentials))

    def unsealed(self, voted: Sequence[e.Voter], assisted: Sequence[str] = ()) -> e.Unsealed:
        archive, head = sha256(self.bel).hexdigest(), head_of(self.bel)
        return e.Unsealed(archive=archive, head=head, voted=list(voted), assisted=sorted(assisted))


def _ending(key: Key, text: bytes, slips: Sequence[bytes], below: Below) -> list[Said]:
    sums = add_up(read_election(text), [read(slip, Ballot) for slip in slips])
    share = decrypt(read_election(text), sums, key.secret, below)
    trustees = read_trustees(write_trustees([key.entry]), G)
    result = count(G, opened(G, trustees, sums, {1: share.decryption_factors}), len(slips))
    return [tallied(sums, len(slips)), decrypted(1, share), told(result)]


def voter(member: str, channel: str = "phone") -> e.Voter:
    return e.Voter(member=member, channel=channel)


@cache
def made(name: str) -> Made:
    """`v1` and `v3` are the two that were counted, the others are for lies."""
    rows = {
        "v1": Made(1, GRANT, [YES, YES, None, YES, NO]),  # m3 was struck; m4 and m5 have paper
        "v2": Made(2, CHOICE, [None] * 5),
        "v3": Made(3, CHOICE, [None] * 5),
        "asks another": Made(1, "Soll „Hoffest“ 450,00 € kosten?", [YES, YES, None, YES, NO]),
        "offers more": Made(1, GRANT, [[1, 0, 0]] * 4 + [None], ("Ja", "Nein", "Vielleicht")),
        "another election": Made(9, GRANT, [YES, YES, None, YES, NO]),
    }
    return rows[name]


def opens(ballot: str, number: int, question: str, why: str, cents: int | None = None) -> e.BallotOpened:
    return e.BallotOpened(
        meeting="e1",
        item=f"e1t{number}",
        ballot=ballot,
        question=question,
        mode="sealed",
        roll=PEOPLE,
        quorum=quorate(5),
        majority=needed(3, 5),
        fund="f1" if cents else None,
        amount_cents=cents,
        seal=made(ballot).seal(why),
    )


def demands(count: int) -> e.SecrecyDemanded:
    return e.SecrecyDemanded(meeting="e1", item="e1t1", demands=count)


def grant() -> Entries:
    archive = made("v1")
    by_paper, voters = archive.credentials[3:], [voter("m1"), voter("m2"), voter("m4", "paper"), voter("m5", "paper")]
    return [
        *called("e1", 1, quorate(5)),
        *map(demands, (1, 2, 1)),
        opens("v1", 1, GRANT, "demanded", 45_000),
        e.PaperCounted(meeting="e1", ballot="v1", people=2, by=["m1", "staff1"]),
        e.ConflictDeclared(meeting="e1", item="e1t1", member="m3", reason="relative"),
        e.RollStruck(meeting="e1", ballot="v1", member="m3", majority=needed(3, 4)),
        e.BallotClosed(
            meeting="e1",
            ballot="v1",
            slips=[],
            by_hand=[],
            hands=votes(),
            tally=votes(yes=3, no=1),
            recused=1,
            quorum=quorate(4, aside=1),
            majority=reached(3, 4, "Angenommen: 3 Ja-Stimmen, nötig waren 3 von 4."),
            outcome="carried",
            sealed=archive.unsealed(voters, by_paper),
        ),
        e.DecisionMade(
            meeting="e1",
            ballot="v1",
            decision="d1",
            number=1,
            year=2026,
            outcome="carried",
            fund="f1",
            granted_cents=45_000,
            text="Der Antrag „Hoffest“ ist angenommen: 3 Ja, 1 Nein, 0 Enthaltungen, 1 befangen. Bewilligt: 450,00 €.",
        ),
    ]


def election() -> Entries:
    return [
        *called("e1", 2, quorate(5)),
        opens("v2", 2, CHOICE, "persons"),
        e.BallotAnnulled(meeting="e1", ballot="v2", why="Zu früh eröffnet"),
        opens("v3", 2, CHOICE, "persons"),
        e.BallotClosed(
            meeting="e1",
            ballot="v3",
            slips=[],
            by_hand=[],
            hands=votes(),
            tally=votes(),
            recused=0,
            quorum=quorate(5),
            majority=reached(3, 5, "Abgelehnt: 0 Ja-Stimmen, nötig waren 3 von 5."),
            outcome="rejected",
            sealed=made("v3").unsealed([]),
        ),
        e.DecisionMade(
            meeting="e1",
            ballot="v3",
            decision="d2",
            number=2,
            year=2026,
            outcome="rejected",
            fund=None,
            granted_cents=None,
            text=("Der Antrag „Wahl der Sprecherin“ ist abgelehnt: 0 Ja, 0 Nein, 0 Enthaltungen, 0 befangen."),
        ),
    ]


def secret_evening() -> Entries:
    planned = {"title": "Märzsitzung", "place": "Kiezladen", "starts_at": "2026-03-05T17:00:00.000000Z"}
    persons = {"number": 2, "title": "Wahl der Sprecherin", "proposal": None, "asked_cents": None, "persons": True}
    return [
        *founding(),
        e.MeetingPlanned(meeting="e1", day="2026-03-05", **planned),
        item("e1", 1, "Hoffest", "p1", 45_000),
        e.ItemAdded(meeting="e1", item="e1t2", **persons),
        *comes("e1", *PEOPLE),
        e.MeetingOpened(meeting="e1", bylaws="b1", second_invitation=False),
        e.ReadingTaken(meeting="e1", item=None, quorum=quorate(5)),
        *grant(),
        *election(),
        e.MeetingAdjourned(meeting="e1"),
    ]


def archives() -> Archives:
    return {archive_name(ballot): made(ballot).bel for ballot in ("v1", "v3")}
