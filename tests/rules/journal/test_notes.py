"""Signed notes against Go's published example, and everything that must not pass for one."""

import json
from pathlib import Path

import pytest

from juryvote.rules.notes import Signer, checkpoint_text, open_note, read_checkpoint

from .book import SIGNER, STRANGER

PETER = json.loads((Path(__file__).parents[2] / "vectors/journal/note.json").read_text())
ROOT = bytes(range(32))


def test_the_published_note_opens() -> None:
    assert open_note(PETER["note"], PETER["key"]) == PETER["text"]


def test_the_published_key_signs_the_same_bytes() -> None:
    peter = Signer("PeterNeumann", bytes.fromhex(PETER["seed"]))
    assert (peter.verifier_key, peter.sign(PETER["text"])) == (PETER["key"], PETER["note"])


def test_a_witness_beside_the_signature_is_passed_over() -> None:
    note = SIGNER.sign("text\n") + "— witness AAAAAAAA\n"
    assert open_note(note, SIGNER.verifier_key) == "text\n"


@pytest.mark.parametrize(
    ("note", "why"),
    [
        ("", "no empty line"),
        ("text\n", "no empty line"),
        (SIGNER.sign("text\n").replace("text", "next"), "does not belong to this text"),
        (SIGNER.sign("text\n").rstrip("\n"), "no empty line"),
        (SIGNER.sign("text\n").replace("— juryvote", "— another"), "no signature of juryvote"),
        (SIGNER.sign("text\n").replace("— juryvote", "- juryvote"), "no signature of juryvote"),
        (STRANGER.sign("text\n"), "no signature of juryvote with this key"),
        (SIGNER.sign("text\n").replace("=\n", "\n"), "not base64"),
    ],
)
def test_what_is_not_signed_does_not_open(note: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        open_note(note, SIGNER.verifier_key)


def test_a_second_spelling_of_the_signature_does_not_open() -> None:
    note = SIGNER.sign("text\n")
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    spare = alphabet[alphabet.index(note[-3]) + 1]  # other bits that the padding throws away
    with pytest.raises(ValueError, match="second spelling"):
        open_note(f"{note[:-3]}{spare}=\n", SIGNER.verifier_key)


@pytest.mark.parametrize(
    "key", ["", "juryvote", "juryvote+00000000+AAAA", SIGNER.verifier_key[:-1], SIGNER.verifier_key.replace("+f", "+e")]
)
def test_a_key_with_a_slip_of_the_pen_is_refused(key: str) -> None:
    with pytest.raises(ValueError, match="verifier key"):
        open_note(SIGNER.sign("text\n"), key)


@pytest.mark.parametrize("text", ["", "no line break", "control\x07\n", "tab\there\n", "cr\r\n"])
def test_text_that_cannot_be_signed_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="a note's text"):
        SIGNER.sign(text)


@pytest.mark.parametrize("name", ["", "two words", "a+b", "a\nb"])
def test_a_key_has_a_plain_name(name: str) -> None:
    with pytest.raises(ValueError, match="cannot name a key"):
        Signer(name, bytes(32))


def test_a_seed_is_never_shown() -> None:
    assert bytes(range(32)).hex() not in f"{SIGNER!r}{SIGNER}"


def test_a_checkpoint_reads_back() -> None:
    point = read_checkpoint(checkpoint_text("juryvote/donaukiez", 17, ROOT))
    assert (point.origin, point.size, point.root) == ("juryvote/donaukiez", 17, ROOT)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "o\n1\n",
        "o\n1\nAAAA\n",
        f"\n1\n{'A' * 43}=\n",
        f"o\n01\n{'A' * 43}=\n",
        f"o\n-1\n{'A' * 43}=\n",
        f"o\n1\n{'A' * 43}=\nmore\n",
        f"o\n1\n{'A' * 43}=",
        f"o\n{'9' * 30}\n{'A' * 43}=\n",
    ],
)
def test_what_is_no_checkpoint_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="checkpoint"):
        read_checkpoint(text)
