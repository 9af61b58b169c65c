"""Published decisions and dates as plain values for other programs, and how a cell stays a text."""

import re

from msgspec import Struct

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")  # no feed and no sheet may hold these
FORMULA = ("=", "+", "-", "@", "\t", "\r")
# Programs look for these names: they stay German, whatever language the reader's browser asks for.
COLUMNS = (
    "Nummer",
    "Jahr",
    "Beschlossen am",
    "Gebiet",
    "Gremium",
    "Art",
    "Gegenstand",
    "Ergebnis",
    "Beantragt (EUR)",
    "Bewilligt (EUR)",
    "Wortlaut",
    "Fassung",
    "Aufgehoben am",
    "Adresse",
)
SHEET = "Beschlüsse"
SET_ASIDE = "Dieser Beschluss ist aufgehoben. Er gilt nicht mehr."
OUTCOMES = {"carried": "angenommen", "rejected": "abgelehnt", "tied": "unentschieden", "void": "kein Beschluss"}


class Published(Struct, frozen=True, kw_only=True):
    """One published decision. Moments are ISO 8601 in UTC, sums cents; `version`: of its wording, from 1."""

    id: str
    number: str  # "3/2026"
    year: int
    decided_on: str  # the day in Berlin
    published_at: str
    changed_at: str  # published, corrected or set aside, whichever came last
    reopened_on: str  # "" while it holds
    area: str
    body: str
    advisory: bool  # a Votum
    title: str
    outcome: str
    asked_cents: int | None
    granted_cents: int | None
    text: str
    version: int


class Date(Struct, frozen=True, kw_only=True):
    """One meeting in a calendar. `sequence` counts its changes from 0; `off`: it was called off."""

    id: str
    title: str
    place: str
    starts_at: str
    changed_at: str
    sequence: int
    off: bool


def readable(text: str) -> str:
    """Without the characters that XML and sheets refuse."""
    return CONTROL.sub("", text)


def harmless(text: str) -> str:
    """A cell of a CSV file that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text


def cells(one: Published, address: str) -> tuple[str | int | None, ...]:
    """In the order of COLUMNS; sums still in cents."""
    return (
        one.number,
        one.year,
        one.decided_on,
        one.area,
        one.body,
        "Votum" if one.advisory else "Beschluss",
        one.title,
        OUTCOMES.get(one.outcome, one.outcome),
        one.asked_cents,
        one.granted_cents,
        one.text,
        one.version,
        one.reopened_on,
        address,
    )


SUMS = (COLUMNS.index("Beantragt (EUR)"), COLUMNS.index("Bewilligt (EUR)"))


def feed_title(name: str) -> str:
    """In German, as the wordings that the feed holds."""
    return f"Beschlüsse: {name}" if name else "Beschlüsse der Jurys"


def heading(one: Published) -> str:
    return f"{'Votum' if one.advisory else 'Beschluss'} {one.number}: {one.title}"
