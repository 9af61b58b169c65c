"""One byte of a bundle is changed: each of them, in every place; none may pass."""

import pytest

from juryvote.rules.replay import verify
from juryvote.rules.stored import unpack

from .book import book
from .evening import founding, whole

SMALL = book(founding()[:3]).bundle()
LARGE = book(whole()).bundle()


def flipped(data: bytes, at: int) -> bytes:
    return data[:at] + bytes([data[at] ^ 1 << at % 8]) + data[at + 1 :]


@pytest.mark.parametrize("part", range(8))
def test_every_flipped_byte_of_a_small_bundle_is_refused_with_a_place(part: int) -> None:
    for at in range(part, len(SMALL), 8):
        report = verify(flipped(SMALL, at))
        assert not report.fine, at
        assert report.problems[0].where, at


def test_every_flipped_byte_of_a_whole_bundle_is_noticed() -> None:
    for at in range(len(LARGE)):
        try:
            unpacked = unpack(flipped(LARGE, at))
        except ValueError:
            continue
        assert unpacked.damaged or unpacked.differs is not None, at


@pytest.mark.parametrize("part", range(4))
def test_many_flipped_bytes_of_a_whole_bundle_are_refused(part: int) -> None:
    for at in range(part * 31, len(LARGE), 4 * 31):
        assert not verify(flipped(LARGE, at)).fine, at


@pytest.mark.parametrize(
    ("inside", "where"),
    [
        (b"Kiezladen", "journal.jsonl"),
        (b"juryvote/donaukiez", "checkpoints.txt"),
        (b"Eines kann", "LIESMICH.txt"),
        (b'"format"', "bundle.json"),
        (b"juryvote-bundle/1\n", "MANIFEST"),
    ],
)
def test_the_file_with_the_flipped_byte_is_named(inside: bytes, where: str) -> None:
    assert verify(flipped(LARGE, LARGE.index(inside) + 4)).problems[0].where == where


def test_the_entry_with_the_flipped_byte_is_named_too() -> None:
    report = verify(flipped(LARGE, LARGE.index(b"Kiezladen") + 4))
    planned = next(height for height, entry in enumerate(whole()) if entry.__struct_config__.tag == "meeting-planned")
    places = [(problem.kind, problem.where) for problem in report.problems]
    assert ("digest", f"journal.jsonl#{planned}") in places
