"""Secrets and what is published of them: trustees' keys, voters' credentials (spec. 3.0, same sections)."""

import hashlib

from msgspec import Struct

from juryvote.sealed.group import Group
from juryvote.sealed.proofs import Below, prove_knowledge
from juryvote.sealed.trustees import PublicKey, knowledge_text

BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"


class Key(Struct, frozen=True, kw_only=True):
    """A trustee's key: the secret exponent, and the entry in the list of trustees."""

    secret: int
    entry: PublicKey


def exponent(group: Group, below: Below) -> int:
    """A secret exponent, never 0: no credential, key or ciphertext is the neutral element."""
    return 1 + below(group.order - 1)


def new_key(group: Group, below: Below) -> Key:
    return key_of(group, exponent(group, below), below)


def key_of(group: Group, secret: int, below: Below) -> Key:
    public = group.power(group.base, secret)
    pok = prove_knowledge(group, secret, knowledge_text(group, public), below)
    return Key(secret=secret, entry=PublicKey(pok=pok, public_key=public))


def new_uuid(below: Below) -> str:
    """The name of an election: 128 bits as the protocol wants them."""
    return "".join(BASE58[below(len(BASE58))] for _ in range(22))


def credential_secret(group: Group, uuid: str, private: str) -> int:
    """The exponent behind a private credential as belenios-tool 3.x hands it out; any other exponent does as well."""
    parts = [hashlib.sha256(f"derive_credential|{uuid}|{at}|{private}".encode()).hexdigest() for at in (0, 1)]
    return int("".join(parts), 16) % group.order
