"""Recounts who belongs to the body: its founding, bylaws, members, seats, and who holds which seat when."""

import re
from collections.abc import Iterator
from datetime import date

from msgspec.structs import replace

from juryvote.rules import entries as e
from juryvote.rules.bylaws import bylaws_from
from juryvote.rules.moment import Holding, day_before, holds_on
from juryvote.rules.replay.faults import Problem, fault
from juryvote.rules.replay.state import State

FORMS = ("aktionsfondsjury", "quartiersfondsjury", "quartiersrat", "other")
ROLES = ("holder", "alternate")
FOREVER = "9999-12-31"

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def founded(state: State, entry: e.BodyFounded) -> Iterator[Problem]:
    if entry.form not in FORMS:
        yield fault("bad-value", value=entry.form, what="form")
    state.form = entry.form


def adopted(state: State, entry: e.BylawsAdopted) -> Iterator[Problem]:
    if entry.bylaws in state.bylaws:
        yield fault("twice", what="Geschäftsordnung", id=entry.bylaws)
    if entry.version != len(state.bylaws) + 1:
        yield fault("number", number=len(state.bylaws) + 1, found=entry.version, what="version")
    if entry.in_force and not is_day(entry.in_force):
        yield fault("bad-value", value=entry.in_force, what="in_force")
    try:
        state.bylaws[entry.bylaws] = bylaws_from(entry.rules)
        state.adopted[entry.bylaws] = entry.in_force
    except ValueError as wrong:
        yield fault("bad-bylaws", why=wrong)


def newest_bylaws(state: State, day: str) -> str:
    """Of the versions in force on that day the one adopted last; "" where there is none."""
    return next((bylaws for bylaws, since in reversed(state.adopted.items()) if since <= day), "")


def registered(state: State, entry: e.MemberRegistered) -> Iterator[Problem]:
    if entry.member in state.members:
        yield fault("twice", what="Mitglied", id=entry.member)
    state.members.add(entry.member)


def known(state: State, member: str) -> Iterator[Problem]:
    """Everybody who acts was registered. Where names are withheld, each withheld line stands for one unknown person."""
    if member in state.members or member in state.strangers:
        return
    state.strangers.add(member)
    if len(state.strangers) > state.unseen.get("member-registered", 0):
        yield fault("stranger", member=member)


def created(state: State, entry: e.SeatCreated) -> Iterator[Problem]:
    if entry.seat in state.seats:
        yield fault("twice", what="Sitz", id=entry.seat)
    if entry.number != len(state.seats) + 1:
        yield fault("number", number=len(state.seats) + 1, found=entry.number, what="seat")
    state.seats[entry.seat] = entry


def held(state: State, entry: e.SeatHeld) -> Iterator[Problem]:
    yield from known(state, entry.member)
    if entry.seat not in state.seats:
        yield fault("unknown", what="Sitz", id=entry.seat)
    if entry.role not in ROLES:
        yield fault("bad-value", value=entry.role, what="role")
    if not is_day(entry.since) or not is_day(entry.until or FOREVER) or entry.since > (entry.until or FOREVER):
        yield fault("bad-value", value=f"{entry.since}/{entry.until}", what="since/until")
    if entry.rank < 0 or (entry.rank and entry.role != "alternate"):
        yield fault("bad-value", value=entry.rank, what="rank")
    holding = Holding(
        seat=entry.seat,
        member=entry.member,
        role=entry.role,
        since=entry.since,
        until=entry.until,
        rank=entry.rank,
    )
    yield from _collisions(state, holding)
    state.holdings.append(holding)


def ended(state: State, entry: e.HoldingEnded) -> Iterator[Problem]:
    ends = [
        one
        for one in state.holdings
        if (one.seat, one.member) == (entry.seat, entry.member)
        and one.until != entry.until
        and (holds_on(one, entry.until) or (is_day(one.since) and entry.until == day_before(one.since)))
    ]
    if not ends or not is_day(entry.until):
        yield fault("not-held", member=entry.member, seat=entry.seat)
    now = [replace(one, until=entry.until) if one in ends else one for one in state.holdings]
    state.holdings = [one for one in now if one.since <= (one.until or FOREVER)]  # taken back: it never held


def is_day(text: str) -> bool:
    try:
        return bool(_DAY.fullmatch(text)) and bool(date.fromisoformat(text))
    except ValueError:
        return False


def _collisions(state: State, new: Holding) -> Iterator[Problem]:
    """One holder on a seat at a time, one seat of a body for a holder at a time."""
    for old in state.holdings:
        if new.role != "holder" or old.role != "holder" or not _overlap(old, new):
            continue
        if old.seat == new.seat:
            yield fault("seat-taken", seat=old.seat, member=old.member)
        elif old.member == new.member:
            yield fault("two-seats", seat=old.seat, member=old.member)


def _overlap(one: Holding, other: Holding) -> bool:
    return one.since <= (other.until or FOREVER) and other.since <= (one.until or FOREVER)
