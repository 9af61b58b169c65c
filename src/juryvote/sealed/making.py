"""Making an archive: what each event says, and the chain that they become (spec. 3.0, "Archive", "Events").

Pure: keys, slips and chance come from outside. Slips stand sorted by tracker, so that no order of casting is left.
"""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from juryvote.sealed.archive import Event, EventType, Member, members, write_archive
from juryvote.sealed.audit import SetupData
from juryvote.sealed.election import Question
from juryvote.sealed.group import Group
from juryvote.sealed.tally import Decryption, Owned, Result, SizedTally, Sums
from juryvote.sealed.texts import Shape, digest, short, write
from juryvote.sealed.trustees import PublicKey, product


class Said(Struct, frozen=True, kw_only=True):
    """An event before it has its place; the last of its contents is the one it names."""

    type: EventType
    contents: list[bytes]


class AskedFor(Shape, frozen=True, kw_only=True):
    answers: list[str]
    blank: bool = False
    min: int
    max: int
    question: str


class ElectionText(Shape, frozen=True, kw_only=True):
    version: int
    description: str
    name: str
    group: str
    public_key: str
    questions: list[AskedFor]
    uuid: str


def write_election(
    group: Group,
    trustees: Sequence[PublicKey],
    questions: Sequence[Question],
    *,
    uuid: str,
    name: str,
    description: str,
) -> bytes:
    """The text that is hashed and shown on the wall; its key is the product of the trustees' keys."""
    return write(
        ElectionText(
            version=1,
            description=description,
            name=name,
            group=group.name,
            public_key=product(group, [one.public_key for one in trustees]),
            questions=[
                AskedFor(answers=one.answers, blank=one.blank, min=one.min, max=one.max, question=one.question)
                for one in questions
            ],
            uuid=uuid,
        )
    )


def write_trustees(trustees: Sequence[PublicKey]) -> bytes:
    return write([("Single", one) for one in trustees])


def set_up(election: bytes, trustees: bytes, credentials: Iterable[str]) -> Said:
    listed = write(sorted(credentials))
    setup = SetupData(election=digest(election), trustees=digest(trustees), credentials=digest(listed))
    return Said(type="Setup", contents=[election, trustees, listed, write(setup)])


def cast(slips: Iterable[bytes]) -> list[Said]:
    """The slips of which each credential has one: a newer slip has replaced the one before."""
    return [Said(type="Ballot", contents=[slip]) for slip in sorted(slips, key=short)]


def closed() -> Said:
    return Said(type="EndBallots", contents=[])


def tallied(sums: Sums, voters: int) -> Said:
    raw = write(sums)
    sized = SizedTally(num_tallied=voters, total_weight=voters, encrypted_tally=digest(raw))
    return Said(type="EncryptedTally", contents=[raw, write(sized)])


def decrypted(owner: int, decryption: Decryption) -> Said:
    raw = write(decryption)
    return Said(type="PartialDecryption", contents=[raw, write(Owned(owner=owner, payload=digest(raw)))])


def told(result: Result) -> Said:
    return Said(type="Result", contents=[write(result)])


def chained(events: Iterable[Said], timestamp: int) -> bytes:
    """The file."""
    records: list[tuple[bytes, bool]] = []
    parent: str | None = None
    for height, said in enumerate(events):
        payload = digest(said.contents[-1]) if said.contents else None
        event = write(Event(parent=parent, height=height, type=said.type, payload=payload))
        records += [*((content, False) for content in said.contents), (event, True)]
        parent = digest(event)
    return write_archive(timestamp, records)


def head_of(archive: bytes) -> str:
    """The end of the chain of an archive of ours: the name of its last event."""
    return [one.name for one in members(archive) if isinstance(one, Member) and one.is_event][-1]
