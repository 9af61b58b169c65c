"""The journal's tree: RFC 6962 Merkle hashes, grown one leaf at a time. It knows bytes, never what they say.

`Peaks` are the roots of the perfect subtrees that make up a tree, from left to right: one for each 1 in the binary
size, largest first. They are all that an append needs, so a journal grows in O(log n) whatever its length.
"""

from collections.abc import Iterable, Sequence
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


def consistency_proof(leaves: Sequence[bytes], size: int) -> tuple[bytes, ...]:
    """Why the tree over the first `size` leaves became the tree over all of them (RFC 6962, section 2.1.2)."""
    if not 0 < size <= len(leaves):
        raise ValueError(f"A tree of {len(leaves)} leaves has no proof for {size}.")
    return tuple(_subproof(leaves, size, known=True))


def is_consistent(old: tuple[int, bytes], new: tuple[int, bytes], proof: Sequence[bytes]) -> bool:
    """Whether the proof leads from one size and root to the other, without a single leaf (RFC 9162, 2.1.4.2)."""
    (first, old_root), (second, new_root) = old, new
    if not 0 < first <= second:
        return False
    if first == second:
        return not proof and old_root == new_root
    path = [old_root, *proof] if first & (first - 1) == 0 else list(proof)
    if not path:
        return False
    level, last = first - 1, second - 1
    while level & 1:
        level, last = level >> 1, last >> 1
    was = now = path[0]
    for step in path[1:]:
        if last == 0:
            return False
        if level & 1 or level == last:
            was, now = _node(step, was), _node(step, now)
            while level and not level & 1:
                level, last = level >> 1, last >> 1
        else:
            now = _node(now, step)
        level, last = level >> 1, last >> 1
    return last == 0 and (was, now) == (old_root, new_root)


def _subproof(leaves: Sequence[bytes], size: int, *, known: bool) -> list[bytes]:
    if size == len(leaves):
        return [] if known else [root_of(leaves)]
    split = 1 << ((len(leaves) - 1).bit_length() - 1)
    if size <= split:
        return [*_subproof(leaves[:split], size, known=known), root_of(leaves[split:])]
    return [*_subproof(leaves[split:], size - split, known=False), root_of(leaves[:split])]


def _node(left: bytes, right: bytes) -> bytes:
    return sha256(b"\x01" + left + right).digest()
