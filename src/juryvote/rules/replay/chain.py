"""Proves the chain: each line in its place and unchanged, and each signed checkpoint over exactly these lines."""

from collections.abc import Iterator, Sequence
from typing import get_args

from msgspec import Struct

from juryvote.rules.bundle import CHECKPOINTS, JOURNAL, NAMES_KIND, may_show
from juryvote.rules.entries import AnyEntry
from juryvote.rules.journal import SALT_BYTES, Header, Line, digest_of, leaf, read_line
from juryvote.rules.merkle import Peaks, append, leaf_hash, root
from juryvote.rules.notes import Checkpoint, open_note, read_checkpoint
from juryvote.rules.replay.faults import Problem, fault
from juryvote.rules.replay.meetings import is_moment

KINDS = frozenset(str(kind.__struct_config__.tag) for kind in get_args(AnyEntry))


class Scope(Struct, frozen=True, kw_only=True):
    """Whose journal it is, which meeting the bundle is about (None: all), and the key that must have signed."""

    body: str
    meeting: str | None
    key: str


def place(height: int) -> str:
    return f"{JOURNAL}#{height}"


def read_lines(raw: bytes) -> Iterator[Line | Problem]:
    """The lines of the journal in their order; a line that is none is a problem in its place."""
    rows = raw.split(b"\n")
    if rows.pop() or not rows:
        rows.append(b"")  # the last line break is missing: something was cut off
    for height, row in enumerate(rows):
        try:
            yield read_line(row)
        except ValueError as wrong:
            yield fault("bad-line", where=place(height), why=wrong)


def check_line(line: Line, *, height: int, before: str, scope: Scope) -> Iterator[Problem]:
    """What can be said about a line without knowing what its entry means."""
    head = line.header
    if head.body != scope.body:
        yield fault("foreign-body", found=head.body, body=scope.body)
    if head.height != height:
        yield fault("height", found=head.height, height=height)
    if not is_moment(head.at):
        yield fault("bad-time", at=head.at)
    elif head.at < before:
        yield fault("time-backwards", at=head.at, before=before)
    if head.kind not in KINDS:
        yield fault("unknown-kind", kind=head.kind)
    yield from _check_content(line, head, scope)


def check_notes(notes: Sequence[str], lines: Sequence[Line], scope: Scope) -> Iterator[Problem]:
    """Every checkpoint is signed, belongs to this journal and stands for exactly its lines; the last one for all."""
    peaks: Peaks = ()
    done = -1
    for number, note in enumerate(notes):
        where = f"{CHECKPOINTS}#{number}"
        try:
            point = read_checkpoint(open_note(note, scope.key))
        except ValueError as wrong:
            yield fault("bad-checkpoint", where=where, why=wrong)
            continue
        if point.origin.rpartition("/")[2] != scope.body:
            yield fault("checkpoint-origin", where=where, origin=point.origin)
        if not done < point.size <= len(lines):
            yield _misplaced(point, len(lines), where)
            continue
        peaks = _grow(peaks, max(done, 0), lines[max(done, 0) : point.size])
        done = point.size
        if root(peaks) != point.root:
            yield fault("checkpoint-root", where=where, size=point.size)
    yield from _check_last(done, len(lines), has_notes=bool(notes))


def _check_content(line: Line, head: Header, scope: Scope) -> Iterator[Problem]:
    shown = may_show(head.kind, of=head.meeting, meeting=scope.meeting)
    if (line.payload is None) != (line.salt is None):
        yield fault("half-withheld")
    elif line.payload is None or line.salt is None:
        # Names may be taken away for good; nothing else can, because the rest is needed to recompute.
        if shown and head.kind != NAMES_KIND:
            yield fault("content-missing")
    elif not shown:
        yield fault("content-shown")
    elif not _fits(line.salt, line.payload, head.digest):
        yield fault("digest")


def _fits(salt: str, payload: dict[str, object], digest: str) -> bool:
    try:
        raw = bytes.fromhex(salt)
    except ValueError:
        return False
    return len(raw) == SALT_BYTES and raw.hex() == salt and digest_of(raw, payload) == digest


def _misplaced(point: Checkpoint, entries: int, where: str) -> Problem:
    if point.size > entries:
        return fault("checkpoint-ahead", where=where, size=point.size, entries=entries)
    return fault("checkpoint-order", where=where, size=point.size)


def _grow(peaks: Peaks, size: int, lines: Sequence[Line]) -> Peaks:
    for at, line in enumerate(lines, start=size):
        peaks = append(peaks, at, leaf_hash(leaf(line.header)))
    return peaks


def _check_last(done: int, entries: int, *, has_notes: bool) -> Iterator[Problem]:
    if not has_notes:
        yield fault("no-checkpoint", where=CHECKPOINTS)
    elif 0 <= done < entries:
        yield fault("checkpoint-stale", where=CHECKPOINTS, size=done, entries=entries)
