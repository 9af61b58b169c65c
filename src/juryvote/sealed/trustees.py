"""Who holds the key: single trustees, and groups of which any t of n suffice (specification 3.0, "Trustees").

A trustee's number (owner) runs through all of them in the order of the list.
"""

import math
from collections.abc import Callable, Iterator, Sequence

import msgspec
from msgspec import Struct

from juryvote.sealed.faults import Wrong
from juryvote.sealed.group import Group
from juryvote.sealed.proofs import Proof, knows
from juryvote.sealed.texts import Shape, read, write

MOST_TRUSTEES = 100


class PublicKey(Shape, frozen=True, kw_only=True):
    pok: Proof
    public_key: str


class Signed(Shape, frozen=True, kw_only=True):
    message: str
    signature: Proof


class SharedKey(Shape, frozen=True, kw_only=True):
    pok: Proof
    public_key: str
    signature: Proof


class Pedersen(Shape, frozen=True, kw_only=True):
    """What the rounds of a shared key leave behind; member number j of n stands at place j-1 of each list."""

    threshold: int
    certs: list[Signed]
    coefexps: list[Signed]
    signatures: list[Proof]
    verification_keys: list[SharedKey]


class Context(Shape, frozen=True, kw_only=True):
    group: str
    size: int
    threshold: int
    index: int


class Cert(Shape, frozen=True, kw_only=True):
    context: Context
    verification: str
    encryption: str


class Coefficients(Shape, frozen=True, kw_only=True):
    coefexps: list[str]


class Published(Shape, frozen=True, kw_only=True):
    """What a member signs beside its own coefficients: everybody's certificates as it has seen them."""

    certs: list[Signed]
    coefexps: list[str]


class Holders(Struct, frozen=True, kw_only=True):
    """A line of the list of trustees: its part of the election key, its members' keys, and how many are needed."""

    part: str
    keys: list[str]
    needed: int


def read_trustees(raw: bytes, group: Group) -> list[Holders]:
    """All of them, each proof checked."""
    found: list[Holders] = []
    for kind, item in read(raw, list[tuple[str, msgspec.Raw]]):
        owner = 1 + sum(len(one.keys) for one in found)
        if owner > MOST_TRUSTEES or kind not in READERS:
            raise Wrong("unreadable", why=kind if owner <= MOST_TRUSTEES else MOST_TRUSTEES)
        found.append(READERS[kind](bytes(item), group, owner))
    keys = [key for one in found for key in one.keys]
    if not found:
        raise Wrong("no-trustee")
    if len(set(keys)) != len(keys):
        raise Wrong("trustee-twice")
    return found


def product(group: Group, factors: Sequence[str]) -> str:
    if not factors:
        return group.one
    result = factors[0]
    for factor in factors[1:]:
        result = group.times(result, factor)
    return result


def combine(group: Group, holders: Holders, factors: dict[int, str]) -> str:
    """One factor from those of the members (by their place from 1): Lagrange's interpolation at 0 in the exponent."""
    if holders.needed == len(holders.keys) == 1:
        return factors[1]
    chosen = sorted(factors)[: holders.needed]
    return product(group, [group.power(factors[one], _lagrange(one, chosen, group.order)) for one in chosen])


def knowledge_text(group: Group, key: str) -> str:
    """What stands before the commitment in the proof that a trustee knows its key."""
    return f"pok|{group.name}|{key}|"


def _single(raw: bytes, group: Group, owner: int) -> Holders:
    item = read(raw, PublicKey)
    _check_key(group, item, owner)
    return Holders(part=item.public_key, keys=[item.public_key], needed=1)


def _shared(raw: bytes, group: Group, owner: int) -> Holders:
    item = read(raw, Pedersen)
    size, needed = len(item.certs), item.threshold
    lists: tuple[Sequence[object], ...] = (item.coefexps, item.signatures, item.verification_keys)
    if not 1 <= needed <= size <= MOST_TRUSTEES or any(len(one) != size for one in lists):
        raise Wrong("trustee", owner=owner, why="threshold")
    signers = [_check_cert(item, group, at, owner + at) for at in range(size)]
    each = [_check_coefficients(item, group, signers, at, owner + at) for at in range(size)]
    common = [product(group, column) for column in zip(*each, strict=True)]
    for at, key in enumerate(item.verification_keys):
        _check_share(group, key, signers[at], common, at + 1, owner + at)
    return Holders(part=common[0], keys=[key.public_key for key in item.verification_keys], needed=needed)


def _check_key(group: Group, item: PublicKey | SharedKey, owner: int) -> None:
    _elements(group, [item.public_key], owner)
    if not knows(group, item.pok, item.public_key, knowledge_text(group, item.public_key)):
        raise Wrong("trustee", owner=owner, why="pok")


def _check_cert(item: Pedersen, group: Group, at: int, owner: int) -> str:
    """The key with which this member signs."""
    signed = item.certs[at]
    cert = read(signed.message.encode(), Cert)
    right = Context(group=group.name, size=len(item.certs), threshold=item.threshold, index=at + 1)
    if cert.context != right:
        raise Wrong("trustee", owner=owner, why="context")
    _elements(group, [cert.verification, cert.encryption], owner)
    _check_signature(group, signed.signature, signed.message, cert.verification, owner)
    return cert.verification


def _check_coefficients(item: Pedersen, group: Group, signers: list[str], at: int, owner: int) -> list[str]:
    signed = item.coefexps[at]
    found = read(signed.message.encode(), Coefficients).coefexps
    if len(found) != item.threshold:
        raise Wrong("trustee", owner=owner, why="coefexps")
    _elements(group, found, owner)
    _check_signature(group, signed.signature, signed.message, signers[at], owner)
    published = write(Published(certs=item.certs, coefexps=found)).decode()
    if not knows(group, item.signatures[at], signers[at], f"sigmsg|certs_sig|{published}|"):
        raise Wrong("trustee", owner=owner, why="certs_sig")
    return found


def _check_share(group: Group, key: SharedKey, signer: str, common: list[str], index: int, owner: int) -> None:
    """The member's key must be what all coefficients together come to, otherwise the shares do not fit."""
    _check_key(group, key, owner)
    _check_signature(group, key.signature, key.public_key, signer, owner)
    if product(group, [group.power(one, index**degree) for degree, one in enumerate(common)]) != key.public_key:
        raise Wrong("trustee", owner=owner, why="verification_key")


def _check_signature(group: Group, proof: Proof, message: str, signer: str, owner: int) -> None:
    if not knows(group, proof, signer, f"sigmsg|{message}|"):
        raise Wrong("trustee", owner=owner, why="signature")


def _elements(group: Group, elements: Sequence[str], owner: int) -> None:
    if not all(map(group.holds, elements)):
        raise Wrong("trustee", owner=owner, why="element")


def _lagrange(one: int, chosen: Sequence[int], order: int) -> int:
    others: Iterator[int] = (other for other in chosen if other != one)
    pairs = [(other, other - one) for other in others]
    return math.prod(up for up, _ in pairs) * pow(math.prod(down for _, down in pairs), -1, order) % order


READERS: dict[str, Callable[[bytes, Group, int], Holders]] = {"Single": _single, "Pedersen": _shared}
