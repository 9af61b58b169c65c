"""Rubbish of every kind, also signed rubbish: verify answers no, in words, and never falls over."""

import io
import zipfile
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from juryvote.rules.bundle import manifest_text, open_bundle
from juryvote.rules.journal import LARGEST, Line, digest_of
from juryvote.rules.replay import report as reporting
from juryvote.rules.replay import verify
from juryvote.rules.stored import pack

from . import known
from .book import SIGNER, book, found, reheaded, resealed
from .contested import disputed
from .evening import whole

GOOD = book(whole()).bundle()
FILES = open_bundle(GOOD).files
LINES = book(whole()).lines
DISPUTED = book(disputed()).lines
KNOWN, FOUNDED = book(known.known()).lines, len(known.founding())
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12) | st.sampled_from(
    ["", "m1", "e1", "yes", "9999-12-31", "0001-01-01", "9999-12-31T23:59:59.000000Z", ">1/0", "\x1b[2J"]
)
VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers(-LARGEST, LARGEST) | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=6,
)


def refused(data: bytes) -> list[tuple[str, str]]:
    report = verify(data)
    assert not report.fine
    assert all(problem.where and problem.sentence and problem.sentence_en for problem in report.problems)
    return found(report)


def sealed_files(**changes: bytes) -> bytes:
    """A bundle with other files, properly signed."""
    files = {**FILES, **{name.replace("_", "."): content for name, content in changes.items()}}
    files["MANIFEST"] = SIGNER.sign(manifest_text(open_bundle(GOOD).facts, files)).encode()
    return pack(files)


@given(st.binary(max_size=300))
def test_random_bytes(data: bytes) -> None:
    assert refused(data)[0][0] == "unreadable"


@given(st.integers(0, len(GOOD) - 1))
@settings(max_examples=60)
def test_a_file_that_ends_too_early(length: int) -> None:
    refused(GOOD[:length])


@given(st.integers(0, len(GOOD)), st.binary(min_size=1, max_size=40))
@settings(max_examples=60)
def test_bytes_that_are_put_in(at: int, more: bytes) -> None:
    refused(GOOD[:at] + more + GOOD[at:])


def test_a_zip_bomb_is_not_unpacked() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("bundle.json", b"0" * 100_000_000)
    assert refused(made.getvalue()) == [("unreadable", "bundle.json")]


def test_a_file_that_is_too_large_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reporting, "LARGEST_BUNDLE", 1000)
    assert refused(GOOD) == [("too-large", "bundle.json")]


@pytest.mark.parametrize(
    "facts",
    [
        b"",
        b"{}",
        b"[" * 100_000,
        b"9" * 10_000,
        b'{"body":"x","format":"juryvote-bundle/2","key":"","meeting":null}\n',
        b'{"body":"x","format":"juryvote-bundle/1","key":"","meeting":null}',
        b'{"body":"\xff"}',
    ],
)
def test_a_bundle_that_does_not_say_what_it_is(facts: bytes) -> None:
    assert refused(pack({**FILES, "bundle.json": facts})) == [("unreadable", "bundle.json")]


def test_a_bundle_without_a_proper_key() -> None:
    facts = b'{"body":"donaukiez","format":"juryvote-bundle/1","key":"","meeting":null}\n'
    assert refused(pack({**FILES, "bundle.json": facts}))[0] == ("manifest-signature", "MANIFEST")


@pytest.mark.parametrize("name", ["journal_jsonl", "checkpoints_txt"])
@pytest.mark.parametrize(
    "content", [b"", b"\n", b"\xff\n", b"{}\n", b"[" * 100_000 + b"\n", b"9" * 10_000 + b"\n", b"\n" * 1000]
)
def test_a_signed_file_that_is_rubbish(name: str, content: bytes) -> None:
    refused(sealed_files(**{name: content}))


@pytest.mark.parametrize("name", ["journal.jsonl", "checkpoints.txt", "MANIFEST", "LIESMICH.txt"])
def test_a_file_that_is_missing(name: str) -> None:
    files = {other: content for other, content in FILES.items() if other != name}
    assert ("missing-file", name) in refused(pack(files))


