"""What a round asks of an application beside its cap: own share, flat rate, least sum, criteria. Exact cents."""

from collections.abc import Iterator

from msgspec import Struct

from juryvote.rules.money import ABSURD_CENTS, Problem

LANGUAGES = ("en", "tr", "ar", "ru", "uk", "pl", "ro", "fa", "vi")  # of a call, beside German
MOST_CRITERIA, LONGEST_CRITERION, LONGEST_REASON = 20, 200, 500
WHOLE = 100


class Terms(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Percentages are whole numbers: `own_percent` of all costs, `flat_percent` of the listed ones. 0: not asked."""

    own_percent: int = 0
    flat_percent: int = 0
    least_cents: int = 0
    criteria: tuple[str, ...] = ()  # one of them has to hold


def bad_terms(terms: Terms, *, cap_cents: int) -> str:
    """The first field that makes no sense; "" when all do."""
    if not 0 <= terms.own_percent < WHOLE:
        return "own_percent"
    if not 0 <= terms.flat_percent < WHOLE:
        return "flat_percent"
    if not 0 <= terms.least_cents <= min(cap_cents or ABSURD_CENTS, ABSURD_CENTS):
        return "least_sum"
    longest = max(map(len, terms.criteria), default=0)
    return "criteria" if len(terms.criteria) > MOST_CRITERIA or longest > LONGEST_CRITERION else ""


def most_flat(costs: int, terms: Terms) -> int:
    """The highest flat rate for small expenses, in cents, rounded down. `costs`: all that is listed."""
    return costs * terms.flat_percent // WHOLE


def check_terms(
    terms: Terms, *, costs: int, own: int, flat: int | None, asked: int, ticked: tuple[str, ...]
) -> Iterator[Problem]:
    """What of it an application does not keep, in cents. `flat`: beside the listed `costs`; None: it cannot be read."""
    if flat is None or flat > most_flat(costs, terms):
        yield Problem(code="flat-rate", facts={"most": most_flat(costs, terms)})
    if own * WHOLE < (costs + (flat or 0)) * terms.own_percent:
        yield Problem(code="own-share", facts={"percent": terms.own_percent})
    if 0 < asked < terms.least_cents:
        yield Problem(code="under-least", facts={"least": terms.least_cents})
    if terms.criteria and not set(ticked) & set(terms.criteria):
        yield Problem(code="no-criterion")
