"""Seals entries into a journal and a bundle as the service does, or as somebody who holds its key could."""

from collections.abc import Callable, Iterable, Sequence
from hashlib import sha256
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from juryvote.rules import entries as e
from juryvote.rules.bundle import build_bundle
from juryvote.rules.journal import Header, Line, leaf, seal_entry
from juryvote.rules.merkle import leaf_hash, root_of
from juryvote.rules.notes import Signer, checkpoint_text
from juryvote.rules.replay import Report, verify

BODY = "donaukiez"
SIGNER = Signer("juryvote", bytes(range(32)))
STRANGER = Signer("juryvote", bytes(range(1, 33)))
Clock = Callable[[int], str]  # the moment of a height


class Book(Struct, kw_only=True):
    lines: list[Line]
    notes: list[str]

    def bundle(self, meeting: str | None = None, signer: Signer = SIGNER, **extra: bytes) -> bytes:
        files = {f"{name}.txt": content for name, content in extra.items()}
        return build_bundle(
            lines=self.lines, checkpoints=self.notes, signer=signer, body=BODY, meeting=meeting, extra=files
        )


def moment(height: int) -> str:
    """One entry a minute, on one of two days in March and April as the builder's evenings need it."""
    return f"2026-03-05T{height // 60 + 10:02}:{height % 60:02}:00.000000Z"


def sealed(entries: Sequence[e.AnyEntry], *, body: str = BODY, clock: Clock = moment) -> list[Line]:
    return [
        seal_entry(
            entry,
            body=body,
            height=height,
            at=clock(height),
            actor="staff1",
            salt=sha256(bytes([height % 256, height // 256])).digest()[:16],
            meeting=getattr(entry, "meeting", ""),
        )
        for height, entry in enumerate(entries)
    ]


def signed(lines: Sequence[Line], *sizes: int, signer: Signer = SIGNER, body: str = BODY) -> list[str]:
    """Checkpoints over the first so many lines; without sizes one over half of them and one over all."""
    leaves = [leaf_hash(leaf(line.header)) for line in lines]
    return [
        signer.sign(checkpoint_text(f"juryvote/{body}", size, root_of(leaves[:size])))
        for size in sizes or (len(lines) // 2, len(lines))
    ]


def book(entries: Sequence[e.AnyEntry], clock: Clock = moment) -> Book:
    lines = sealed(entries, clock=clock)
    return Book(lines=lines, notes=signed(lines))


def resealed(lines: Iterable[Line]) -> Book:
    """Renumbered and signed again, so that only the recount can find what was changed."""
    numbered = [reheaded(line, height=height) for height, line in enumerate(lines)]
    return Book(lines=numbered, notes=signed(numbered))


def reheaded(line: Line, **changes: Any) -> Line:
    header: Header = replace(line.header, **changes)
    return replace(line, header=header)


def verified(entries: Sequence[e.AnyEntry], clock: Clock = moment) -> Report:
    return verify(book(entries, clock).bundle())


def found(report: Report) -> list[tuple[str, str]]:
    """Kind and place of every problem."""
    return [(problem.kind, problem.where) for problem in report.problems]


def find(entries: Sequence[e.AnyEntry], name: str) -> int:
    """The height of `kind` or `kind:id`, the id being any of the entry's values; the first that fits."""
    kind, _, wanted = name.partition(":")
    return next(height for height, entry in enumerate(entries) if is_called(entry, kind, wanted))


def is_called(entry: e.AnyEntry, kind: str, wanted: str) -> bool:
    values = [str(getattr(entry, field)) for field in entry.__struct_fields__]
    return entry.__struct_config__.tag == kind and (not wanted or wanted in values)
