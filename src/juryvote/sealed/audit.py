"""Verify: reads a sealed archive from its first byte to its last and believes nothing in it.

The order of events is a machine of states, each event must be preceded by exactly the contents it names, every
proof is checked and everything that can be computed is computed again. It never fails on rubbish.
"""

from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct, field

from juryvote.rules.replay.faults import Problem
from juryvote.sealed.archive import LARGEST_ARCHIVE, Event, Member, members
from juryvote.sealed.ballots import Ballot, check_ballot
from juryvote.sealed.election import Election, read_credentials, read_election
from juryvote.sealed.faults import Wrong, told
from juryvote.sealed.tally import (
    Decryption,
    Owned,
    Result,
    SizedTally,
    Sums,
    Table,
    add_up,
    check_decryption,
    check_result,
    enough,
    opened,
)
from juryvote.sealed.texts import Shape, read, short, write
from juryvote.sealed.trustees import Holders, product, read_trustees

# After this event these may follow.
FOLLOWING: dict[str, tuple[str, ...]] = {
    "": ("Setup",),
    "Setup": ("Ballot", "EndBallots"),
    "Ballot": ("Ballot", "EndBallots"),
    "EndBallots": ("EncryptedTally",),
    "EncryptedTally": ("PartialDecryption",),
    "PartialDecryption": ("PartialDecryption", "Result"),
    "Result": (),
}


class SetupData(Shape, frozen=True, kw_only=True):
    election: str
    trustees: str
    credentials: str


class Asked(Struct, frozen=True, kw_only=True):
    """A question and how often each choice was taken; `blank` where blank was possible, `single`: one tick or none."""

    question: str
    answers: list[str]
    counts: list[int]
    blank: int | None
    single: bool = False


class Summary(Struct, frozen=True, kw_only=True):
    """What was recounted. `head` ends the chain, `trackers` are what the voters compare."""

    uuid: str = ""
    name: str = ""
    group: str = ""
    fingerprint: str = ""
    credentials: int = 0
    trustees: int = 0
    ballots: int = 0
    counted: int = 0
    head: str = ""
    trackers: list[str] = field(default_factory=list)
    result: list[Asked] = field(default_factory=list)


class Report(Struct, frozen=True, kw_only=True):
    fine: bool
    problems: tuple[Problem, ...]
    limits: tuple[Problem, ...] = ()
    summary: Summary


class Audit:
    """What is known after the events read so far."""

    election: Election
    sums: Sums

    def __init__(self) -> None:
        self.last, self.head, self.height = "", "", -1
        self.stopped = self.bad_ballots = False
        self.ready = False  # the election is read, and it is sound
        self.trustees: list[Holders] = []
        self.credentials: frozenset[str] = frozenset()
        self.seen: set[str] = set()
        self.found: Result | None = None
        self.trackers: list[str] = []
        self.box: dict[str, Ballot] = {}  # by credential, the last one counts
        self.given: dict[int, Table] = {}

    def step(self, event: Event, name: str, contents: Sequence[Member]) -> None:
        """One event: its place in the chain, its place in the order, then what it says."""
        self.height += 1
        if event.height != self.height or event.parent != (self.head or None):
            raise Wrong("chain")
        if event.type not in FOLLOWING[self.last]:
            raise Wrong("order", found=event.type, allowed=" / ".join(FOLLOWING[self.last]) or "–")
        self.last, self.head = event.type, name
        STEPS[event.type](self, event, contents)
        self.stopped = self.bad_ballots and event.type != "Ballot"

    def setup(self, event: Event, contents: Sequence[Member]) -> None:
        election, trustees, credentials, setup = _exactly(contents, 4)
        said = read(setup.content, SetupData)
        named = (said.election, said.trustees, said.credentials, event.payload)
        if named != (election.name, trustees.name, credentials.name, setup.name):
            raise Wrong("records")
        self.election = read_election(election.content)
        group = self.election.over
        self.trustees = read_trustees(trustees.content, group)
        if product(group, [one.part for one in self.trustees]) != self.election.public_key:
            raise Wrong("election-key")
        self.credentials = read_credentials(credentials.content, group)
        self.ready = True

    def ballot(self, event: Event, contents: Sequence[Member]) -> None:
        if event.payload in self.seen:
            raise Wrong("ballot-twice")
        (slip,) = _exactly(contents, 1)
        if slip.name != event.payload:
            raise Wrong("records")
        self.seen.add(slip.name)
        try:
            ballot = check_ballot(slip.content, self.election, self.credentials)
        except Wrong:
            self.stopped, self.bad_ballots = False, True
            raise
        self.box[ballot.credential] = ballot
        self.trackers.append(short(slip.content))

    def end(self, event: Event, contents: Sequence[Member]) -> None:
        _exactly(contents, 0)
        if event.payload is not None:
            raise Wrong("records")

    def tally(self, event: Event, contents: Sequence[Member]) -> None:
        sums, sized = _exactly(contents, 2)
        said = read(sized.content, SizedTally)
        if (said.encrypted_tally, event.payload) != (sums.name, sized.name):
            raise Wrong("records")
        for found in (said.num_tallied, said.total_weight):
            if found != len(self.box):
                raise Wrong("tally-count", found=found, right=len(self.box))
        self.sums = add_up(self.election, self.box.values())
        if sums.content != write(self.sums):
            raise Wrong("tally")

    def decryption(self, event: Event, contents: Sequence[Member]) -> None:
        factors, owned = _exactly(contents, 2)
        said = read(owned.content, Owned)
        if (said.payload, event.payload) != (factors.name, owned.name):
            raise Wrong("records")
        keys = [key for one in self.trustees for key in one.keys]
        if not 1 <= said.owner <= len(keys):
            raise Wrong("owner", owner=said.owner)
        if said.owner in self.given:
            raise Wrong("owner-twice", owner=said.owner)
        found = read(factors.content, Decryption)
        check_decryption(self.election, self.sums, keys[said.owner - 1], found)
        self.given[said.owner] = found.decryption_factors

    def result(self, event: Event, contents: Sequence[Member]) -> None:
        (record,) = _exactly(contents, 1)
        if record.name != event.payload:
            raise Wrong("records")
        if not enough(self.trustees, self.given):
            raise Wrong("decryption-missing")
        found = read(record.content, Result)
        group = self.election.over
        check_result(group, found, opened(group, self.trustees, self.sums, self.given), len(self.box))
        self.found = found


