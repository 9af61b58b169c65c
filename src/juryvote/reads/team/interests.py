"""The register of interests as the team sees it: by party and by member. Nobody else sees it."""

from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, Row

from juryvote.live.hall import Hall
from juryvote.reads.team.office import Choice
from juryvote.rules.interests import ROLES, PartyKind
from juryvote.rules.moment import day_before
from juryvote.store import interests, people


class InterestLine(Struct, frozen=True, kw_only=True):
    id: str
    member: str  # name
    party: str  # name
    kind: str
    role: str
    since: str
    until: str  # "" while it lasts
    never: str  # the last day that takes the line back


class PartyBlock(Struct, frozen=True, kw_only=True):
    id: str
    name: str
    kind: str  # institution | household | family
    roles: tuple[str, ...]
    lines: tuple[InterestLine, ...]


class MemberBlock(Struct, frozen=True, kw_only=True):
    name: str
    lines: tuple[InterestLine, ...]


class InterestsPage(Struct, frozen=True, kw_only=True):
    parties: tuple[PartyBlock, ...]
    by_member: tuple[MemberBlock, ...]
    members: tuple[Choice, ...]
    today: str


class ApplicantChoices(Struct, frozen=True, kw_only=True):
    """Who may be named as the applicant: `party:id` and `member:id`, each with a name."""

    parties: tuple[tuple[str, str, str], ...]  # value, name, kind
    members: tuple[tuple[str, str], ...]


def interests_page(hall: Hall, *, area: str) -> InterestsPage:
    with hall.reading() as db:
        names, today = people.names(db, area), hall.today()
        lines = [(row, _line(row, names)) for row in interests.interests(db, area)]
        told = sorted({row.member for row, _ in lines}, key=lambda member: names.get(member, "").casefold())
        return InterestsPage(
            parties=tuple(
                PartyBlock(
                    id=party.id,
                    name=party.name,
                    kind=party.kind,
                    roles=tuple(role.value for role in ROLES[PartyKind(party.kind)]),
                    lines=tuple(line for row, line in lines if row.party == party.id),
                )
                for party in interests.parties(db, area)
            ),
            by_member=tuple(
                MemberBlock(name=names.get(who, ""), lines=tuple(line for row, line in lines if row.member == who))
                for who in told
            ),
            members=tuple(Choice(id=member.id, name=member.name) for member in people.members(db, area)),
            today=today,
        )


def _line(row: Row[Any], names: dict[str, str]) -> InterestLine:
    return InterestLine(
        id=row.id,
        member=names.get(row.member, ""),
        party=row.party_name,
        kind=row.kind,
        role=row.role,
        since=row.since,
        until=row.until or "",
        never=day_before(row.since),
    )


def applicant_choices(db: Connection, area: str) -> ApplicantChoices:
    return ApplicantChoices(
        parties=tuple((f"party:{row.id}", row.name, row.kind) for row in interests.parties(db, area)),
        members=tuple((f"member:{row.id}", row.name) for row in people.members(db, area)),
    )


def register_value(proposal: Row[Any]) -> str:
    """What the form chose: `party:id`, `member:id` or ""."""
    if proposal.applicant_member:
        return f"member:{proposal.applicant_member}"
    return f"party:{proposal.applicant_party}" if proposal.applicant_party else ""
