"""What the register proposes for the items of a meeting: rows turned into the values that the rule asks for."""

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, Row

from juryvote.rules.interests import Applicant, Interest, PartyKind, Role, proposed_conflicts
from juryvote.rules.moment import holds_on
from juryvote.store import interests, meetings, people


class Hint(Struct, frozen=True, kw_only=True):
    """A conflict that the register proposes and nobody has declared; `denied`: the person was asked and says no."""

    item: str
    number: int  # of the item
    title: str
    proposal: str
    member: str
    reason: str
    denied: bool = False


def hints_of(db: Connection, meeting: Row[Any]) -> tuple[Hint, ...]:
    """For every undecided item; what was set aside or was ever declared on it does not come back."""
    asked = interests.applied(db, meeting.id)
    if not asked:
        return ()
    known = [_interest(row) for row in interests.interests(db, meeting.area)]
    told = {(line.item, line.member) for line in meetings.declared(db, [item.id for item in asked])}
    answers = interests.answers(db, [item.proposal for item in asked])
    members = _members(db, meeting)
    return tuple(
        hint
        for item in asked
        for hint in _proposed(item, known, meeting.day, members, answers)
        if (item.id, hint.member) not in told
    )


def _proposed(
    item: Row[Any], known: Sequence[Interest], day: str, members: set[str], answers: Mapping[tuple[str, str], str]
) -> list[Hint]:
    applicant = Applicant(party=item.applicant_party, member=item.applicant_member)
    return [
        Hint(
            item=item.id,
            number=item.number,
            title=item.title,
            proposal=item.proposal,
            member=one.member,
            reason=one.reason.value,
            denied=answers.get((item.proposal, one.member)) == "denied",
        )
        for one in proposed_conflicts(applicant, known, day, members)
        if answers.get((item.proposal, one.member)) != "dismissed"
    ]


def _members(db: Connection, meeting: Row[Any]) -> set[str]:
    """Whoever has a seat of the body on that day, or stands in for somebody."""
    return {row.member for row in people.holdings(db, meeting.body) if holds_on(people.held(row), meeting.day)}


def _interest(row: Row[Any]) -> Interest:
    return Interest(
        party=row.party,
        kind=PartyKind(row.kind),
        member=row.member,
        role=Role(row.role),
        since=row.since,
        until=row.until,
    )
