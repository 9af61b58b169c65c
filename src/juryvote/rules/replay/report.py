"""Verify: opens a bundle, proves its seal, its chain and its checkpoints, and recounts every entry with the rules.

It goes on after the first problem and never fails on rubbish. Whether the key is the right one it cannot know.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from juryvote.rules.bundle import CHECKPOINTS, FACTS, JOURNAL, Bundle, open_bundle, split_notes
from juryvote.rules.journal import Line, read_entry
from juryvote.rules.notes import open_note, read_checkpoint
from juryvote.rules.replay.chain import Scope, check_line, check_notes, place, read_lines
from juryvote.rules.replay.decisions import missing
from juryvote.rules.replay.faults import Problem, fault
from juryvote.rules.replay.seal import check_files, check_key, check_seal
from juryvote.rules.replay.secrecy import ReadArchive, archives_of, left_over
from juryvote.rules.replay.state import State
from juryvote.rules.replay.steps import meeting_of, step

PASSED_OVER = frozenset({"bad-time", "unknown-kind", "half-withheld", "content-shown"})
LARGEST_BUNDLE = 256 * 1024 * 1024


class Summary(Struct, frozen=True, kw_only=True):
    """What was recounted. `withheld` are entries without content, `names_withheld` those of them that name people."""

    body: str = ""
    meeting: str | None = None
    entries: int = 0
    meetings: int = 0
    ballots: int = 0
    decisions: int = 0
    withheld: int = 0
    names_withheld: int = 0
    checkpoint: str = ""
    verifier_key: str = ""
    key_compared: bool = False


class Report(Struct, frozen=True, kw_only=True):
    """`problems` in the order in which they were found, `limits` is what this file cannot tell."""

    fine: bool
    problems: tuple[Problem, ...]
    limits: tuple[Problem, ...] = ()
    summary: Summary


def verify(data: bytes, *, known_key: str | None = None, read_archive: ReadArchive | None = None) -> Report:
    """The answer for one bundle.

    `known_key`: the verifier key from paper or from the body itself; `read_archive`: who can open sealed archives.
    """
    if len(data) > LARGEST_BUNDLE:
        return _refused(fault("too-large", where=FACTS, most=LARGEST_BUNDLE))
    try:
        bundle = open_bundle(data)
    except (ValueError, RecursionError) as wrong:
        return _refused(fault("unreadable", where=FACTS, why=wrong))
    return _verified(bundle, known_key, read_archive)


def replay(lines: Sequence[Line], scope: Scope, state: State) -> Iterator[Problem]:
    """Recount the entries one after the other. What cannot be read is passed over."""
    for height, line in enumerate(lines):
        found = list(check_line(line, height=height, before=state.at, scope=scope))
        if all(one.kind not in PASSED_OVER for one in found):
            found += _recount(state, line)
        yield from (replace(one, where=place(height)) for one in found)
    yield from (replace(one, where=JOURNAL) for one in _left_open(state, scope))


def _verified(bundle: Bundle, known_key: str | None, read_archive: ReadArchive | None) -> Report:
    facts = bundle.facts
    state = State(archives=archives_of(bundle.files), read_archive=read_archive)
    scope = Scope(body=facts.body, meeting=facts.meeting, key=facts.key)
    read = list(read_lines(bundle.files.get(JOURNAL, b"")))
    lines = [line for line in read if isinstance(line, Line)]
    problems: list[Problem] = [
        *check_key(bundle, known_key),
        *check_files(bundle),
        *check_seal(bundle),
        *(bad for bad in read if isinstance(bad, Problem)),
    ]
    notes, unreadable = _notes(bundle)
    # With a line missing every later height would look wrong: the first problem is enough then.
    if len(lines) == len(read):
        problems += [*replay(lines, scope, state), *left_over(state), *unreadable, *check_notes(notes, lines, scope)]
    summary = _summary(bundle, lines, notes, compared=known_key is not None)
    return Report(fine=not problems, problems=tuple(problems), limits=tuple(_limits(summary)), summary=summary)


def _recount(state: State, line: Line) -> Iterator[Problem]:
    head = line.header
    state.at = max(state.at, head.at)
    if line.payload is None:
        state.unseen[head.kind] = state.unseen.get(head.kind, 0) + 1
        state.withheld.add(head.kind)
        return
    try:
        entry = read_entry(line)
    except ValueError as wrong:
        yield fault("bad-payload", kind=head.kind, why=wrong)
        return
    assert entry is not None  # there is a payload
    if line.payload["kind"] != head.kind:
        yield fault("header-kind", found=head.kind, kind=line.payload["kind"])
    if meeting_of(entry) != head.meeting:
        yield fault("header-meeting", found=head.meeting, meeting=meeting_of(entry))
    yield from step(state, entry)
    if head.kind == "meeting-adjourned":
        yield from missing(state, head.meeting)


def _left_open(state: State, scope: Scope) -> Iterator[Problem]:
    if scope.meeting is not None and scope.meeting not in state.meetings:
        yield fault("no-meeting", meeting=scope.meeting)
    for meeting, evening in state.meetings.items():
        if evening.state != "adjourned":  # the others were asked when they adjourned
            yield from missing(state, meeting)


def _notes(bundle: Bundle) -> tuple[list[str], list[Problem]]:
    try:
        return split_notes(bundle.files.get(CHECKPOINTS, b"").decode()), []
    except ValueError as wrong:
        return [], [fault("bad-checkpoint", where=CHECKPOINTS, why=wrong)]


def _refused(problem: Problem) -> Report:
    return Report(fine=False, problems=(problem,), summary=Summary())


def _summary(bundle: Bundle, lines: Iterable[Line], notes: Sequence[str], *, compared: bool) -> Summary:
    shown = Counter(line.header.kind for line in lines if line.payload is not None)
    hidden = Counter(line.header.kind for line in lines if line.payload is None)
    return Summary(
        body=bundle.facts.body,
        meeting=bundle.facts.meeting,
        entries=shown.total() + hidden.total(),
        meetings=shown["meeting-planned"],
        ballots=shown["ballot-opened"],
        decisions=shown["decision-made"],
        withheld=hidden.total(),
        names_withheld=hidden["member-registered"],
        checkpoint=_newest(bundle, notes),
        verifier_key=bundle.facts.key,
        key_compared=compared,
    )


def _limits(summary: Summary) -> Iterator[Problem]:
    if not summary.key_compared:
        yield fault("key-not-compared", where=FACTS)
    if summary.names_withheld:
        yield fault("names-missing", where=JOURNAL, n=summary.names_withheld)
    if summary.meeting is not None and summary.withheld > summary.names_withheld:
        yield fault("other-meetings", where=JOURNAL, n=summary.withheld - summary.names_withheld)
        yield fault("fund-before", where=JOURNAL)


def _newest(bundle: Bundle, notes: Sequence[str]) -> str:
    """The newest checkpoint as it stands on paper: origin, size and root."""
    try:
        text = open_note(notes[-1], bundle.facts.key) if notes else ""
        return text if read_checkpoint(text).size else ""
    except ValueError:
        return ""
