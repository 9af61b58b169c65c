"""An application as people type it themselves, and everything that is missing before it can be handed in.

A draft may hold anything that is not too long. Money is read exactly; own and other money stand beside each cost.
"""

from collections.abc import Iterator
from itertools import chain

from msgspec import Struct

from juryvote.rules.money import ABSURD_CENTS, parse_euro
from juryvote.rules.proposals import CostLine, Draft, Goal, Problem, check_proposal
from juryvote.rules.rosters import read_day
from juryvote.rules.terms import LONGEST_CRITERION, MOST_CRITERIA, Terms, check_terms

LONGEST = {
    "title": 200,
    "applicant": 200,
    "representative": 200,
    "address": 400,
    "phone": 60,
    "email": 200,
    "place": 200,
    "begins": 30,
    "what_for": 4000,
    "target": 500,
    "reach": 6,
    "partners": 500,
    "asked": 30,
    "flat": 30,
}
LONGEST_LABEL, LONGEST_AMOUNT, MOST_LINES = 200, 30, 20
NO_TERMS = Terms()
FLAT = "Pauschale für Kleinausgaben"  # its cost line, as the jury reads it


class Typed(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The fields of the form, as text.

    `begins` is a day, `reach` a whole number; of the four lists a shorter one counts as empty at its end.
    """

    title: str = ""
    applicant: str = ""
    representative: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    place: str = ""
    begins: str = ""
    what_for: str = ""
    goals: tuple[str, ...] = ()
    target: str = ""
    reach: str = ""
    partners: str = ""
    line_label: tuple[str, ...] = ()
    line_amount: tuple[str, ...] = ()
    line_own: tuple[str, ...] = ()
    line_other: tuple[str, ...] = ()
    asked: str = ""
    flat: str = ""  # a flat rate for small expenses, where the round allows one
    criteria: tuple[str, ...] = ()  # those of the round that are ticked, in its words
    not_begun: str = ""  # yes: nothing was begun or bought
    honest: str = ""  # yes: knows § 264 StGB
    consent: str = ""  # yes: the name may be published


class Line(Struct, frozen=True, kw_only=True):
    """One typed cost line in cents; None: the amount cannot be read or is beyond all sense."""

    number: int
    label: str
    cents: int | None
    own: int | None
    other: int | None


def too_long(typed: Typed) -> str:
    """The first field that may not even be kept as a draft; "" when all may."""
    for field, most in LONGEST.items():
        if len(getattr(typed, field)) > most:
            return field
    amounts = (*typed.line_amount, *typed.line_own, *typed.line_other)
    if any(len(label) > LONGEST_LABEL for label in typed.line_label) or len(typed.line_label) > MOST_LINES:
        return "line_label"
    if any(len(amount) > LONGEST_AMOUNT for amount in amounts) or len(amounts) > 3 * MOST_LINES:
        return "line_amount"
    if len(typed.criteria) > MOST_CRITERIA or any(len(one) > LONGEST_CRITERION for one in typed.criteria):
        return "criteria"
    return "goals" if any(goal not in set(Goal) for goal in typed.goals) or len(typed.goals) > len(Goal) else ""


def lines_of(typed: Typed) -> tuple[Line, ...]:
    """The lines in which something stands, numbered as on the form."""
    columns = (typed.line_label, typed.line_amount, typed.line_own, typed.line_other)
    rows = [tuple(_at(column, row) for column in columns) for row in range(max(map(len, columns)))]
    return tuple(
        Line(number=number, label=label, cents=_cents(amount), own=_cents(own), other=_cents(other))
        for number, (label, amount, own, other) in enumerate(rows, start=1)
        if label or amount or own or other
    )


def _at(column: tuple[str, ...], row: int) -> str:
    return column[row].strip() if row < len(column) else ""


def _cents(text: str) -> int | None:
    """An empty field is 0."""
    cents = parse_euro(text) if text.strip() else 0
    return cents if isinstance(cents, int) and cents < ABSURD_CENTS else None


def needed_of(lines: tuple[Line, ...]) -> int:
    """What is left to ask for, in cents: all costs without own and other money. Unreadable amounts count as 0."""
    return sum((line.cents or 0) - (line.own or 0) - (line.other or 0) for line in lines)


def draft_of(typed: Typed) -> Draft:
    """What the jury will see of it; sums that cannot be read are 0."""
    lines = tuple(CostLine(label=line.label, cents=line.cents or 0) for line in lines_of(typed))
    flat = _cents(typed.flat) or 0
    lines += (CostLine(label=FLAT, cents=flat),) if flat else ()
    asked = _cents(typed.asked) or 0
    return Draft(title=typed.title.strip(), asked_cents=asked, cost_lines=lines, goals=typed.goals)


def check_application(typed: Typed, *, cap_cents: int, today: str, terms: Terms = NO_TERMS) -> tuple[Problem, ...]:
    """All that is missing before it can be handed in, in the order of the form. `today`: the day in Berlin (ISO)."""
    form = check_proposal(draft_of(typed), cap_cents=cap_cents)
    plan = chain(_plan(typed), _asked_of(typed, terms))
    return tuple(chain(_person(typed), _action(typed, today), form, plan, _declarations(typed)))


def _asked_of(typed: Typed, terms: Terms) -> Iterator[Problem]:
    lines = lines_of(typed)
    costs, own = sum(line.cents or 0 for line in lines), sum(line.own or 0 for line in lines)
    flat, asked = _cents(typed.flat), _cents(typed.asked) or 0
    yield from check_terms(terms, costs=costs, own=own, flat=flat, asked=asked, ticked=typed.criteria)


def _person(typed: Typed) -> Iterator[Problem]:
    if not typed.applicant.strip():
        yield Problem(code="no-applicant")
    if not any(way.strip() for way in (typed.address, typed.phone, typed.email)):
        yield Problem(code="no-contact")


def _action(typed: Typed, today: str) -> Iterator[Problem]:
    if not typed.what_for.strip():
        yield Problem(code="no-what-for")
    if not typed.place.strip():
        yield Problem(code="no-place")
    begins = read_day(typed.begins)
    if begins is None:
        yield Problem(code="no-begins")
    elif begins < today:
        yield Problem(code="begins-past")
    if typed.reach.strip() and not (typed.reach.strip().isascii() and typed.reach.strip().isdecimal()):
        yield Problem(code="bad-reach")


def _plan(typed: Typed) -> Iterator[Problem]:
    lines = lines_of(typed)
    for line in lines:
        if line.cents is None or line.own is None or line.other is None:
            yield Problem(code="unreadable-line", facts={"line": line.number})
        elif line.own + line.other > line.cents:
            yield Problem(code="line-overpaid", facts={"line": line.number})
    needed = needed_of(lines) + (_cents(typed.flat) or 0)
    if lines and (_cents(typed.asked) or 0) != needed:
        yield Problem(code="asked-differs", facts={"needed": needed})


def _declarations(typed: Typed) -> Iterator[Problem]:
    if typed.not_begun != "yes":
        yield Problem(code="not-declared")
    if typed.honest != "yes":
        yield Problem(code="not-honest")