STEPS: dict[str, Callable[[Audit, Event, Sequence[Member]], None]] = {
    "Setup": Audit.setup,
    "Ballot": Audit.ballot,
    "EndBallots": Audit.end,
    "EncryptedTally": Audit.tally,
    "PartialDecryption": Audit.decryption,
    "Result": Audit.result,
}


def verify(data: bytes) -> Report:
    """The answer for one archive: every bad ballot is named, otherwise the first problem."""
    audit = Audit()
    problems = tuple(problems_of(data, audit))
    fine = not problems
    return Report(fine=fine, problems=problems, limits=_limits(audit) if fine else (), summary=_summary(audit))


def problems_of(data: bytes, audit: Audit) -> Iterator[Problem]:
    if len(data) > LARGEST_ARCHIVE:
        yield Wrong("too-large", most=LARGEST_ARCHIVE).at("byte 0")
        return
    found = list(members(data))  # hashing is cheap: a damaged file is refused before any proof
    if broken := [one for one in found if isinstance(one, Problem)]:
        yield from broken
        return
    yield from _recount([one for one in found if isinstance(one, Member)], audit)


def _recount(found: Sequence[Member], audit: Audit) -> Iterator[Problem]:
    contents: list[Member] = []
    for member in found:
        if not member.is_event:
            contents.append(member)
            continue
        yield from _step(audit, member, contents)
        if audit.stopped:
            return
        contents = []
    yield from _left_over(audit, contents)


def _step(audit: Audit, member: Member, contents: list[Member]) -> Iterator[Problem]:
    """What is wrong with one event. After a bad ballot the next one is looked at, but nothing is counted."""
    where = f"byte {member.at}"
    audit.stopped = True
    try:
        event = read(member.content, Event)
        where = f"event {event.height} {event.type}"
        audit.step(event, member.name, contents)
    except Wrong as wrong:
        yield wrong.at(where)


def _left_over(audit: Audit, contents: list[Member]) -> Iterator[Problem]:
    if contents:
        yield Wrong("records").at(f"byte {contents[0].at}")
    if audit.last != "Result":
        yield Wrong("unfinished", allowed=" / ".join(FOLLOWING[audit.last])).at(f"event {audit.height + 1}")


def _exactly(contents: Sequence[Member], count: int) -> Sequence[Member]:
    if len(contents) != count:
        raise Wrong("records")
    return contents


def _limits(audit: Audit) -> tuple[Problem, ...]:
    kinds = ["compare"]
    if sum(one.needed for one in audit.trustees) == 1:
        kinds.append("one-trustee")
    return tuple(told(kind, f"{audit.election.uuid}.bel", {}) for kind in kinds)


def _summary(audit: Audit) -> Summary:
    if not audit.ready:
        return Summary()
    return Summary(
        uuid=audit.election.uuid,
        name=audit.election.name,
        group=audit.election.group,
        fingerprint=audit.election.fingerprint,
        credentials=len(audit.credentials),
        trustees=sum(len(one.keys) for one in audit.trustees),
        ballots=len(audit.trackers),
        counted=len(audit.box),
        head=audit.head,
        trackers=list(audit.trackers),
        result=_result(audit.election, audit.found),
    )


def _result(election: Election, found: Result | None) -> list[Asked]:
    return [
        Asked(
            question=asked.question,
            answers=asked.answers,
            counts=counts[asked.blank :],
            blank=counts[0] if asked.blank else None,
            single=(asked.min, asked.max) == (0, 1),
        )
        for asked, counts in zip(election.questions, found.result if found else [], strict=False)
    ]
