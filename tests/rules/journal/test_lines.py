"""The journal's bytes: one spelling, a header that stays, a payload that can go."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from juryvote.rules import entries as e
from juryvote.rules.journal import (
    LARGEST,
    canonical,
    digest_of,
    leaf,
    read_entry,
    read_line,
    seal_entry,
    withhold,
    write_line,
)

from .book import book, sealed
from .evening import whole

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers(-LARGEST, LARGEST) | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=12,
)


def test_canonical_sorts_keys_and_leaves_no_spaces() -> None:
    assert canonical({"b": [1, None, True], "a": "ü\n"}) == '{"a":"ü\\n","b":[1,null,true]}'.encode()


@given(VALUES)
def test_canonical_reads_back(value: Any) -> None:
    import json

    assert json.loads(canonical(value)) == value


@pytest.mark.parametrize("value", [1.0, float("nan"), LARGEST + 1, -LARGEST - 1, {1: 2}, b"x", {"a": (1,)}, object()])
def test_what_has_no_exact_spelling_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match="journal"):
        canonical(value)


@pytest.mark.parametrize("value", ["\ud800", {"\ud800": 1}])
def test_half_a_character_is_refused(value: object) -> None:
    with pytest.raises(UnicodeEncodeError):
        canonical(value)


def test_deep_nesting_is_refused() -> None:
    deep: object = 1
    for _ in range(100_000):
        deep = [deep]
    with pytest.raises(ValueError, match="journal"):
        canonical(deep)


@pytest.mark.parametrize("entry", whole(), ids=lambda entry: str(entry.__struct_config__.tag))
def test_every_entry_reads_back(entry: e.AnyEntry) -> None:
    (line,) = sealed([entry])
    assert (read_line(write_line(line)), read_entry(line)) == (line, entry)


def test_the_header_stays_when_the_payload_goes() -> None:
    line = sealed(whole())[8]
    assert leaf(withhold(line).header) == leaf(line.header)
    assert read_entry(withhold(line)) is None
    assert b"Demir" not in write_line(withhold(line))


def test_the_salt_hides_a_name_that_could_be_guessed() -> None:
    line = sealed(whole())[8]
    assert line.payload is not None
    assert digest_of(bytes(16), line.payload) != line.header.digest


def test_a_short_salt_is_refused() -> None:
    with pytest.raises(ValueError, match="16 bytes"):
        seal_entry(whole()[0], body="b", height=0, at="", actor="", salt=b"short")


@pytest.mark.parametrize(
    "spoil",
    [
        lambda raw: raw + b" ",
        lambda raw: b" " + raw,
        lambda raw: raw.replace(b'":', b'": ', 1),
        lambda raw: raw.replace(b'"height":0', b'"height":00'),
        lambda raw: raw.replace(b'"height":0', b'"height":0,"height":0'),
        lambda raw: raw.replace(b'"height":0', b'"height":0.0'),
        lambda raw: raw.replace(b'"height":0', b'"height":0,"more":1'),
        lambda raw: raw.replace(b"Donaukiez", b"Donauk\\u0069ez", 1),
        lambda raw: raw.replace(b"Donaukiez", b"Donauk\xffez", 1),
        lambda raw: raw[:-1],
        lambda _: b"",
        lambda _: b"null",
        lambda _: b"[" * 100_000,
        lambda raw: raw.replace(b'"payload":{', b'"payload":{"x":' + b'{"x":' * 500 + b"1" + b"}" * 500 + b","),
    ],
)
def test_a_line_has_one_spelling(spoil: Any) -> None:
    raw = write_line(book(whole()).lines[0])
    with pytest.raises(ValueError, match=r"line|journal"):
        read_line(spoil(raw))


@pytest.mark.parametrize(
    "payload", [{}, {"kind": "unheard-of"}, {"kind": "body-founded"}, {"kind": "seat-created", "x": 1}]
)
def test_what_is_no_entry_is_refused(payload: dict[str, Any]) -> None:
    line = replace(sealed(whole())[0], payload=payload)
    with pytest.raises(ValueError, match=r"."):
        read_entry(line)
