"""How much is enough: `>1/2`, `>=2/3`, `all` or a whole number, turned into the smallest number that satisfies it."""

import re
from fractions import Fraction
from functools import lru_cache

from msgspec import Struct

ALLOWED = "a share is `>a/b` or `>=a/b` (at most the whole), `all`, or a whole number from 0"

_FRACTION = re.compile(r"(>=?)([0-9]{1,9})/([0-9]{1,9})")
_WHOLE = re.compile(r"[0-9]{1,9}")
_SECOND_MIN = re.compile(r"min:([0-9]{1,9})")


class Share(Struct, frozen=True, kw_only=True):
    """Either `part` of a number (`over`: more than that part), or the fixed `number` when it is not None."""

    part: Fraction = Fraction(0)
    over: bool = False
    number: int | None = None

    def of(self, n: int) -> int:
        """The smallest whole number that satisfies the share of `n`."""
        if self.number is not None:
            return self.number
        exact = self.part * n
        return exact.__floor__() + 1 if self.over else exact.__ceil__()


HALF = Share(part=Fraction(1, 2), over=True)


@lru_cache(maxsize=256, typed=True)  # typed: True must not be taken for a cached 1
def share(value: str | int) -> Share:
    """Read a share exactly as the bylaws write it."""
    if isinstance(value, str):
        return _from_text(value)
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise _bad(value)
    return Share(number=value)


def threshold(value: str | int, n: int) -> int:
    """The smallest whole number that satisfies `value` of `n`: `>1/2` of 8 is 5, `>=2/3` of 8 is 6."""
    return share(value).of(n)


def second_share(text: str) -> Share | None:
    """The quorum at a second invitation: None leaves it as it is, `any` is one, `min:k` is k, a fraction stays one."""
    if text == "none":
        return None
    if text == "any":
        return Share(number=1)
    if found := _SECOND_MIN.fullmatch(text):
        return Share(number=int(found[1]))
    if text.startswith(">"):
        return share(text)
    raise ValueError(f"second_invitation {text!r} is not `none`, `any`, `min:3` or a fraction such as `>=1/5`.")


def _from_text(text: str) -> Share:
    if text == "all":
        return Share(part=Fraction(1))
    if _WHOLE.fullmatch(text):
        return Share(number=int(text))
    if found := _FRACTION.fullmatch(text):
        return _from_fraction(text, found[1] == ">", int(found[2]), int(found[3]))
    raise _bad(text)


def _from_fraction(text: str, over: bool, above: int, below: int) -> Share:  # noqa: FBT001 - read beside its parser
    # More than the whole could never be reached: a slip of the pen, not a rule.
    if below == 0 or above > below or (over and above == below):
        raise _bad(text)
    return Share(part=Fraction(above, below), over=over)


def _bad(value: object) -> ValueError:
    return ValueError(f"{value!r} is not a share: {ALLOWED}.")
