"""The list of people who may be drawn, as a text: what each line says and what is wrong with it."""

import csv
from collections.abc import Iterator, Sequence

from msgspec import Struct

from juryvote.rules.draws import BAR, LARGEST_POOL, tidy

LONGEST_NAME, LONGEST_GROUP, LONGEST_NOTES = 120, 60, 200
_FORMULA = ("=", "+", "-", "@")  # a table would compute what begins so


class PoolLine(Struct, frozen=True, kw_only=True):
    """One person; `group` "" belongs to none, `notes` is whatever else stood there. `problems` are codes."""

    line: int
    name: str
    group: str
    notes: str
    problems: tuple[str, ...]


def read_pool(text: str) -> tuple[PoolLine, ...]:
    """Every line with its problems. `;`, `,` or a tab may divide; a first line that names the columns is not needed.

    Without it the columns are name, group, anything. Raises ValueError with a code (empty, too-long-pool, not-csv).
    """
    try:
        rows = list(_rows(text))
    except csv.Error as error:
        raise ValueError("not-csv") from error
    if not rows:
        raise ValueError("empty")
    if len(rows) > LARGEST_POOL:
        raise ValueError("too-long-pool")
    groups: dict[str, str] = {}
    seen: set[tuple[str, str]] = set()
    return tuple(_line(number, cells, groups, seen) for number, cells in rows)


def _rows(text: str) -> Iterator[tuple[int, tuple[str, str, str]]]:
    """Line number; name, group and notes."""
    lines = text.lstrip("\ufeff").splitlines()
    first = next((line for line in lines if line.strip()), "")
    reader = csv.reader(lines, delimiter=max(";,\t", key=first.count))
    head: Sequence[str] | None = None
    for raw in reader:
        cells = [tidy(cell) for cell in raw]
        if head is None:
            head = [cell.casefold() for cell in cells] if "name" in map(str.casefold, cells) else ()
            if head:
                continue
        if any(cells):
            yield reader.line_num, _sorted(cells, head)


def _sorted(cells: Sequence[str], head: Sequence[str]) -> tuple[str, str, str]:
    columns = dict(enumerate(head or ("name", "gruppe")))
    name = next((cell for at, cell in enumerate(cells) if columns.get(at) == "name"), "")
    group = next((cell for at, cell in enumerate(cells) if columns.get(at) == "gruppe"), "")
    more = (cell for at, cell in enumerate(cells) if cell and columns.get(at) not in ("name", "gruppe"))
    return name, group, ", ".join(more)


def _line(number: int, cells: tuple[str, str, str], groups: dict[str, str], seen: set[tuple[str, str]]) -> PoolLine:
    name, group, notes = cells
    group = groups.setdefault(group.casefold(), group)  # one spelling: that of the first line
    problems = tuple(_problems(name, group, notes, seen))
    seen.add((name.casefold(), notes.casefold()))
    return PoolLine(line=number, name=name, group=group, notes=notes, problems=problems)


def _problems(name: str, group: str, notes: str, seen: set[tuple[str, str]]) -> Iterator[str]:
    if not name:
        yield "no-name"
    if len(name) > LONGEST_NAME:
        yield "long-name"
    if len(group) > LONGEST_GROUP:
        yield "long-group"
    if len(notes) > LONGEST_NOTES:
        yield "long-notes"
    if BAR in name + group + notes or any(text.startswith(_FORMULA) for text in (name, group, notes)):
        yield "odd-sign"
    if name and (name.casefold(), notes.casefold()) in seen:
        yield "twice-in-pool"
