"""A list of members as a CSV text: what each line says and what is wrong with it. It knows no database."""

import csv
import re
from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct

COLUMNS = ("name", "sprache", "gremium", "gruppe", "von", "bis")
MAX_LINES = 500
YEARS = range(1900, 2101)  # a slip of the finger (0026) must not get into a journal that forgets nothing
_GROUPS = {"": "resident", "bewohner": "resident", "bewohnerin": "resident", "resident": "resident"}
_GROUPS |= {"partner": "partner", "einrichtung": "partner"}
_GERMAN_DAY = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")


class Roster(Struct, frozen=True, kw_only=True):
    """What is already there: names taken, and the vacant seats per body (lower case) and group, in order."""

    names: frozenset[str]
    vacant: dict[str, dict[str, tuple[tuple[str, int], ...]]]  # body -> group -> (seat id, number)
    languages: Sequence[str]
    today: str


class RosterLine(Struct, frozen=True, kw_only=True):
    """One person; `seat` is the id of the seat she gets, "" for none. `problems` are codes."""

    line: int
    name: str
    language: str
    body: str
    group: str
    seat: str
    seat_number: int
    since: str
    until: str | None
    problems: tuple[str, ...]


def read_day(text: str) -> str | None:
    """An ISO day from `2026-01-31` or `31.1.2026`; None where it is neither."""
    german = _GERMAN_DAY.fullmatch(text.strip())
    iso = f"{german[3]}-{int(german[2]):02}-{int(german[1]):02}" if german else text.strip()
    try:
        day = date.fromisoformat(iso) if len(iso) == 10 else None
    except ValueError:
        return None
    return day.isoformat() if day and day.year in YEARS else None


def read_roster(text: str, known: Roster) -> tuple[RosterLine, ...]:
    """Every line with its problems. A head line is needed; `;` or `,` or a tab may divide.

    Raises ValueError with a code (no-head, empty, too-long) where the text as a whole is unusable.
    """
    rows = list(_rows(text))
    if not rows:
        raise ValueError("empty")
    if len(rows) > MAX_LINES:
        raise ValueError("too-long")
    taken: set[str] = set()
    names: set[str] = set()
    return tuple(_line(number, row, known, taken, names) for number, row in rows)


def _rows(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    lines = text.lstrip("\ufeff").splitlines()
    if not lines:
        return
    divider = max(";,\t", key=lines[0].count)
    reader = csv.reader(lines, delimiter=divider)
    head = [cell.strip().lower() for cell in next(reader)]
    if "name" not in head or set(head) - set(COLUMNS):
        raise ValueError("no-head")
    for cells in reader:
        if any(cell.strip() for cell in cells):
            fields = dict(zip(head, (cell.strip() for cell in cells), strict=False))
            yield reader.line_num, fields | ({"+": "too-many"} if len(cells) > len(head) else {})


def _line(number: int, row: dict[str, str], known: Roster, taken: set[str], names: set[str]) -> RosterLine:
    problems = list(_name_problems(row, known, names))
    names.add(_folded(row.get("name", "")))
    language = row.get("sprache", "").lower() or "de"
    if language not in known.languages:
        problems.append("unknown-language")
    group = _GROUPS.get(row.get("gruppe", "").lower(), "")
    if not group:
        problems.append("unknown-group")
    since, until = _days(row, known, problems)
    seat, seat_number = _seat(row, group, known, taken, problems)
    return RosterLine(
        line=number,
        name=" ".join(row.get("name", "").split()),
        language=language,
        body=row.get("gremium", ""),
        group=group,
        seat=seat,
        seat_number=seat_number,
        since=since,
        until=until,
        problems=tuple(problems),
    )


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


def _name_problems(row: dict[str, str], known: Roster, names: set[str]) -> Iterator[str]:
    name = _folded(row.get("name", ""))
    if not name:
        yield "no-name"
    elif len(name) > 120:
        yield "long-name"
    elif name in names:
        yield "twice"
    elif name in known.names:
        yield "known"
    if "+" in row:
        yield "too-many-columns"


def _days(row: dict[str, str], known: Roster, problems: list[str]) -> tuple[str, str | None]:
    since = read_day(row["von"]) if row.get("von") else known.today
    until = read_day(row["bis"]) if row.get("bis") else None
    if since is None or (row.get("bis") and until is None):
        problems.append("bad-day")
    elif until is not None and until < since:
        problems.append("days-reversed")
    return since or known.today, until


def _seat(row: dict[str, str], group: str, known: Roster, taken: set[str], problems: list[str]) -> tuple[str, int]:
    body = row.get("gremium", "").casefold()
    if not body:
        return "", 0
    if body not in known.vacant:
        problems.append("unknown-body")
        return "", 0
    for seat, number in known.vacant[body].get(group, ()):
        if seat not in taken:
            taken.add(seat)
            return seat, number
    problems.append("no-vacant-seat")
    return "", 0
