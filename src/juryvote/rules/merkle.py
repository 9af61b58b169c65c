"""The journal's tree: RFC 6962 Merkle hashes, grown one leaf at a time. It knows bytes, never what they say.

`Peaks` are the roots of the perfect subtrees that make up a tree, from left to right: one for each 1 in the binary
size, largest first. They are all that an append needs, so a journal grows in O(log n) whatever its length.
"""

from collections.abc import Iterable
from functools import reduce
from hashlib import sha256

Peaks = tuple[bytes, ...]


def leaf_hash(data: bytes) -> bytes:
    """A leaf and a node can never be mistaken for each other: their first bytes differ."""
    return sha256(b"\x00" + data).digest()


def append(peaks: Peaks, size: int, leaf: bytes) -> Peaks:
    """The peaks after one more leaf (its hash) in a tree that had `size` leaves."""
    if len(peaks) != size.bit_count():
        raise ValueError(f"A tree of {size} leaves has {size.bit_count()} peaks, not {len(peaks)}.")
    # Like adding 1 in binary: each trailing 1 of the old size is a peak that merges with what comes from the right.
    while size & 1:
        *rest, left = peaks
        peaks, leaf, size = tuple(rest), _node(left, leaf), size >> 1
    return (*peaks, leaf)


def root(peaks: Peaks) -> bytes:
    """The root of the whole tree; the empty tree's is the hash of nothing."""
    if not peaks:
        return sha256(b"").digest()
    return reduce(lambda right, left: _node(left, right), reversed(peaks))


def root_of(leaves: Iterable[bytes]) -> bytes:
    """The root over leaf hashes, from the first to the last."""
    peaks: Peaks = ()
    for size, leaf in enumerate(leaves):
        peaks = append(peaks, size, leaf)
    return root(peaks)


def _node(left: bytes, right: bytes) -> bytes:
    return sha256(b"\x01" + left + right).digest()
