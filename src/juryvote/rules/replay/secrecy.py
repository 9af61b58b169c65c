"""Recounts what was secret: whether it had to be, who took part, and whether the sealed archive says the same.

The archive is read by whoever knows its format: a reader is handed in, and the rules stay without cryptography.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from hashlib import sha256

from msgspec import Struct
from msgspec.structs import replace

from juryvote.rules import entries as e
from juryvote.rules.elected import answers_of, ticks_of
from juryvote.rules.moment import roll_of
from juryvote.rules.replay.faults import Problem, fault
from juryvote.rules.replay.state import FIELDS, Evening, State, Vote, first_difference, room_now
from juryvote.rules.secrecy import Why, demands_of, why_sealed
from juryvote.rules.tally import ANSWERS

FOLDER = "sealed/"
CHANNELS = ("phone", "kiosk", "paper")
FOR_OTHERS = ("kiosk", "paper")  # here the server encrypts


LIESMICH = """\
Die Archive geheimer Abstimmungen, eines für jede, im Format von Belenios (Protokoll 1).

juryvote verify DATEI.zip prüft sie mit und vergleicht sie mit dem Protokollbuch. Einzeln: juryvote verify sealed/….bel
Auch belenios-tool kann sie prüfen (docs/sealed.md von juryvote). Keine Stimme ist daraus zu lesen, nur die Summe.
"""


class Opened(Struct, frozen=True, kw_only=True):
    """What a reader found in an archive. `voted` are credentials of counted slips, `counts` as `answers`.

    `ticks` are the fewest and the most of a slip; `blank` counts slips with the blank answer, None where there is none.
    """

    problems: tuple[Problem, ...]
    head: str = ""
    election: str = ""
    questions: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    counts: tuple[int, ...] = ()
    ticks: tuple[int, int] = (0, 1)
    blank: int | None = None
    credentials: frozenset[str] = frozenset()
    voted: frozenset[str] = frozenset()


ReadArchive = Callable[[bytes], Opened]


def archive_name(ballot: str) -> str:
    """Where a ballot's archive lies in a bundle."""
    return f"{FOLDER}{ballot}.bel"


