"""The bytes of format 1, pinned for ever: whoever changes one of them breaks every bundle that is out in the world."""

import json
from hashlib import sha256
from pathlib import Path

import pytest

from juryvote.rules.bundle import FORMAT
from juryvote.rules.journal import leaf, read_line, write_line
from juryvote.rules.merkle import leaf_hash
from juryvote.rules.replay import verify

from .book import SIGNER, book
from .evening import whole

FOLDER = Path(__file__).parents[2] / "vectors/journal"
PINNED = json.loads((FOLDER / "evenings.json").read_text())


def pinned_now() -> dict[str, object]:
    made = book(whole())
    return {
        "source": "Two evenings of a made-up jury, sealed with salts SHA-256(height as two bytes, low first)[:16]",
        "format": FORMAT,
        "seed": bytes(range(32)).hex(),
        "key": SIGNER.verifier_key,
        "entries": [
            {"line": write_line(line).decode(), "leaf_hash": leaf_hash(leaf(line.header)).hex()} for line in made.lines
        ],
        "checkpoints": made.notes,
        "bundles_sha256": {scope or "all": sha256(made.bundle(scope)).hexdigest() for scope in (None, "e1", "e2")},
    }


def test_the_bytes_are_the_pinned_ones() -> None:
    assert pinned_now() == PINNED


@pytest.mark.parametrize("entry", PINNED["entries"], ids=range(len(PINNED["entries"])))
def test_a_pinned_line_reads_and_hashes_as_it_did(entry: dict[str, str]) -> None:
    line = read_line(entry["line"].encode())
    assert leaf_hash(leaf(line.header)).hex() == entry["leaf_hash"]


def test_bundles_that_are_out_in_the_world_still_verify() -> None:
    for name, scope in (("evenings.zip", None), ("evening-e1.zip", "e1")):
        report = verify((FOLDER / name).read_bytes())
        assert (report.fine, report.summary.meeting) == (True, scope)
