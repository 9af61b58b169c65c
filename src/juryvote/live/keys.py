"""All secrets derive from one, by purpose (HKDF, RFC 5869), so that none can stand in for another."""

import hmac
from hashlib import sha256

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from msgspec import Struct

from juryvote.rules.notes import Signer

CODE_SIGNS = "ABCDEFGHJKMNPQRSTVWXYZ23456789"  # 30 signs: no I, L, O, U, 0, 1
ROOM_SECONDS = 30


class Keys(Struct, frozen=True, kw_only=True):
    signer: Signer
    codes: bytes
    rooms: bytes
    safe: bytes
    mails: bytes


def _derive(secret: bytes, purpose: str) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=f"juryvote/{purpose}".encode()).derive(secret)


def derive_keys(secret: bytes) -> Keys:
    return Keys(
        signer=Signer("juryvote", _derive(secret, "journal")),
        codes=_derive(secret, "codes"),
        rooms=_derive(secret, "rooms"),
        safe=_derive(secret, "safe"),
        mails=_derive(secret, "mails"),
    )


def spell(number: bytes, signs: int) -> str:
    """The first signs of a secret in letters that nobody confuses."""
    value, out = int.from_bytes(number, "big"), []
    for _ in range(signs):
        value, digit = divmod(value, len(CODE_SIGNS))
        out.append(CODE_SIGNS[digit])
    return "".join(out)


def tidy(code: str) -> str:
    """What a person typed, without spaces, dashes and small letters."""
    return "".join(sign for sign in code.upper() if sign.isalnum())


def digest(keys: Keys, secret: str) -> str:
    """What is stored instead of a code, token or session: useless without the key, equal only for the same secret."""
    return hmac.new(keys.codes, secret.encode(), sha256).hexdigest()


def room_code(keys: Keys, meeting: str, seconds: int) -> str:
    """The projector's code in the 30 seconds that contain the moment (Unix seconds)."""
    step = f"{meeting}:{seconds // ROOM_SECONDS}".encode()
    return spell(hmac.new(keys.rooms, step, sha256).digest(), 6)


def is_room_code(keys: Keys, meeting: str, code: str, seconds: int) -> bool:
    """True for the code on the wall and for the one before it: walking to the door takes a while."""
    fits = [
        hmac.compare_digest(tidy(code).encode(), room_code(keys, meeting, at).encode())
        for at in (seconds, seconds - ROOM_SECONDS)
    ]
    return any(fits)


def demand_mark(keys: Keys, item: str, member: str) -> str:
    """By this a person's demand for secrecy is found again, and by nobody without the key."""
    return hmac.new(keys.safe, f"demand|{item}|{member}".encode(), sha256).hexdigest()
