"""The one spelling of every record, and what is hashed from it (specification 3.0, "Conventions" and "Hashing")."""

import base64
import hashlib
import json
from typing import Any, TypeVar

import msgspec
from msgspec import Struct

from juryvote.sealed.faults import Wrong

Record = TypeVar("Record")


class Shape(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Base of all records: fields in the order in which they are written, optional ones left out."""


def digest(raw: bytes) -> str:
    """The name of a record in the archive."""
    return hashlib.sha256(raw).hexdigest()


def short(raw: bytes) -> str:
    """A fingerprint of 43 characters: of an election its hash, of a ballot its tracker."""
    return base64.b64encode(hashlib.sha256(raw).digest()).rstrip(b"=").decode()


def challenge(order: int, *parts: str) -> int:
    """The whole of SHA-256 as a number, reduced."""
    return int.from_bytes(hashlib.sha256("".join(parts).encode()).digest(), "big") % order


def write(record: object) -> bytes:
    """Compact JSON."""
    return msgspec.json.encode(record)


def read(raw: bytes, shape: type[Record]) -> Record:
    """The record, if it is written in its one spelling."""
    try:
        record = msgspec.json.decode(raw, type=shape)
        if msgspec.json.encode(record) == raw:
            return record
    except (msgspec.MsgspecError, ValueError, RecursionError) as wrong:
        raise Wrong("unreadable", why=wrong) from wrong
    raise Wrong("not-canonical")


def read_loose(raw: bytes) -> Any:
    """JSON in any spelling and with any fields, but no field twice: two readers must see the same."""
    try:
        found = json.loads(raw.decode(), object_pairs_hook=_each_once, parse_constant=_no_constant)
        json.dumps(found, ensure_ascii=False).encode()  # half a sign, \ud800, has no UTF-8
    except (ValueError, RecursionError) as wrong:
        raise Wrong("unreadable", why=wrong) from wrong
    return found


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a field stands twice")
    return found


def _no_constant(text: str) -> None:
    raise ValueError(f"{text} is not JSON")