def archives_of(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The archives among the files of a bundle."""
    return {name: raw for name, raw in files.items() if name.startswith(FOLDER) and name.endswith(".bel")}


def with_archives(bels: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files that a bundle holds for these ballots, and a word on them for people."""
    files = {archive_name(ballot): bel for ballot, bel in bels.items()}
    return {**files, f"{FOLDER}LIESMICH.txt": LIESMICH.encode()} if files else {}


def demanded(state: State, entry: e.SecrecyDemanded) -> Iterator[Problem]:
    evening = state.meetings[entry.meeting]
    if evening.called != entry.item:
        yield fault("not-called", item=entry.item)
    if evening.running:
        yield fault("ballot-running", ballot=evening.running.opened.ballot)
    before = evening.demands.get(entry.item, 0)
    most = len(roll_of(evening.bylaws, room_now(state, evening, entry.item))) if evening.bylaws else 0
    if abs(entry.demands - before) != 1 or entry.demands < 0 or (entry.demands > before and not most):
        yield fault("demands", found=entry.demands, before=before)
    evening.demands[entry.item] = entry.demands


def sealed_rightly(evening: Evening, entry: e.BallotOpened) -> Iterator[Problem]:
    """The mode is the one that bylaws and demands ask for; the chair may always choose the secret one."""
    must = _must(evening, entry)
    if entry.mode == "open":
        if must:
            yield fault("must-be-sealed", why=must.value)
        if entry.seal is not None:
            yield fault("bad-value", value="seal", what="mode")
        return
    if entry.mode != "sealed" or entry.seal is None:
        yield fault("bad-value", value=entry.mode, what="mode")
        return
    right = must or Why.chair
    if entry.seal.why != right:
        yield fault("why-sealed", found=entry.seal.why, right=right.value)
    listed = entry.seal.credentials
    if listed != sorted(set(listed)) or len(listed) != len(entry.roll):
        yield fault("credentials", found=len(listed), right=len(entry.roll))


def paper_counted(state: State, entry: e.PaperCounted) -> Iterator[Problem]:
    vote = state.votes.get(entry.ballot)
    if vote is None:
        yield fault("unknown", what="Abstimmung", id=entry.ballot)
        return
    if vote.state != "open" or vote.opened.mode != "sealed" or vote.opened.meeting != entry.meeting:
        yield fault("ballot-state", ballot=entry.ballot, found=vote.state)
    if len(set(entry.by)) != 2 or not 1 <= entry.people <= len(vote.left):
        yield fault("paper", found=entry.people, right=len(vote.left))
    vote.paper = entry.people


def unsealed_rightly(state: State, vote: Vote, entry: e.BallotClosed) -> Iterator[Problem]:
    """Who took part is on the roll, once, and nobody's choice is written down; the archive says the same."""
    hands = entry.hands.yes + entry.hands.no + entry.hands.abstain + entry.hands.invalid
    if entry.sealed is None or entry.slips or entry.by_hand or hands:
        yield fault("not-unsealed")
        return
    yield from _took_part(entry.sealed, vote)
    yield from _archive_fits(state, vote, entry, entry.sealed)


def left_over(state: State) -> Iterator[Problem]:
    known = {archive_name(ballot) for ballot, vote in state.votes.items() if vote.closed and vote.closed.sealed}
    for name in sorted(state.archives.keys() - known):
        yield fault("archive-left-over", where=name)


def _must(evening: Evening, entry: e.BallotOpened) -> Why | None:
    if evening.bylaws is None:
        return None
    item = evening.items.get(entry.item)
    demands = demands_of(evening.bylaws, count=evening.demands.get(entry.item, 0), voters=len(entry.roll))
    return why_sealed(evening.bylaws, persons=bool(item and item.persons), demands=demands)


def _took_part(said: e.Unsealed, vote: Vote) -> Iterator[Problem]:
    people = [voter.member for voter in said.voted]
    if people != sorted(set(people)):
        yield fault("not-sorted", what="voted")
    for voter in said.voted:
        if voter.member not in vote.left:
            yield fault("not-on-roll", member=voter.member)
        if voter.channel not in CHANNELS:
            yield fault("bad-value", value=voter.channel, what="channel")
    paper = sum(voter.channel == "paper" for voter in said.voted)
    if paper and paper != vote.paper:
        yield fault("paper", found=paper, right=vote.paper)


def _archive_fits(state: State, vote: Vote, entry: e.BallotClosed, said: e.Unsealed) -> Iterator[Problem]:
    name = archive_name(vote.opened.ballot)
    raw = state.archives.get(name)
    if raw is None:
        yield fault("no-archive", name=name)
    elif sha256(raw).hexdigest() != said.archive:
        yield fault("other-archive", name=name)
    elif state.read_archive is None:
        yield fault("archive-unread", name=name)
    else:
        yield from _same_in_archive(state.read_archive(raw), vote, entry, said)


def _same_in_archive(found: Opened, vote: Vote, entry: e.BallotClosed, said: e.Unsealed) -> Iterator[Problem]:
    name, seal = archive_name(vote.opened.ballot), vote.opened.seal
    for problem in found.problems:
        yield replace(problem, where=f"{name} {problem.where}")
    if found.problems or seal is None:
        return
    if (found.head, found.election) != (said.head, seal.election):
        yield fault("archive-election", name=name)
    if found.questions != (vote.opened.question,) or not _offers(found, vote.asked):
        yield fault("archive-question", name=name)
        return
    yield from _same_votes(found, entry) if vote.asked else _same_counts(found, entry)
    yield from _same_credentials(found, said, seal.credentials)


def _offers(found: Opened, asked: e.ElectionRound | None) -> bool:
    """Exactly what the question has to offer: yes and no, or the list with a blank answer."""
    answers, ticks = (answers_of(asked), ticks_of(asked)) if asked else (ANSWERS, (0, 1))
    return (found.answers, found.ticks, found.blank is not None) == (answers, ticks, asked is not None)


def _same_votes(found: Opened, entry: e.BallotClosed) -> Iterator[Problem]:
    blank, voted = found.blank or 0, len(found.voted)
    yield from _same_tally(entry, e.Tally(yes=voted - blank, no=0, abstain=blank, invalid=0))
    if entry.votes_for != list(found.counts):
        yield fault("votes-for", number="–", found=entry.votes_for, right=list(found.counts))


def _same_counts(found: Opened, entry: e.BallotClosed) -> Iterator[Problem]:
    yes, no = found.counts
    yield from _same_tally(entry, e.Tally(yes=yes, no=no, abstain=len(found.voted) - yes - no, invalid=0))


def _same_tally(entry: e.BallotClosed, right: e.Tally) -> Iterator[Problem]:
    if wrong := first_difference(entry.tally, right):
        yield fault("tally", field=FIELDS[wrong[0]], field_en=wrong[0], found=wrong[1], right=wrong[2])


def _same_credentials(found: Opened, said: e.Unsealed, opening: Collection[str]) -> Iterator[Problem]:
    """As many slips as people who took part; a credential that is new since the opening was made by the server."""
    if len(found.voted) != len(said.voted):
        yield fault("archive-voters", found=len(found.voted), right=len(said.voted))
    if len(found.credentials) != len(opening):
        yield fault("credentials", found=len(found.credentials), right=len(opening))
    assisted = set(said.assisted)
    helped = sum(voter.channel in FOR_OTHERS for voter in said.voted)
    strange = found.credentials - set(opening) - assisted
    if strange or not assisted <= found.voted or said.assisted != sorted(assisted) or len(assisted) < helped:
        yield fault("assisted", strange=len(strange))
