"""What is in a bundle, and who gets to see what."""

import pytest

from juryvote.rules.bundle import build_bundle, join_notes, open_bundle, split_notes
from juryvote.rules.journal import read_line
from juryvote.rules.replay import verify

from .book import SIGNER, Book, book, found, sealed
from .evening import whole

NAMES = ["Demir", "Wolf", "Nguyen", "Nowak", "Roth", "Kaya"]


def names_in(bundle: bytes) -> list[str]:
    return [name for name in NAMES if name.encode() in bundle]


def test_the_same_journal_gives_the_same_bytes() -> None:
    assert book(whole()).bundle() == book(whole()).bundle()


def test_a_whole_bundle_tells_what_it_is() -> None:
    bundle = open_bundle(book(whole()).bundle(niederschrift=b"..."))
    assert sorted(bundle.files) == [
        "LIESMICH.txt",
        "MANIFEST",
        "bundle.json",
        "checkpoints.txt",
        "journal.jsonl",
        "niederschrift.txt",
    ]
    assert (bundle.facts.body, bundle.facts.meeting, bundle.facts.key) == ("donaukiez", None, SIGNER.verifier_key)


def test_the_whole_bundle_names_the_members_and_a_meetings_does_not() -> None:
    assert names_in(book(whole()).bundle()) == NAMES
    assert names_in(book(whole()).bundle("e1")) == []


def test_a_meetings_bundle_shows_that_meeting_and_what_holds_for_all() -> None:
    raw = open_bundle(book(whole()).bundle("e2")).files["journal.jsonl"]
    hidden = [line.header for line in map(read_line, raw.splitlines()) if line.payload is None]
    assert {header.meeting for header in hidden} == {"", "e1"}
    assert {header.kind for header in hidden if header.meeting == ""} == {"member-registered"}


def test_a_bundle_writes_its_own_files_itself() -> None:
    with pytest.raises(ValueError, match="MANIFEST"):
        build_bundle(lines=sealed(whole()), checkpoints=[], signer=SIGNER, body="b", extra={"MANIFEST": b""})


def test_extra_files_are_sealed_too() -> None:
    data = book(whole()).bundle(niederschrift=b"4711 Stimmen")
    assert verify(data).fine
    assert found(verify(data.replace(b"4711 Stimmen", b"0815 Stimmen")))[0] == ("damaged", "niederschrift.txt")


@pytest.mark.parametrize("n", range(4))
def test_notes_come_back_from_one_file(n: int) -> None:
    notes = [SIGNER.sign(f"{i}\n") for i in range(n)]
    assert split_notes(join_notes(notes)) == notes


@pytest.mark.parametrize("text", ["\n", "x", "a\n\nb", "a\n\nb\n\n", "a\n\nb\n\n\nc\n\nd\n"])
def test_what_is_no_list_of_notes_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"checkpoints\.txt"):
        split_notes(text)


def test_an_empty_book_is_a_bundle_but_nothing_to_verify() -> None:
    report = verify(Book(lines=[], notes=[]).bundle())
    assert found(report) == [("bad-line", "journal.jsonl#0")]