def test_a_seal_in_no_known_letters() -> None:
    assert refused(pack({**FILES, "MANIFEST": b"\xff"})) == [("manifest-signature", "MANIFEST")]


def test_a_line_in_the_middle_that_is_none() -> None:
    journal = FILES["journal.jsonl"].replace(b'{"header"', b'{"haeder"', 31).replace(b'{"haeder"', b'{"header"', 30)
    assert refused(sealed_files(journal_jsonl=journal)) == [("bad-line", "journal.jsonl#30")]


@given(st.integers(0, len(LINES) - 1), st.data())
@settings(max_examples=400, deadline=None)
def test_signed_rubbish_in_an_entry(height: int, data: st.DataObject) -> None:
    payload = {**(LINES[height].payload or {})}
    field = data.draw(st.sampled_from(sorted(set(payload) - {"kind"})))
    payload[field] = data.draw(spoiled(payload[field]))
    verify(resealed([*LINES[:height], with_payload(LINES[height], payload), *LINES[height + 1 :]]).bundle())


@given(st.integers(30, len(DISPUTED) - 1), st.data())
@settings(max_examples=200, deadline=None)
def test_signed_rubbish_among_conflicts(height: int, data: st.DataObject) -> None:
    payload = {**(DISPUTED[height].payload or {})}
    field = data.draw(st.sampled_from(sorted(set(payload) - {"kind"})))
    payload[field] = data.draw(spoiled(payload[field]))
    verify(resealed([*DISPUTED[:height], with_payload(DISPUTED[height], payload), *DISPUTED[height + 1 :]]).bundle())


@given(st.integers(FOUNDED, len(KNOWN) - 1), st.data())
@settings(max_examples=200, deadline=None)
def test_signed_rubbish_about_what_is_known(height: int, data: st.DataObject) -> None:
    payload = {**(KNOWN[height].payload or {})}
    field = data.draw(st.sampled_from(sorted(set(payload) - {"kind"})))
    payload[field] = data.draw(spoiled(payload[field]))
    verify(resealed([*KNOWN[:height], with_payload(KNOWN[height], payload), *KNOWN[height + 1 :]]).bundle())


@given(st.permutations(range(FOUNDED, len(KNOWN))))
@settings(max_examples=60, deadline=None)
def test_what_is_known_in_any_order(order: list[int]) -> None:
    verify(resealed([*KNOWN[:FOUNDED], *(KNOWN[height] for height in order)]).bundle())


@given(st.permutations(range(20, len(DISPUTED))))
@settings(max_examples=60, deadline=None)
def test_conflicts_in_any_order(order: list[int]) -> None:
    verify(resealed([*DISPUTED[:20], *(DISPUTED[height] for height in order)]).bundle())


@given(st.integers(0, len(LINES) - 1), st.data())
@settings(max_examples=100, deadline=None)
def test_signed_rubbish_in_a_header(height: int, data: st.DataObject) -> None:
    field = data.draw(st.sampled_from(["body", "at", "kind", "actor", "meeting", "digest"]))
    line = reheaded(LINES[height], **{field: data.draw(TEXT)})
    verify(resealed([*LINES[:height], line, *LINES[height + 1 :]]).bundle())


@given(st.permutations(range(len(LINES))))
@settings(max_examples=100, deadline=None)
def test_signed_entries_in_any_order(order: list[int]) -> None:
    verify(resealed([LINES[height] for height in order]).bundle())


def spoiled(value: Any) -> st.SearchStrategy[Any]:
    """Another value of the same form, or of any form: what has the right form gets further in."""
    match value:
        case bool():
            return st.booleans()
        case int():
            return st.integers(-LARGEST, LARGEST)
        case str():
            return TEXT
        case list() if value and isinstance(value[0], str):
            return st.lists(TEXT, max_size=4)
        case dict():
            return st.fixed_dictionaries({key: spoiled(part) for key, part in value.items()})
    return VALUES


def with_payload(line: Line, payload: dict[str, Any]) -> Line:
    digest = digest_of(bytes.fromhex(line.salt or ""), payload)
    return replace(reheaded(line, digest=digest), payload=payload)
