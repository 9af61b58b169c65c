"""Money is whole cents: read from what people type, written as people read it. It knows no float and no budget."""

import re

from msgspec import Struct

ABSURD_CENTS = 10**12

_TYPED = re.compile(
    r"""(?: (?P<german>[0-9]{1,3}(?:\.[0-9]{3})+)(?:,(?P<german_cents>[0-9]{1,2}))?   # 1.234 or 1.234,56
          | (?P<english>[0-9]{1,3}(?:,[0-9]{3})+)\.(?P<english_cents>[0-9]{1,2})      # 1,234.56
          | (?P<plain>[0-9]+)(?:[.,](?P<plain_cents>[0-9]{1,2}))?                    # 1234,56 or 1234.56 or 1234
        )""",
    re.VERBOSE,
)
_TRIMMINGS = re.compile(r"\s+|€|EUR(?:O)?", re.IGNORECASE)


class Problem(Struct, frozen=True, kw_only=True):
    """One thing that is wrong: a stable code and the numbers that the sentence needs."""

    code: str
    facts: dict[str, int | str] = {}


def parse_euro(text: str) -> int | Problem:
    """Cents, from `1.234,56`, `1234.56` or `450 €`; what could mean two sums is a problem, not a guess."""
    typed = _TRIMMINGS.sub("", text).removesuffix(",-")
    found = _TYPED.fullmatch(typed)
    if found is None:
        return Problem(code="no-amount", facts={"text": text[:40]})
    euros = re.sub(r"[.,]", "", found["german"] or found["english"] or found["plain"])
    cents = found["german_cents"] or found["english_cents"] or found["plain_cents"] or ""
    # Zeros in front aside, more than ten figures is beyond ABSURD_CENTS: never build that number.
    if len(euros.lstrip("0")) > len(str(ABSURD_CENTS)) - 3:
        return Problem(code="absurd-sum", facts={"text": text[:40]})
    return int(euros or "0") * 100 + int(cents.ljust(2, "0"))


def euro(cents: int, language: str = "de") -> str:
    """`1.234,56 €`, or `€1,234.56` in English."""
    sign = "-" if cents < 0 else ""
    whole, rest = divmod(abs(cents), 100)
    if language == "en":
        return f"{sign}€{whole:,}.{rest:02}"
    return f"{sign}{whole:,}".replace(",", ".") + f",{rest:02} €"
