"""Two bundles against each other: the newer continues the older one, or it is told where they part."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from juryvote.cli.compare import compare as command
from juryvote.rules.comparing import Comparison, compare, read_book
from juryvote.rules.journal import withhold
from juryvote.rules.merkle import consistency_proof, is_consistent, leaf_hash, root_of

from .book import SIGNER, STRANGER, Book, book, sealed, signed
from .evening import votes, whole
from .telling import change

WHOLE = book(whole())


def first(size: int) -> Book:
    return Book(lines=WHOLE.lines[:size], notes=signed(WHOLE.lines[:size]))


def compared(one: bytes, two: bytes) -> Comparison:
    return compare(read_book(one), read_book(two))


@given(st.integers(1, 70), st.integers(0, 70))
def test_a_proof_leads_from_every_tree_to_every_later_one_and_to_no_other(size: int, more: int) -> None:
    leaves = [leaf_hash(str(n).encode()) for n in range(size + more)]
    old, new = root_of(leaves[:size]), root_of(leaves)
    proof = consistency_proof(leaves, size)
    assert is_consistent((size, old), (size + more, new), proof)
    other = root_of([leaf_hash(b"x"), *leaves[1:]])
    assert not is_consistent((size, old), (size + more, other), proof)
    assert not is_consistent((size, other), (size + more, new), proof)
    assert not is_consistent((size, old), (size + more, new), [*proof, old])
    if proof:
        assert not is_consistent((size, old), (size + more, new), proof[:-1])


def test_a_tree_has_no_proof_for_nothing_or_for_more_than_itself() -> None:
    for size in (0, 3):
        with pytest.raises(ValueError, match="has no proof"):
            consistency_proof([b"a", b"b"], size)
    assert not is_consistent((2, b"a"), (1, b"b"), ())


@pytest.mark.parametrize("size", [1, 2, 31, 32, 64, 84])
def test_a_longer_book_continues_a_shorter_one_in_whatever_order_they_come(size: int) -> None:
    older, newer = first(size).bundle(), WHOLE.bundle()
    for found in (compared(older, newer), compared(newer, older)):
        assert (found.verdict, found.fine, found.older, found.newer) == ("continues", True, size, 85)
        assert sum(found.added.values()) == 85 - size
        assert found.differs == -1


def test_the_same_book_twice() -> None:
    found = compared(WHOLE.bundle(), WHOLE.bundle())
    assert (found.verdict, found.fine, found.added, found.proof) == ("same", True, {}, ())


def test_a_checkpoint_from_paper_is_as_good_as_a_bundle() -> None:
    for note in WHOLE.notes:
        text = note.partition("\n\n")[0]
        for paper in (note, text, f"  {text}\r\n".replace("\n", "\r\n"), " ".join(text.split())):
            assert compared(paper.encode(), WHOLE.bundle()).fine, paper
    assert compared(first(60).notes[-1].encode(), first(40).bundle()).verdict == "forked"  # entries were cut off


def test_one_entry_told_otherwise_is_another_book_from_there_on() -> None:
    lie = book(change("ballot-closed:v1", tally=votes(yes=4, no=1))(whole()))
    height = next(n for n, (one, two) in enumerate(zip(WHOLE.lines, lie.lines, strict=True)) if one != two)
    found = compared(first(80).bundle(), lie.bundle())
    assert (found.verdict, found.fine, found.differs) == ("forked", False, height)
    shorter = compared(first(height).bundle(), lie.bundle())
    assert shorter.fine  # until there they are one book


def test_a_book_of_another_body() -> None:
    lines = sealed(whole(), body="letteplatz")
    notes = signed(lines, body="letteplatz")
    paper = compared(notes[0].encode(), WHOLE.bundle())
    assert (paper.verdict, paper.fine) == ("foreign", False)


def test_what_is_withheld_since_is_told() -> None:
    names = [n for n, line in enumerate(WHOLE.lines) if line.header.kind == "member-registered"]
    opened = next(n for n, line in enumerate(WHOLE.lines) if line.header.kind == "ballot-opened")
    lines = [withhold(line) if n in (names[0], opened) else line for n, line in enumerate(WHOLE.lines)]
    found = compared(WHOLE.bundle(), Book(lines=lines, notes=WHOLE.notes[1:]).bundle())
    assert (found.verdict, found.fine) == ("same", False)
    assert (found.names_gone, found.content_gone, found.notes_gone) == (1, (opened,), 1)
    one_meeting = compared(WHOLE.bundle(), WHOLE.bundle("e1"))
    assert (one_meeting.fine, one_meeting.content_gone) == (True, ())


def test_another_key_is_told() -> None:
    strange = Book(lines=WHOLE.lines, notes=signed(WHOLE.lines, signer=STRANGER)).bundle(signer=STRANGER)
    found = compared(WHOLE.bundle(), strange)
    assert (found.verdict, found.key_changed, found.fine) == ("same", True, False)
    assert SIGNER.verifier_key != STRANGER.verifier_key


@pytest.mark.parametrize("rubbish", [b"", b"PK\x03\x04", b"juryvote/x\nseven\nAAAA\n", b"\xff\xfe\n" * 9, b"a" * 9000])
def test_rubbish_is_refused(rubbish: bytes, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_book(rubbish)
    result = run(tmp_path, rubbish, WHOLE.bundle())
    assert (result.exit_code, "weder ein Prüfpaket noch ein Prüfpunkt" in result.stderr) == (2, True)


def run(folder: Path, one: bytes, two: bytes, *more: str) -> Result:
    (folder / "one").write_bytes(one)
    (folder / "two").write_bytes(two)
    return CliRunner().invoke(command, [str(folder / "one"), str(folder / "two"), *more])


def test_the_command_says_it_in_both_languages_and_gives_the_proof(tmp_path: Path) -> None:
    result = run(tmp_path, first(40).bundle(), WHOLE.bundle())
    assert result.exit_code == 0
    assert result.stdout.startswith("FORTGESETZT / CONTINUED\nDie ersten 40 Einträge sind unverändert, 45 sind")
    told = json.loads(run(tmp_path, first(40).bundle(), WHOLE.bundle(), "--json").stdout)
    proof = [bytes.fromhex(one) for one in told["proof"]]
    roots = bytes.fromhex(told["older_root"]), bytes.fromhex(told["newer_root"])
    assert is_consistent((40, roots[0]), (85, roots[1]), proof)
    lie = book(change("ballot-closed:v1", tally=votes(yes=4, no=1))(whole()))
    refused = run(tmp_path, WHOLE.bundle(), lie.bundle())
    assert (refused.exit_code, "ZWEI BÜCHER / TWO BOOKS" in refused.stdout) == (1, True)
    missing = CliRunner().invoke(command, [str(tmp_path / "none"), str(tmp_path / "two"), "--json"])
    assert (missing.exit_code, "cannot be read" in json.loads(missing.stdout)["error_en"]) == (2, True)
