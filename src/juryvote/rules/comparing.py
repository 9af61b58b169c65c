"""Two bundles of one body, or a checkpoint from paper and a bundle: does the newer book continue the older one?

The headers are in every bundle, so that the answer needs no content and no trust: the root over the older entries is
computed from both. That each book adds up in itself is for `replay` to find out.
"""

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from juryvote.rules.bundle import CHECKPOINTS, JOURNAL, NAMES_KIND, Facts, open_bundle, split_notes
from juryvote.rules.journal import Line, leaf, read_line
from juryvote.rules.merkle import consistency_proof, is_consistent, leaf_hash, root_of
from juryvote.rules.notes import Checkpoint, read_checkpoint

ZIP = b"PK"
LARGEST_CHECKPOINT = 4096


class Book(Struct, frozen=True, kw_only=True):
    """A journal as one file tells of it. Of a checkpoint there is only size and root: no lines and no facts."""

    body: str
    size: int
    root: bytes
    leaves: tuple[bytes, ...] = ()
    lines: tuple[Line, ...] = ()
    facts: Facts | None = None
    notes: tuple[str, ...] = ()


class Comparison(Struct, frozen=True, kw_only=True):
    """`verdict`: same | continues | forked | foreign.

    `differs` is the first height at which the two say different things (-1: nobody can tell, or there is none);
    `added` counts the newer entries by kind; `names_gone` and `content_gone` what the newer file withholds;
    `notes_gone` are signed checkpoints that the newer file has no more. `proof`: RFC 6962 hashes, hex.
    """

    verdict: str
    body: str
    older: int
    newer: int
    older_root: str
    newer_root: str
    differs: int = -1
    added: dict[str, int] = {}
    names_gone: int = 0
    content_gone: tuple[int, ...] = ()
    notes_gone: int = 0
    key_changed: bool = False
    proof: tuple[str, ...] = ()

    @property
    def fine(self) -> bool:
        return self.verdict in ("same", "continues") and not self.content_gone and not self.key_changed


def read_book(data: bytes) -> Book:
    """A bundle, or a checkpoint as it stands on paper, signed or not; a ValueError says what is wrong."""
    if data.startswith(ZIP):
        return _of_bundle(data)
    if len(data) > LARGEST_CHECKPOINT:
        raise ValueError("this is neither a bundle nor a checkpoint")
    words = data.decode().split()[:3]  # copied by hand, the line breaks may be lost; none of the three has a space
    point = read_checkpoint("".join(f"{word}\n" for word in words))
    return Book(body=_body_of(point), size=point.size, root=point.root)


def compare(first: Book, second: Book) -> Comparison:
    """In whatever order they come: the one with fewer entries is the older."""
    older, newer = sorted((first, second), key=lambda book: (book.size, bool(book.lines)))
    foreign = Comparison(
        verdict="foreign",
        body=newer.body,
        older=older.size,
        newer=newer.size,
        older_root=older.root.hex(),
        newer_root=newer.root.hex(),
    )
    if older.body != newer.body:
        return foreign
    if not _leads_to(older, newer):
        return replace(foreign, verdict="forked", differs=_first_difference(older, newer))
    proof = consistency_proof(newer.leaves, older.size) if older.size and newer.leaves else ()
    return replace(
        foreign,
        verdict="same" if older.size == newer.size else "continues",
        added=dict(Counter(line.header.kind for line in newer.lines[older.size :])),
        names_gone=sum(line.header.kind == NAMES_KIND for line in _gone(older, newer)),
        content_gone=tuple(line.header.height for line in _gone(older, newer) if line.header.kind != NAMES_KIND),
        notes_gone=len(set(older.notes) - set(newer.notes)) if newer.facts else 0,
        key_changed=bool(older.facts and newer.facts and older.facts.key != newer.facts.key),
        proof=tuple(one.hex() for one in proof),
    )


def _of_bundle(data: bytes) -> Book:
    bundle = open_bundle(data)
    lines = tuple(read_line(row) for row in bundle.files.get(JOURNAL, b"").splitlines())
    leaves = tuple(leaf_hash(leaf(line.header)) for line in lines)
    return Book(
        body=bundle.facts.body,
        size=len(lines),
        root=root_of(leaves),
        leaves=leaves,
        lines=lines,
        facts=bundle.facts,
        notes=tuple(split_notes(bundle.files.get(CHECKPOINTS, b"").decode())),
    )


def _body_of(point: Checkpoint) -> str:
    return point.origin.rpartition("/")[2]


def _leads_to(older: Book, newer: Book) -> bool:
    """By the proof, as somebody who holds the two checkpoints alone would check it."""
    if older.size == newer.size:
        return older.root == newer.root
    if not older.size:
        return older.root == root_of(())
    if not newer.leaves:
        return False
    proof = consistency_proof(newer.leaves, older.size)
    return is_consistent((older.size, older.root), (newer.size, newer.root), proof)


def _first_difference(older: Book, newer: Book) -> int:
    pairs = enumerate(zip(older.leaves, newer.leaves, strict=False))
    return next((height for height, (one, two) in pairs if one != two), -1)


def _gone(older: Book, newer: Book) -> Sequence[Line]:
    """What the older file shows and the newer one does not; a bundle of another meeting shows other things."""
    if older.facts is None or newer.facts is None or older.facts.meeting != newer.facts.meeting:
        return ()
    pairs = zip(older.lines, newer.lines, strict=False)
    return [one for one, two in pairs if one.payload is not None and two.payload is None]
