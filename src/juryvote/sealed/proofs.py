"""Zero-knowledge proofs: verifier and prover side by side (specification 3.0, "Proofs"). Responses are w - x·c."""

from collections.abc import Callable, Sequence
from functools import cache

from msgspec import Struct

from juryvote.sealed.faults import Wrong
from juryvote.sealed.group import GROUPS, SCALAR, Group
from juryvote.sealed.texts import Shape, challenge

Below = Callable[[int], int]  # a whole number from 0 to below the given one, drawn by real chance


class Proof(Shape, frozen=True, kw_only=True):
    challenge: str
    response: str


class Branch(Struct, frozen=True):
    """One of the things of which a proof shows one to be true: the ciphertext (alpha, beta) holds `holds`."""

    alpha: str
    beta: str
    holds: int


def scalars(group: Group, proof: Proof) -> tuple[int, int]:
    return scalar(group, proof.challenge, "challenge"), scalar(group, proof.response, "response")


def scalar(group: Group, text: str, what: str) -> int:
    """The number, if it is written in its one spelling and reduced."""
    if SCALAR.fullmatch(text) is None or int(text) >= group.order:
        raise Wrong("bad-scalar", what=what)
    return int(text)


def knows(group: Group, proof: Proof, public: str, before: str, after: str = "") -> bool:
    """Did the maker know the exponent of `public`? The challenge is over before | commitment | after."""
    given, response = scalars(group, proof)
    commitment = group.both(group.base, response, public, given)
    return given == challenge(group.order, before, commitment, after)


def prove_knowledge(group: Group, secret: int, before: str, below: Below) -> Proof:
    nonce = below(group.order)
    given = challenge(group.order, before, group.power(group.base, nonce))
    return _proof(given, (nonce - secret * given) % group.order)


def decrypts(group: Group, proof: Proof, public: str, alpha: str, factor: str, before: str) -> bool:
    """Is `factor` = alpha^x for the x of `public` = g^x?"""
    given, response = scalars(group, proof)
    left = group.both(group.base, response, public, given)
    right = group.both(alpha, response, factor, given)
    return given == challenge(group.order, before, left, ",", right)


def prove_decryption(group: Group, secret: int, alpha: str, before: str, below: Below) -> Proof:
    nonce = below(group.order)
    left, right = group.power(group.base, nonce), group.power(alpha, nonce)
    given = challenge(group.order, before, left, ",", right)
    return _proof(given, (nonce - secret * given) % group.order)


def one_holds(group: Group, proofs: Sequence[Proof], branches: Sequence[Branch], key: str, before: str) -> bool:
    """Is one of the branches true, without saying which?"""
    read = [scalars(group, proof) for proof in proofs]
    if len(read) != len(branches):
        return False
    pairs = [_commitments(group, key, branch, *pair) for branch, pair in zip(branches, read, strict=True)]
    total = sum(given for given, _ in read) % group.order
    return total == challenge(group.order, before, ",".join(pairs))


def prove_one(
    group: Group, branches: Sequence[Branch], key: str, before: str, *, true: int, secret: int, below: Below
) -> tuple[Proof, ...]:
    """The proof when branch `true` is the true one and its ciphertext was made with the exponent `secret`."""
    drawn = [(below(group.order), below(group.order)) for _ in branches]
    nonce = drawn[true][1]
    pairs = [_commitments(group, key, branch, *pair) for branch, pair in zip(branches, drawn, strict=True)]
    pairs[true] = f"{group.power(group.base, nonce)},{group.power(key, nonce)}"
    others = sum(given for at, (given, _) in enumerate(drawn) if at != true)
    given = (challenge(group.order, before, ",".join(pairs)) - others) % group.order
    drawn[true] = given, (nonce - secret * given) % group.order
    return tuple(_proof(*pair) for pair in drawn)


def _commitments(group: Group, key: str, branch: Branch, given: int, response: int) -> str:
    beta = group.over(branch.beta, _small(group.name, branch.holds)) if branch.holds else branch.beta
    left = group.both(group.base, response, branch.alpha, given)
    right = group.both(key, response, beta, given)
    return f"{left},{right}"


@cache
def _small(name: str, holds: int) -> str:
    """g to a power that occurs in every proof."""
    group = GROUPS[name]
    return group.power(group.base, holds)


def _proof(given: int, response: int) -> Proof:
    return Proof(challenge=str(given), response=str(response))
