"""The public lot: a seed that was promised before, and what it draws. Anybody can draw the same again.

The promise is the seed's SHA-256. The numbers drawn are SHA-256(seed | what | counter), read as one large number, and
a number that would favour somebody is passed over.
"""

from collections.abc import Iterator, Sequence
from hashlib import sha256
from itertools import count

SEED_BYTES = 32
YES_OR_NO = ("yes", "no")  # what the lot of a tie is drawn from; it is drawn for the ballot's id

_SPAN = 2**256


def commit(seed: bytes) -> str:
    """What is shown before the draw: it fixes the seed and says nothing about it."""
    return sha256(seed).hexdigest()


def seed_from(text: str) -> bytes:
    """A seed as it is published; anything else is a ValueError with one sentence."""
    if len(text) != 2 * SEED_BYTES or any(sign not in "0123456789abcdef" for sign in text):
        raise ValueError("A seed is 64 signs of 0 to 9 and a to f.")
    return bytes.fromhex(text)


def is_hash(text: str) -> bool:
    """Can this be what was promised?"""
    return len(text) == 64 and all(sign in "0123456789abcdef" for sign in text)


def drawn(seed: bytes, what: str, n: int) -> int:
    """One number from 0 to n - 1, each as likely as any other."""
    return _below(n, _numbers(seed, what))


def draw(seed: bytes, what: str, of: Sequence[str], take: int) -> list[str]:
    """So many of these, in the order in which they are drawn; nobody twice."""
    left, numbers = list(of), _numbers(seed, what)
    if not 0 <= take <= len(left):
        raise ValueError(f"The lot cannot take {take} of {len(left)}.")
    return [left.pop(_below(len(left), numbers)) for _ in range(take)]


def says_yes(seed: bytes, ballot: str) -> bool:
    """How the lot breaks a tie."""
    return draw(seed, ballot, YES_OR_NO, 1) == ["yes"]


def _numbers(seed: bytes, what: str) -> Iterator[int]:
    for counter in count():
        yield int.from_bytes(sha256(b"|".join((seed, what.encode(), str(counter).encode()))).digest())


def _below(n: int, numbers: Iterator[int]) -> int:
    """The first number that favours nobody: above the largest multiple of n the small remainders would be likelier."""
    if n < 1:
        raise ValueError("A lot needs something to draw from.")
    return next(number for number in numbers if number < _SPAN - _SPAN % n) % n
