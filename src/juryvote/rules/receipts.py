"""The report after an action, as it is typed, and its receipts as exact sums. A draft may hold anything that fits."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from juryvote.rules.money import ABSURD_CENTS, Problem, parse_euro
from juryvote.rules.rosters import read_day

LONGEST_TEXT, LONGEST_CELL, MOST_RECEIPTS = 6000, 200, 60
LEAST_TEXT = 10


class Report(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What was typed; of the four lists a shorter one counts as empty at its end."""

    text: str = ""
    receipt_number: tuple[str, ...] = ()
    receipt_day: tuple[str, ...] = ()
    receipt_what: tuple[str, ...] = ()
    receipt_amount: tuple[str, ...] = ()
    photos: str = ""  # yes: they may be shown, and who can be recognised on them agrees


class Row(Struct, frozen=True, kw_only=True):
    """One typed line; `day` and `cents` are None where they cannot be read."""

    place: int
    number: str
    day: str | None
    what: str
    cents: int | None


class Receipt(Struct, frozen=True, kw_only=True):
    """A receipt on its sheet of paper: its own number, the day, what was bought, the sum."""

    number: str
    day: str
    what: str
    cents: int


def too_long(report: Report) -> str:
    """The first field that may not even be kept as a draft; "" when all may."""
    if len(report.text) > LONGEST_TEXT:
        return "text"
    if report.photos not in ("", "yes"):
        return "photos"
    columns = (report.receipt_number, report.receipt_day, report.receipt_what, report.receipt_amount)
    if any(len(column) > MOST_RECEIPTS or any(len(cell) > LONGEST_CELL for cell in column) for column in columns):
        return "receipt"
    return ""


def rows_of(report: Report) -> tuple[Row, ...]:
    """The lines in which something stands, numbered as on the form."""
    columns = (report.receipt_number, report.receipt_day, report.receipt_what, report.receipt_amount)
    lines = [[_at(column, place) for column in columns] for place in range(max(map(len, columns)))]
    return tuple(
        Row(place=place, number=number, day=read_day(day), what=what, cents=_cents(amount))
        for place, (number, day, what, amount) in enumerate(lines, start=1)
        if number or day or what or amount
    )


def _at(column: Sequence[str], place: int) -> str:
    return column[place].strip() if place < len(column) else ""


def _cents(text: str) -> int | None:
    cents = parse_euro(text)
    return cents if isinstance(cents, int) and 0 < cents < ABSURD_CENTS else None


def sum_of(rows: Sequence[Row]) -> int:
    """Lines that cannot be read count as 0."""
    return sum(row.cents or 0 for row in rows)


def receipts_of(report: Report) -> tuple[Receipt, ...]:
    """Of a report without problems. A receipt without a number of its own gets that of its line."""
    return tuple(
        Receipt(number=row.number or str(row.place), day=row.day or "", what=row.what, cents=row.cents or 0)
        for row in rows_of(report)
    )


def check_report(report: Report, *, today: str) -> tuple[Problem, ...]:
    """All that is missing before it can be handed in, each once. No receipt at all means: nothing was spent."""
    return tuple(Problem(code=code) for code in dict.fromkeys(_problems(report, today)))


def _problems(report: Report, today: str) -> Iterator[str]:
    if len(report.text.strip()) < LEAST_TEXT:
        yield "no-report-text"
    rows = rows_of(report)
    for row in rows:
        if not row.what:
            yield "receipt-no-what"
        if row.cents is None:
            yield "receipt-no-sum"
        if row.day is None:
            yield "receipt-no-day"
        elif row.day > today:
            yield "receipt-later"
    numbers = [row.number for row in rows if row.number]
    if len(numbers) != len(set(numbers)):
        yield "receipt-twice"
