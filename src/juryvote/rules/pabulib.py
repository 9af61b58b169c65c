"""Pabulib files (.pb): participatory budgeting elections as they are published and exchanged (arXiv 2012.06539).

Three parts, META, PROJECTS and VOTES, each a table with semicolons. Sums may have cents; juryvote counts in cents.
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping

from msgspec import Struct

from juryvote.rules.allocation import Allocation, Asked, Pot, Stop, cut, equal_shares, greedy
from juryvote.rules.sentences import Say, german

PARTS = ("META", "PROJECTS", "VOTES")
LARGEST = 50_000_000  # bytes; the largest published file has 20 MB

_SUM = re.compile(r"(\d{1,13})(?:\.(\d{1,2})0*)?")
_WHOLE = re.compile(r"\d{1,9}(?:\.0+)?")

Rows = list[dict[str, str]]


class Published(Struct, frozen=True, kw_only=True):
    """One file: the pot, its rule as it was published, and who won by it; `least` points are needed at all."""

    title: str
    pot: Pot
    rule: str
    least: int
    winners: frozenset[str]
    minimums: Mapping[str, int] = {}  # by project, in cents: of a file of juryvote's own


def read_pabulib(text: str) -> Published:
    """Raises ValueError with one sentence that says what is wrong and where."""
    parts = _parts(text)
    meta = {row["key"].strip(): row["value"].strip() for row in _rows(parts["META"], "META", ("key", "value"))}
    projects = _rows(parts["PROJECTS"], "PROJECTS", ("project_id", "cost"))
    pot = Pot(
        budget_cents=_cents(meta.get("budget", ""), "the budget"),
        asked=tuple(_asked(row) for row in projects),
        slips=tuple(_slips(parts["VOTES"], meta.get("vote_type", ""), {row["project_id"] for row in projects})),
        currency=meta.get("currency", "EUR"),
    )
    return Published(
        title=meta.get("description", ""),
        pot=pot,
        rule=meta.get("rule", ""),
        least=_whole(meta.get("min_project_score_threshold", "0"), "min_project_score_threshold"),
        winners=frozenset(row["project_id"].strip() for row in projects if row.get("selected", "").strip() == "1"),
        minimums={row["project_id"].strip(): _cents(row["min_cost"], "min_cost") for row in projects if _least(row)},
    )


def allocate(found: Published, method: str, *, say: Say = german) -> Allocation:
    """`greedy` as the file's rule has it (with a threshold, or ending at what does not fit), `equal-shares` or `cut`.

    Equal shares leave the rest in the pot where the file's own rule did, and grant it by support elsewhere.
    """
    if method == "equal-shares":
        return equal_shares(found.pot, complete=found.rule != "equalshares/add1", least=found.least, say=say)
    if method == "cut":
        return cut(found.pot, least=found.minimums, say=say)
    stop = Stop.end if found.rule == "greedy-no-skip" else Stop.skip
    return greedy(found.pot, stop=stop, least=found.least, say=say)


def _parts(text: str) -> dict[str, list[list[str]]]:
    """The lines of each part, its head first."""
    found: dict[str, list[list[str]]] = {}
    at = ""
    for row in csv.reader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";"):
        if not any(cell.strip() for cell in row):
            continue
        if len(row) == 1 and row[0].strip().upper() in PARTS:
            at = row[0].strip().upper()
            found[at] = []
        elif not at:
            raise ValueError("This is not a Pabulib file: it does not begin with META.")
        else:
            found[at].append(row)
    for part in PARTS:
        if not found.get(part):
            raise ValueError(f"This is not a complete Pabulib file: {part} is missing.")
    return found


def _rows(rows: list[list[str]], part: str, needed: tuple[str, ...]) -> Rows:
    head = [cell.strip() for cell in rows[0]]
    for name in needed:
        if name not in head:
            raise ValueError(f"The part {part} has no column {name!r}.")
    return [dict(zip(head, (*row, *[""] * (len(head) - len(row))), strict=False)) for row in rows[1:]]


def _asked(row: Mapping[str, str]) -> Asked:
    ident = row["project_id"].strip()
    return Asked(proposal=ident, title=row.get("name", "").strip() or ident, cents=_cents(row["cost"], ident))


def _least(row: Mapping[str, str]) -> bool:
    return bool(row.get("min_cost", "").strip())


def _slips(rows: list[list[str]], kind: str, known: set[str]) -> Iterator[dict[str, int]]:
    """Points by project, for each voter. Who names nothing is a voter too."""
    if kind not in ("approval", "cumulative", "scoring", "ordinal"):
        raise ValueError(f"The vote type {kind!r} is not known.")
    for number, row in enumerate(_rows(rows, "VOTES", ("vote",)), start=1):
        named = [ident.strip() for ident in row["vote"].split(",") if ident.strip()]
        if len(set(named)) < len(named) or not known >= set(named):
            raise ValueError(f"Vote {number} names a project twice, or one that is not on the list.")
        points = _points(kind, named, row.get("points", ""), len(known), number)
        yield {ident: many for ident, many in zip(named, points, strict=True) if many}


def _points(kind: str, named: list[str], told: str, projects: int, number: int) -> list[int]:
    """An approval is a point; the first of an order has as many as there are projects, the next one fewer (Borda)."""
    if kind == "approval":
        return [1] * len(named)
    if kind == "ordinal":
        return list(range(projects, projects - len(named), -1))
    points = [_whole(point.strip(), f"vote {number}") for point in told.split(",") if point.strip()]
    if len(points) != len(named):
        raise ValueError(f"Vote {number} has {len(named)} projects, but {len(points)} points.")
    return points


def _cents(text: str, what: str) -> int:
    found = _SUM.fullmatch(text.strip())
    if not found:
        raise ValueError(f"The sum of {what} is not a number: {text[:40]!r}.")
    return int(found[1]) * 100 + int((found[2] or "").ljust(2, "0"))


def _whole(text: str, what: str) -> int:
    if not _WHOLE.fullmatch(text.strip()):
        raise ValueError(f"A whole number is expected in {what}, not {text[:40]!r}.")
    return int(text.strip().partition(".")[0])


def write_pabulib(found: Published, *, day: str, answer: str) -> str:
    """A file that `read_pabulib` reads to the same pot. `answer`: approval, else points. Voters are only numbers.

    Slips come in the order of what they say, so that the file does not tell whose they are.
    """
    pot, out = found.pot, io.StringIO()
    rows = csv.writer(out, delimiter=";", lineterminator="\n")
    scores = {one.proposal: pot.support(one.proposal) for one in pot.asked}
    rows.writerows([["META"], ["key", "value"]])
    rows.writerows(_meta(found, day, answer))
    rows.writerows([["PROJECTS"], ["project_id", "cost", "score", "name", "selected", "min_cost"]])
    for one in pot.asked:
        least = found.minimums.get(one.proposal)
        selected = int(one.proposal in found.winners)
        cost, least_told = _plain(one.cents), "" if least is None else _plain(least)
        rows.writerow([one.proposal, cost, scores[one.proposal], _one_line(one.title), selected, least_told])
    rows.writerows([["VOTES"], ["voter_id", "vote", *(["points"] if answer != "approval" else [])]])
    slips = sorted(([*slip.items()] for slip in pot.slips), key=lambda slip: (-len(slip), slip))
    for number, slip in enumerate(slips, start=1):
        points = [",".join(str(many) for _, many in slip)] if answer != "approval" else []
        rows.writerow([number, ",".join(proposal for proposal, _ in slip), *points])
    return out.getvalue()


def _meta(found: Published, day: str, answer: str) -> list[list[str]]:
    pot = found.pot
    told = {
        "description": _one_line(found.title),
        "country": "Germany",
        "unit": "Berlin",
        "instance": day[:4],
        "num_projects": str(len(pot.asked)),
        "num_votes": str(len(pot.slips)),
        "budget": _plain(pot.budget_cents),
        "vote_type": "scoring" if answer != "approval" else "approval",
        "rule": found.rule,
        "date_begin": day,
        "date_end": day,
        "currency": "EUR",
        "min_project_score_threshold": str(found.least),
    }
    return [[key, value] for key, value in told.items()]


def _plain(cents: int) -> str:
    return f"{cents // 100}.{cents % 100:02}" if cents % 100 else str(cents // 100)


def _one_line(text: str) -> str:
    return " ".join(text.split())
