"""The journal's bytes: how an entry becomes a line, and a line a leaf of the tree. These bytes never change again.

A leaf covers the header only; the header covers the payload by a salted hash. So a payload can be taken away (redacted
for good, or withheld from one reader) while the tree, every checkpoint and every later entry stay as they are.
"""

import json
from hashlib import sha256
from typing import Any

import msgspec
from msgspec import Struct

from juryvote.rules.entries import AnyEntry, Entry

LARGEST = 2**53 - 1  # every JSON reader in the world keeps whole numbers up to here exact
DEEPEST = 16
SALT_BYTES = 16


class Header(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What stays for ever. `meeting` is "" where an entry belongs to none; `digest` is salted SHA-256 in hex."""

    body: str
    height: int  # from 0, without a gap
    at: str  # ISO 8601, UTC, microseconds, Z; never before the entry below
    kind: str
    actor: str  # a pseudonym, never a name
    meeting: str
    digest: str


class Line(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One entry as it is stored and handed on; salt and payload are both there or both None (redacted, withheld)."""

    header: Header
    salt: str | None
    payload: dict[str, Any] | None


def canonical(value: object) -> bytes:
    """The one spelling of a JSON value: keys sorted, no spaces, UTF-8; no float, no number beyond 2^53."""
    _check(value)
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def seal_entry(entry: Entry, *, body: str, height: int, at: str, actor: str, salt: bytes, meeting: str = "") -> Line:
    """The line for an entry. The salt must be fresh chance: it is all that protects a payload that was taken away."""
    if len(salt) != SALT_BYTES:
        raise ValueError(f"A salt has {SALT_BYTES} bytes.")
    payload: dict[str, Any] = msgspec.to_builtins(entry)
    header = Header(
        body=body,
        height=height,
        at=at,
        kind=payload["kind"],
        actor=actor,
        meeting=meeting,
        digest=digest_of(salt, payload),
    )
    return Line(header=header, salt=salt.hex(), payload=payload)


def digest_of(salt: bytes, payload: dict[str, Any]) -> str:
    return sha256(salt + canonical(payload)).hexdigest()


def leaf(header: Header) -> bytes:
    """What the tree holds for an entry: the header in its one spelling, before `merkle.leaf_hash`."""
    return canonical(msgspec.structs.asdict(header))


def withhold(line: Line) -> Line:
    """The same entry without what it says: only its header is left."""
    return Line(header=line.header, salt=None, payload=None)


def read_entry(line: Line) -> AnyEntry | None:
    """What the entry says, or None where it was taken away; a ValueError where it is not one of the kinds."""
    if line.payload is None:
        return None
    try:
        entry: AnyEntry = msgspec.convert(line.payload, AnyEntry)
    except msgspec.ValidationError as wrong:
        raise ValueError(str(wrong)) from wrong
    return entry


def write_line(line: Line) -> bytes:
    """A line of `journal.jsonl`, without the line break."""
    return canonical({"header": msgspec.structs.asdict(line.header), "salt": line.salt, "payload": line.payload})


def read_line(raw: bytes) -> Line:
    """The line, if it is written in its one spelling; a ValueError says what is wrong otherwise."""
    try:
        line = msgspec.json.decode(raw, type=Line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as wrong:
        raise ValueError(f"not a journal line: {wrong}") from wrong
    if write_line(line) != raw:
        raise ValueError("the line is not in its one spelling")
    return line


def _check(value: object, depth: int = 0) -> None:
    match value:
        case None | bool():
            pass
        case str():
            value.encode()  # a lone surrogate has no UTF-8
        case int() if abs(value) <= LARGEST:
            pass
        case list() if depth < DEEPEST:
            for part in value:
                _check(part, depth + 1)
        case dict() if depth < DEEPEST:
            for key, part in value.items():
                _check_key(key)
                _check(part, depth + 1)
        case _:
            raise ValueError(f"this {type(value).__name__} has no place in the journal")


def _check_key(key: object) -> None:
    if not isinstance(key, str):
        raise ValueError("a key in the journal is text")  # noqa: TRY004 - callers wait for ValueError alone
    key.encode()
