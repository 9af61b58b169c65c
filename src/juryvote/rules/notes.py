"""Signed notes (C2SP signed-note, Ed25519) and the checkpoints of the journal (C2SP tlog-checkpoint) inside them.

A note is text, an empty line, and signature lines: `— name base64(key id ‖ signature)`. Other people's signature
lines (witnesses) are passed over; the one that was asked for must be there and must be right.
"""

import binascii
import re
from base64 import b64decode, b64encode
from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from msgspec import Struct

ED25519 = b"\x01"

_NAME = re.compile(r"[^\s+\x00-\x1f\x7f]{1,100}")
_KEY = re.compile(r"([^\s+]{1,100})\+([0-9a-f]{8})\+([A-Za-z0-9+/]{44})")
_SIZE = re.compile(r"0|[1-9][0-9]{0,18}")
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")


class Signer:
    """Signs notes under one name; the seed (32 bytes) never leaves it and is never shown."""

    __slots__ = ("_private", "_public", "name")

    def __init__(self, name: str, seed: bytes) -> None:
        if not _NAME.fullmatch(name):
            raise ValueError(f"{name!r} cannot name a key: no spaces and no plus sign.")
        self.name = name
        self._private = Ed25519PrivateKey.from_private_bytes(seed)
        self._public = self._private.public_key().public_bytes_raw()

    @property
    def verifier_key(self) -> str:
        """What others need to check the signatures: `name+key id+base64`. It is public."""
        return f"{self.name}+{_key_id(self.name, self._public).hex()}+{_text(ED25519 + self._public)}"

    def sign(self, text: str) -> str:
        """The whole note: the text, an empty line, one signature line."""
        _check_text(text)
        signature = _key_id(self.name, self._public) + self._private.sign(text.encode())
        return f"{text}\n— {self.name} {_text(signature)}\n"


class Checkpoint(Struct, frozen=True, kw_only=True):
    """`root` stands for the first `size` entries of the log that is called `origin`, all of them."""

    origin: str
    size: int
    root: bytes


def open_note(note: str, verifier_key: str) -> str:
    """The signed text, if the key's signature is under it; a ValueError says what is wrong otherwise."""
    name, public = read_verifier_key(verifier_key)
    text, gap, tail = note.rpartition("\n\n")
    if not gap or not tail.endswith("\n"):
        raise ValueError("this is not a signed note: no empty line before signatures")
    text += "\n"
    _check_text(text)
    signature = _signature_of(tail, name, _key_id(name, public))
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, text.encode())
    except InvalidSignature:
        raise ValueError(f"the signature of {name} does not belong to this text") from None
    return text


def read_verifier_key(verifier_key: str) -> tuple[str, bytes]:
    """Name and public key; the key id inside catches slips of the pen."""
    found = _KEY.fullmatch(verifier_key)
    if not found:
        raise ValueError("this is not a verifier key: name+key id+base64 is expected")
    name, raw = found[1], _bytes(found[3])
    if raw[:1] != ED25519 or _key_id(name, raw[1:]).hex() != found[2]:
        raise ValueError("the verifier key does not fit its own key id")
    return name, raw[1:]


def checkpoint_text(origin: str, size: int, root: bytes) -> str:
    """Three lines: which log, how many entries, and the root over them."""
    text = f"{origin}\n{size}\n{_text(root)}\n"
    read_checkpoint(text)
    return text


def read_checkpoint(text: str) -> Checkpoint:
    """Exactly three lines, in exactly one spelling; extension lines are not part of this log."""
    lines = text.split("\n")
    if len(lines) != 4 or lines[3] or not lines[0]:
        raise ValueError("a checkpoint has three lines: origin, size and root")
    origin, size, raw = lines[0], lines[1], _bytes(lines[2])
    if not _SIZE.fullmatch(size) or len(raw) != sha256().digest_size:
        raise ValueError("a checkpoint's size is a whole number and its root has 32 bytes")
    return Checkpoint(origin=origin, size=int(size), root=raw)


def _check_text(text: str) -> None:
    if not text.endswith("\n") or _CONTROL.search(text):
        raise ValueError("a note's text ends with a line break and holds no control characters")


def _signature_of(tail: str, name: str, key: bytes) -> bytes:
    for line in tail.splitlines():
        match line.split(" "):
            case ["—", signer, coded] if signer == name and _bytes(coded)[:4] == key:
                return _bytes(coded)[4:]
    raise ValueError(f"no signature of {name} with this key is on the note")


def _key_id(name: str, public: bytes) -> bytes:
    return sha256(name.encode() + b"\n" + ED25519 + public).digest()[:4]


def _text(raw: bytes) -> str:
    return b64encode(raw).decode()


def _bytes(text: str) -> bytes:
    """Base64 in its one spelling: what decodes but would be written otherwise is refused."""
    try:
        raw = b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise ValueError("this is not base64") from None
    if _text(raw) != text:
        raise ValueError("this base64 has a second spelling, which is not allowed")
    return raw
