"""Forgeries of the chain: wrong keys, forks, gaps, mixed bodies, and a header that says something else."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from juryvote.rules.journal import Line
from juryvote.rules.replay import verify

from .book import SIGNER, STRANGER, Book, book, found, reheaded, resealed, sealed, signed
from .evening import whole

N = len(whole())
LAST = "checkpoints.txt#1"


def with_notes(notes: list[str]) -> list[tuple[str, str]]:
    return found(verify(Book(lines=book(whole()).lines, notes=notes).bundle()))


def test_checkpoints_of_another_signer_are_refused() -> None:
    notes = signed(book(whole()).lines, signer=STRANGER)
    assert with_notes(notes) == [("bad-checkpoint", "checkpoints.txt#0"), ("bad-checkpoint", LAST)]


def test_a_seal_of_another_signer_is_refused() -> None:
    data = book(whole()).bundle()
    forged = book(whole()).bundle(signer=STRANGER)
    assert found(verify(forged, known_key=SIGNER.verifier_key))[0] == ("other-key", "bundle.json")
    assert verify(data, known_key=SIGNER.verifier_key).fine


def test_a_checkpoint_of_another_fork_is_refused() -> None:
    fork = book([*whole()[:-1], whole()[0]])
    assert with_notes([signed(book(whole()).lines)[0], fork.notes[1]]) == [("checkpoint-root", LAST)]


def test_a_checkpoint_ahead_of_the_entries_is_refused() -> None:
    made = book(whole())
    cut = Book(lines=made.lines[:-1], notes=made.notes)
    assert found(verify(cut.bundle())) == [("checkpoint-ahead", LAST), ("checkpoint-stale", "checkpoints.txt")]


def test_entries_after_the_newest_checkpoint_are_refused() -> None:
    assert with_notes(signed(book(whole()).lines, N - 1)) == [("checkpoint-stale", "checkpoints.txt")]


def test_a_journal_without_a_checkpoint_is_refused() -> None:
    assert with_notes([]) == [("no-checkpoint", "checkpoints.txt")]


def test_a_checkpoint_of_another_body_is_refused() -> None:
    assert with_notes(signed(book(whole()).lines, N, body="neukoelln")) == [("checkpoint-origin", "checkpoints.txt#0")]


def test_checkpoints_stand_in_order() -> None:
    assert with_notes(signed(book(whole()).lines, N, 3)) == [("checkpoint-order", LAST)]


def test_a_checkpoint_that_is_none_is_refused() -> None:
    assert with_notes([*signed(book(whole()).lines), SIGNER.sign("hello\n")]) == [
        ("bad-checkpoint", "checkpoints.txt#2")
    ]


@pytest.mark.parametrize("height", range(N))
def test_an_entry_that_is_missing_is_found(height: int) -> None:
    lines, notes = sealed(whole()), book(whole()).notes
    del lines[height]
    kinds = found(verify(Book(lines=lines, notes=notes).bundle()))
    # Without the last one nothing is out of order; the checkpoint still knows of it.
    first = ("height", f"journal.jsonl#{height}") if height < N - 1 else ("checkpoint-ahead", LAST)
    assert kinds[0] == first or ("height", f"journal.jsonl#{height}") in kinds[:2]


@pytest.mark.parametrize("height", range(N - 1))
def test_entries_that_changed_places_are_found(height: int) -> None:
    made = book(whole())
    made.lines[height : height + 2] = reversed(made.lines[height : height + 2])
    assert found(verify(made.bundle()))[0] == ("height", f"journal.jsonl#{height}")


@pytest.mark.parametrize("height", range(N))
def test_an_entry_that_stands_twice_is_found(height: int) -> None:
    made = book(whole())
    made.lines.insert(height, made.lines[height])
    assert found(verify(made.bundle()))[0] == ("height", f"journal.jsonl#{height + 1}")


def test_an_entry_of_another_body_is_found() -> None:
    foreign = sealed(whole(), body="neukoelln")
    lines = [*sealed(whole())[:20], foreign[20], *sealed(whole())[21:]]
    assert found(verify(Book(lines=lines, notes=signed(lines)).bundle())) == [("foreign-body", "journal.jsonl#20")]


@pytest.mark.parametrize(
    ("spoil", "kind"),
    [
        (lambda line: reheaded(line, at="2026-03-05T09:00:00.000000Z"), "time-backwards"),
        (lambda line: reheaded(line, at="2026-03-05 10:20"), "bad-time"),
        (lambda line: reheaded(line, at="2026-02-30T10:20:00.000000Z"), "bad-time"),
        (lambda line: reheaded(line, kind="seat-removed"), "unknown-kind"),
        (lambda line: reheaded(line, kind="fund-opened"), "header-kind"),
        (lambda line: reheaded(line, meeting="e2"), "header-meeting"),
        (lambda line: reheaded(line, digest="0" * 64), "digest"),
        (lambda line: replace(line, salt="00" * 16), "digest"),
        (lambda line: replace(line, salt="00" * 15), "digest"),
        (lambda line: replace(line, salt="zz"), "digest"),
        (lambda line: replace(line, salt=line.salt.upper()), "digest"),
        (lambda line: replace(line, payload={**line.payload, "meeting": "e2"}), "digest"),
        (lambda line: replace(line, payload={"kind": "item-called"}), "digest"),
    ],
)
def test_a_line_that_does_not_fit_itself_is_found(spoil: Callable[[Line], Line], kind: str) -> None:
    lines = sealed(whole())
    height = next(n for n, line in enumerate(lines) if line.header.kind == "item-called")
    lines[height] = spoil(lines[height])
    assert found(verify(resealed(lines).bundle()))[0] == (kind, f"journal.jsonl#{height}")


def test_a_foreign_entry_in_a_meetings_bundle_is_found() -> None:
    from juryvote.rules import bundle as packing
    from juryvote.rules.bundle import open_bundle
    from juryvote.rules.stored import pack

    opened = open_bundle(book(whole()).bundle("e1"))
    files = {**opened.files, "journal.jsonl": open_bundle(book(whole()).bundle()).files["journal.jsonl"]}
    files["MANIFEST"] = SIGNER.sign(packing.manifest_text(opened.facts, files)).encode()
    assert found(verify(pack(files)))[0] == ("content-shown", "journal.jsonl#7")


def test_every_change_inside_a_file_breaks_the_seal() -> None:
    from juryvote.rules.bundle import open_bundle
    from juryvote.rules.stored import pack

    files = open_bundle(book(whole()).bundle()).files
    for name in sorted(files):
        changed = pack({**files, name: files[name].replace(b"e", b"E", 1)})
        assert not verify(changed).fine
        missing = pack({other: content for other, content in files.items() if other != name})
        assert not verify(missing).fine
    assert found(verify(pack({**files, "extra.txt": b""}))) == [("manifest-differs", "extra.txt")]
    assert found(verify(pack({**files, "LIESMICH.txt": b""}))) == [("manifest-differs", "LIESMICH.txt")]
