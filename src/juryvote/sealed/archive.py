"""The file: an old tar without an end mark, records named by their hash, events in a chain (spec. 3.0, "Archive").

It is read as strictly as it is written: every byte of every header is foreseen, so that nothing can hide there.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct

from juryvote.rules.replay.faults import Problem
from juryvote.sealed.faults import Wrong
from juryvote.sealed.texts import Shape, digest, read, write

LARGEST_ARCHIVE = 256 * 1024 * 1024
LARGEST_RECORD = 16 * 1024 * 1024
BLOCK = 512
FIRST = "BELENIOS"
NAME = re.compile(rb"([0-9a-f]{64})\.(data|event)\.json", re.ASCII)
OCTAL = re.compile(rb"[0-7]{11}\0", re.ASCII)
UNIX = re.compile(r"0|[1-9][0-9]{0,9}", re.ASCII)

EventType = Literal["Setup", "Ballot", "EndBallots", "EncryptedTally", "PartialDecryption", "Result"]


class Beginning(Shape, frozen=True, kw_only=True):
    version: int
    timestamp: str


class Event(Shape, frozen=True, kw_only=True):
    parent: str | None = None
    height: int
    type: EventType
    payload: str | None = None


class Member(Struct, frozen=True, kw_only=True):
    """One record: `name` is its hash, `at` the byte at which its header begins."""

    at: int
    name: str
    is_event: bool
    content: bytes


def members(data: bytes) -> Iterator[Member | Problem]:
    """All records in their order; after the first problem there is nothing more to be read."""
    at = 0
    try:
        start, content = _next(data, at)
        moment = _begin(data, content)
        while start < len(data):
            at = start
            start, content = _next(data, at)
            yield _member(data, at, content, moment)
    except Wrong as wrong:
        yield wrong.at(f"byte {at}")


def write_archive(timestamp: int, records: Sequence[tuple[bytes, bool]]) -> bytes:
    """The file for these records (content, is it an event) in their order."""
    beginning = write(Beginning(version=1, timestamp=str(timestamp)))
    parts = [_packed(FIRST, beginning, timestamp)]
    for content, is_event in records:
        parts.append(_packed(f"{digest(content)}.{'event' if is_event else 'data'}.json", content, timestamp))
    return b"".join(parts)


def header(name: str, size: int, timestamp: int) -> bytes:
    """A header of Unix V7's tar."""
    fields = f"0000644\0{'0000000'}\0{'0000000'}\0{size:011o}\0{timestamp:011o}\0"
    front = name.encode().ljust(100, b"\0") + fields.encode()
    sum_ = sum(front) + 8 * ord(" ") + ord("0")
    return (front + f"{sum_:06o}\0 0".encode()).ljust(BLOCK, b"\0")


def _packed(name: str, content: bytes, timestamp: int) -> bytes:
    return header(name, len(content), timestamp) + content.ljust(_padded(len(content)), b"\0")


def _next(data: bytes, at: int) -> tuple[int, bytes]:
    """Where the record after this one begins, and this one's content."""
    head = data[at : at + BLOCK]
    if len(head) < BLOCK:
        raise Wrong("cut-off")
    if OCTAL.fullmatch(head[124:136]) is None:
        raise Wrong("header")
    size = int(head[124:135], 8)
    if size > LARGEST_RECORD:
        raise Wrong("too-large", most=LARGEST_RECORD)
    end = at + BLOCK + size
    after = at + BLOCK + _padded(size)
    if after > len(data):
        raise Wrong("cut-off")
    if data[end:after].strip(b"\0"):
        raise Wrong("padding")
    return after, data[at + BLOCK : end]


def _begin(data: bytes, content: bytes) -> int:
    """The moment at which the archive was made; all headers carry it."""
    beginning = read(content, Beginning)
    if beginning.version != 1 or UNIX.fullmatch(beginning.timestamp) is None:
        raise Wrong("header")
    moment = int(beginning.timestamp)
    _same_header(data, 0, FIRST, content, moment)
    return moment


def _member(data: bytes, at: int, content: bytes, moment: int) -> Member:
    matched = NAME.match(data[at : at + 100])
    if matched is None:
        raise Wrong("header")
    name = matched[1].decode()
    _same_header(data, at, matched[0].decode(), content, moment)
    if digest(content) != name:
        raise Wrong("content-hash")
    return Member(at=at, name=name, is_event=matched[2] == b"event", content=content)


def _same_header(data: bytes, at: int, name: str, content: bytes, timestamp: int) -> None:
    if data[at : at + BLOCK] != header(name, len(content), timestamp):
        raise Wrong("header")


def _padded(size: int) -> int:
    return -(-size // BLOCK) * BLOCK
