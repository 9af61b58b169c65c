"""Bodies, their bylaws, members and seats, and their money."""

from typing import Any

from juryvote.rules.entries.base import Entry


class BodyFounded(Entry, frozen=True, kw_only=True, tag="body-founded"):
    name: str
    area: str
    form: str  # aktionsfondsjury | quartiersfondsjury | quartiersrat | other


class BylawsAdopted(Entry, frozen=True, kw_only=True, tag="bylaws-adopted", omit_defaults=True):
    """For meetings on `in_force` and later; "" is at once."""

    bylaws: str
    version: int
    name: str
    rules: dict[str, Any]
    in_force: str = ""  # an ISO day


class MemberRegistered(Entry, frozen=True, kw_only=True, tag="member-registered"):
    member: str
    name: str


class SeatCreated(Entry, frozen=True, kw_only=True, tag="seat-created"):
    seat: str
    number: int
    group: str


class SeatHeld(Entry, frozen=True, kw_only=True, tag="seat-held", omit_defaults=True):
    """From `since` up to and including `until` (open end: None). `rank` orders the alternates of one seat."""

    seat: str
    member: str
    role: str  # holder | alternate
    since: str
    until: str | None
    rank: int = 0


class HoldingEnded(Entry, frozen=True, kw_only=True, tag="holding-ended"):
    """`until` is the last day."""

    seat: str
    member: str
    until: str


class FundOpened(Entry, frozen=True, kw_only=True, tag="fund-opened"):
    fund: str
    name: str
    budget_cents: int


class RoundOpened(Entry, frozen=True, kw_only=True, tag="round-opened"):
    round: str
    fund: str
    title: str
    cap_cents: int
    deadline: str


class RoundMoved(Entry, frozen=True, kw_only=True, tag="round-moved"):
    """The deadline is another one now: later, or at once."""

    round: str
    deadline: str
    reason: str


class ProposalAdmitted(Entry, frozen=True, kw_only=True, tag="proposal-admitted", omit_defaults=True):
    """The team found the proposal eligible. The applicant's name is not written here."""

    proposal: str
    round: str
    number: int
    title: str
    asked_cents: int
    goals: list[str]
    least_cents: int = 0  # with less it cannot be done; 0 is any


class ProposalRetabled(Entry, frozen=True, kw_only=True, tag="proposal-retabled"):
    """A rejected proposal may stand on an agenda again, for the first, second, … time."""

    proposal: str
    times: int
