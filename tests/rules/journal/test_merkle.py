"""The tree against the published vectors of RFC 6962, and the growing tree against the whole one."""

import json
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juryvote.rules.merkle import Peaks, append, leaf_hash, root, root_of

VECTORS = json.loads((Path(__file__).parents[2] / "vectors/journal/rfc6962.json").read_text())


@pytest.mark.parametrize("size", range(len(VECTORS["roots"])))
def test_root_equals_the_published_one(size: int) -> None:
    leaves = [leaf_hash(bytes.fromhex(leaf)) for leaf in VECTORS["leaves"][:size]]
    assert root_of(leaves).hex() == VECTORS["roots"][size]


@given(st.integers(0, 200))
def test_growing_leaf_by_leaf_gives_the_root_that_the_standard_defines(size: int) -> None:
    leaves = [leaf_hash(str(n).encode()) for n in range(size)]
    assert root_of(leaves) == defined(leaves)


def test_peaks_are_as_many_as_ones_in_the_size() -> None:
    peaks: Peaks = ()
    for size in range(300):
        assert len(peaks) == size.bit_count()
        peaks = append(peaks, size, leaf_hash(b"x"))


def test_peaks_of_another_size_are_refused() -> None:
    with pytest.raises(ValueError, match="A tree of 2 leaves has 1 peaks, not 0"):
        append((), 2, leaf_hash(b"x"))


def test_a_leaf_cannot_be_taken_for_a_node() -> None:
    left, right = leaf_hash(b"a"), leaf_hash(b"b")
    assert root((leaf_hash(left + right),)) != root_of([left, right])


def defined(leaves: list[bytes]) -> bytes:
    """RFC 6962, section 2.1, word for word."""
    if not leaves:
        return sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    split = 1 << ((len(leaves) - 1).bit_length() - 1)
    return sha256(b"\x01" + defined(leaves[:split]) + defined(leaves[split:])).digest()
