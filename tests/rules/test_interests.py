"""What the register of interests proposes: every link with a reason, one for each person, on the right day."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juryvote.rules.conflicts import Reason
from juryvote.rules.interests import ROLES, Applicant, Interest, PartyKind, Proposed, Role, proposed_conflicts

DAY = "2026-03-05"
ALL = ("m1", "m2", "m3", "m4", "m5")


def line(party: str, member: str, role: Role, since: str = "2025-01-01", until: str | None = None) -> Interest:
    kind = next(kind for kind, roles in ROLES.items() if role in roles)
    return Interest(party=party, kind=kind, member=member, role=role, since=since, until=until)


def proposed(applicant: Applicant, *interests: Interest, day: str = DAY) -> dict[str, Reason]:
    return {one.member: one.reason for one in proposed_conflicts(applicant, interests, day, ALL)}


@pytest.mark.parametrize(
    ("role", "reason"),
    [
        (Role.seat, Reason.institution),
        (Role.board, Reason.employed),
        (Role.employed, Reason.employed),
        (Role.contract, Reason.contract),
        (Role.lives, Reason.household),
        (Role.relative, Reason.relative),
    ],
)
def test_each_role_in_the_applying_party_is_a_class_of_reason(role: Role, reason: Reason) -> None:
    assert proposed(Applicant(party="p1"), line("p1", "m1", role), line("p2", "m2", role)) == {"m1": reason}


def test_a_member_who_applies_brings_household_and_family_along() -> None:
    register = [
        line("home", "m1", Role.lives),
        line("home", "m2", Role.lives),
        line("clan", "m1", Role.relative),
        line("clan", "m3", Role.relative),
        line("house", "m1", Role.employed),
        line("house", "m4", Role.employed),  # a colleague is not biased
    ]
    found = proposed(Applicant(member="m1"), *register)
    assert found == {"m1": Reason.applicant, "m2": Reason.household, "m3": Reason.relative}


def test_of_two_reasons_the_stronger_is_named() -> None:
    register = [line("p1", "m1", Role.contract), line("p1", "m1", Role.seat)]
    assert proposed(Applicant(party="p1"), *register) == {"m1": Reason.institution}
    assert proposed(Applicant(party="p1", member="m1"), *register) == {"m1": Reason.applicant}


@pytest.mark.parametrize(
    ("day", "there"),
    [("2025-12-31", False), ("2026-01-01", True), ("2026-06-30", True), ("2026-07-01", False)],
)
def test_the_first_and_the_last_day_count(day: str, *, there: bool) -> None:
    term = line("p1", "m1", Role.board, since="2026-01-01", until="2026-06-30")
    assert bool(proposed(Applicant(party="p1"), term, day=day)) is there


def test_whoever_has_no_seat_is_not_named() -> None:
    register = [line("p1", "m1", Role.seat), line("p1", "m9", Role.seat)]
    assert proposed(Applicant(party="p1"), *register) == {"m1": Reason.institution}
    assert proposed(Applicant(member="m9")) == {}


def test_an_unknown_applicant_proposes_nobody() -> None:
    assert proposed(Applicant(), line("p1", "m1", Role.seat), line("p2", "m2", Role.lives)) == {}


ROWS = st.builds(
    line,
    st.sampled_from(["p1", "p2", "p3"]),
    st.sampled_from(ALL),
    st.sampled_from(list(Role)),
)


@given(
    st.lists(ROWS, max_size=12),
    st.sampled_from([None, "p1", "p2"]),
    st.sampled_from([None, *ALL]),
    st.sets(st.sampled_from(ALL)),
)
def test_one_reason_each_sorted_members_only_whatever_the_order(
    rows: list[Interest], party: str | None, member: str | None, members: set[str]
) -> None:
    who = Applicant(party=party, member=member)
    found = proposed_conflicts(who, rows, DAY, members)
    assert [one.member for one in found] == sorted({one.member for one in found})
    assert {one.member for one in found} <= members
    assert found == proposed_conflicts(who, rows[::-1], DAY, members)
    if member in members:
        assert Proposed(member=str(member), reason=Reason.applicant) in found


def test_every_kind_of_party_has_roles_and_no_role_is_of_two() -> None:
    told = [role for kind in PartyKind for role in ROLES[kind]]
    assert sorted(told) == sorted(Role)
