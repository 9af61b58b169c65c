"""A zip whose every byte follows from its files: uncompressed, sorted, dated 1980, with no field left to choice.

So whoever reads one can write it again and compare, and a change anywhere in it is found, also between the files.
What is not written this way (compressed, encrypted, with comments, a zip bomb) is refused without being unpacked.
"""

import re
import struct
from binascii import crc32
from collections.abc import Iterator, Mapping
from itertools import zip_longest

from msgspec import Struct

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_FIXED = (20, 0, 0, 0, 0x21)  # version 2.0, no flags, stored, midnight, 1 January 1980
_UNIX, _MODE = 0x0314, 0o100644 << 16
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}(/[A-Za-z0-9][A-Za-z0-9._-]{0,99}){0,3}")
_MOST_FILES, _MOST_BYTES = 0xFFFF, 0xFFFFFFFF


class Unpacked(Struct, frozen=True, kw_only=True):
    """`damaged` files do not fit their own checksum; `differs` is the first byte that would be written otherwise."""

    files: dict[str, bytes]
    damaged: tuple[str, ...] = ()
    differs: int | None = None


def pack(files: Mapping[str, bytes]) -> bytes:
    """The one zip that holds these files."""
    for name in files:
        if not _NAME.fullmatch(name):
            raise ValueError(f"{name!r} is not a plain file name")
    return _write({name: (crc32(files[name]), files[name]) for name in sorted(files)})


def unpack(data: bytes) -> Unpacked:
    """The files, and where the zip is not as `pack` writes it; a ValueError where it cannot be read at all."""
    found: dict[str, tuple[int, bytes]] = {}
    for name, crc, content in _locals(data):
        if name in found:
            raise ValueError(f"{name} stands twice in the zip")
        found[name] = (crc, content)
    return Unpacked(
        files={name: content for name, (_, content) in found.items()},
        damaged=tuple(name for name, (crc, content) in found.items() if crc32(content) != crc),
        differs=_differs(data, _write(dict(sorted(found.items())))),
    )


def _locals(data: bytes) -> Iterator[tuple[str, int, bytes]]:
    at = 0
    while data[at : at + 4] == b"PK\x03\x04":
        if at + _LOCAL.size > len(data):
            raise ValueError(f"the zip ends too early, at byte {len(data)}")
        _, *fixed, crc, packed, size, named, more = _LOCAL.unpack_from(data, at)
        body = at + _LOCAL.size + named
        name = data[at + _LOCAL.size : body].decode("ascii", "replace")
        if tuple(fixed) != _FIXED or packed != size or more or not _NAME.fullmatch(name):
            raise ValueError(f"the zip is not written as a bundle is, at byte {at}")
        if body + size > len(data):
            raise ValueError(f"{name} ends too early, at byte {len(data)}")
        yield name, crc, data[body : body + size]
        at = body + size
    if data[at : at + 4] not in (b"PK\x01\x02", b"PK\x05\x06"):
        raise ValueError("the file is not a zip" if at == 0 else f"the zip is broken at byte {at}")


def _write(files: Mapping[str, tuple[int, bytes]]) -> bytes:
    parts, index, at = [], [], 0
    for name, (crc, content) in files.items():
        raw, size = name.encode(), len(content)
        if at + size > _MOST_BYTES:
            raise ValueError("a bundle stays below 4 GiB")
        parts += [_LOCAL.pack(b"PK\x03\x04", *_FIXED, crc, size, size, len(raw), 0), raw, content]
        index += [
            _CENTRAL.pack(b"PK\x01\x02", _UNIX, *_FIXED, crc, size, size, len(raw), 0, 0, 0, 0, _MODE, at),
            raw,
        ]
        at += _LOCAL.size + len(raw) + size
    length = sum(map(len, index))
    if len(files) > _MOST_FILES or at + length > _MOST_BYTES:
        raise ValueError("a bundle stays below 4 GiB and 65,536 files")
    end = _END.pack(b"PK\x05\x06", 0, 0, len(files), len(files), length, at, 0)
    return b"".join([*parts, *index, end])


def _differs(data: bytes, again: bytes) -> int | None:
    if data == again:
        return None
    return next(at for at, (one, other) in enumerate(zip_longest(data, again)) if one != other)
