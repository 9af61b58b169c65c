"""Decisions without the body: in which ways one may be made now, and which were."""

from collections.abc import Sequence
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, Row

from juryvote.rules.bylaws import Bylaws, Urgent
from juryvote.rules.executive import Executive, How, Who, may_decide
from juryvote.rules.ids import ItemId
from juryvote.rules.sentences import Say, german
from juryvote.store import executives, people
from juryvote.store.rooms import bylaws_in_force


class Way(Struct, frozen=True, kw_only=True):
    """`value` is what the form sends: how:who, or mandate: and the decision that gave it."""

    value: str
    sentence: str
    members: tuple[tuple[str, str], ...] = ()  # who may decide under the mandate: id, name


class ExecutiveRow(Struct, frozen=True, kw_only=True):
    id: str
    number: str  # "3/2026"
    title: str
    how: str
    text: str
    why: str
    decided_on: str
    told: bool
    body: str = ""


def executive_rows(rows: Sequence[Row[Any]], names: dict[str, str] | None = None) -> tuple[ExecutiveRow, ...]:
    return tuple(
        ExecutiveRow(
            id=row.id,
            number=f"{row.number}/{row.year}",
            title=row.title,
            how=row.how,
            text=row.text,
            why=row.why,
            decided_on=row.decided_at,
            told=row.told_in is not None,
            body=(names or {}).get(row.body, ""),
        )
        for row in rows
    )


def ways(
    db: Connection, *, body: str, area: str, today: str, proposal: Row[Any] | None = None, say: Say = german
) -> tuple[Way, ...]:
    """The ways that the bylaws leave open today, for a proposal or for something without money."""
    bylaws = bylaws_in_force(db, body, today)
    found = [*_alone(bylaws, today, proposal, say)]
    if proposal is not None:
        found += _mandated(db, body, area, today, proposal)
    return tuple(found)


def _alone(bylaws: Bylaws, today: str, proposal: Row[Any] | None, say: Say) -> list[Way]:
    pairs = [(How.office, Who.office)] if proposal is not None else []
    if bylaws.urgent_decisions is not Urgent.none:
        pairs.append((How.urgent, Who(bylaws.urgent_decisions.value)))
    cases = [
        Executive(how=how, who=who, title="", asked_cents=proposal.asked_cents if proposal else None, day=today)
        for how, who in pairs
    ]
    readings = [(case, may_decide(bylaws, case, say=say)) for case in cases]
    return [Way(value=f"{case.how}:{case.who}", sentence=one.sentence) for case, one in readings if one.ok]


def _mandated(db: Connection, body: str, area: str, today: str, proposal: Row[Any]) -> list[Way]:
    names = people.names(db, area)
    return [
        Way(
            value=f"mandate:{decision}",
            sentence="",
            members=tuple((member, names.get(member, member)) for member in mandate.members),
        )
        for decision, mandate in executives.mandates(db, body).items()
        if ItemId(proposal.id) in mandate.items and mandate.since <= today <= mandate.until
    ]
