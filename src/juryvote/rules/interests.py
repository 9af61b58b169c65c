"""What the register of interests proposes: who may be biased on a proposal, and in what class of reason.

It proposes only. Whether somebody is biased the person says, or the chair, or the body.
"""

from collections.abc import Collection, Iterable
from enum import StrEnum

from msgspec import Struct

from juryvote.rules.conflicts import Reason


class PartyKind(StrEnum):
    institution = "institution"
    household = "household"
    family = "family"


class Role(StrEnum):
    seat = "seat"
    board = "board"
    employed = "employed"
    contract = "contract"
    lives = "lives"
    relative = "relative"


ROLES: dict[PartyKind, tuple[Role, ...]] = {
    PartyKind.institution: (Role.seat, Role.board, Role.employed, Role.contract),
    PartyKind.household: (Role.lives,),
    PartyKind.family: (Role.relative,),
}

OF_PARTY: dict[Role, Reason] = {
    Role.seat: Reason.institution,
    Role.board: Reason.employed,
    Role.employed: Reason.employed,
    Role.contract: Reason.contract,
    Role.lives: Reason.household,
    Role.relative: Reason.relative,
}

# Where several hold, the first is named.
STRENGTH = (
    Reason.applicant,
    Reason.household,
    Reason.relative,
    Reason.institution,
    Reason.employed,
    Reason.contract,
)


class Interest(Struct, frozen=True, kw_only=True):
    """A member belongs to a party in this role, from `since` up to and including `until` (open end: None)."""

    party: str
    kind: PartyKind
    member: str
    role: Role
    since: str
    until: str | None = None


class Applicant(Struct, frozen=True, kw_only=True):
    """Who applies, as far as the register knows them: a party, a member, both or neither."""

    party: str | None = None
    member: str | None = None


class Proposed(Struct, frozen=True, kw_only=True):
    member: str
    reason: Reason


def counts_on(interest: Interest, day: str) -> bool:
    """Both the first and the last day count."""
    return interest.since <= day and (interest.until is None or day <= interest.until)


def proposed_conflicts(
    applicant: Applicant, interests: Iterable[Interest], day: str, members: Collection[str]
) -> tuple[Proposed, ...]:
    """Of these members those whom the register links with the applicant on that day: one reason each, sorted by id."""
    now = [one for one in interests if counts_on(one, day)]
    found = {*_in_the_party(applicant, now), *_close_to_the_person(applicant, now)}
    if applicant.member is not None:
        found.add((applicant.member, Reason.applicant))
    strongest = {
        member: min((reason for one, reason in found if one == member), key=STRENGTH.index)
        for member in {member for member, _ in found}
    }
    return tuple(
        Proposed(member=member, reason=reason) for member, reason in sorted(strongest.items()) if member in members
    )


def _in_the_party(applicant: Applicant, now: Iterable[Interest]) -> Iterable[tuple[str, Reason]]:
    return ((one.member, OF_PARTY[one.role]) for one in now if one.party == applicant.party)


def _close_to_the_person(applicant: Applicant, now: list[Interest]) -> Iterable[tuple[str, Reason]]:
    """Who lives with the applicant, and who is related."""
    private = {PartyKind.household: Reason.household, PartyKind.family: Reason.relative}
    close = [one for one in now if one.kind in private]
    shared = {one.party for one in close if one.member == applicant.member}
    return ((one.member, private[one.kind]) for one in close if one.party in shared and one.member != applicant.member)
