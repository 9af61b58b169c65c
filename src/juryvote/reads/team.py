"""The team's office: bodies and people, rounds and proposals, meetings, the door and the cards."""

from msgspec import Struct

from juryvote.reads.parts import CostLineView, MeetingHead


class Choice(Struct, frozen=True, kw_only=True):
    """One line of a list to choose from."""

    id: str
    name: str


class BodyLine(Struct, frozen=True, kw_only=True):
    id: str
    name: str
    kind: str  # aktionsfondsjury | quartiersfondsjury | quartiersrat | other
    seats: int
    filled: int


class RoundLine(Struct, frozen=True, kw_only=True):
    id: str
    title: str
    body: str
    deadline: str
    budget_cents: int
    left_cents: int
    proposals: int


class TeamHome(Struct, frozen=True, kw_only=True):
    area: str
    bodies: tuple[BodyLine, ...]
    meetings: tuple[MeetingHead, ...]
    rounds: tuple[RoundLine, ...]
    funds: tuple[Choice, ...]
    presets: tuple[Choice, ...]


class HoldingRow(Struct, frozen=True, kw_only=True):
    seat: str
    number: int
    group: str
    holder: str  # name or ""
    holder_id: str
    since: str
    until: str
    alternates: tuple[str, ...]


class BodyPage(Struct, frozen=True, kw_only=True):
    id: str
    name: str
    kind: str
    area: str
    bylaws: str
    rules: tuple[str, ...]  # the bylaws in plain sentences
    seats: tuple[HoldingRow, ...]
    members: tuple[Choice, ...]
    today: str


class MemberRow(Struct, frozen=True, kw_only=True):
    id: str
    name: str
    language: str
    seats: tuple[str, ...]  # "Aktionsfondsjury, Sitz 3 bis 31.12.2027"


class MembersPage(Struct, frozen=True, kw_only=True):
    area: str
    members: tuple[MemberRow, ...]


class ImportLine(Struct, frozen=True, kw_only=True):
    line: int
    name: str
    language: str
    body: str
    seat: str
    problems: tuple[str, ...]


class ImportPreview(Struct, frozen=True, kw_only=True):
    csv: str
    lines: tuple[ImportLine, ...]
    problems: int
    ready: bool


class ProposalRow(Struct, frozen=True, kw_only=True):
    id: str
    number: int
    title: str
    applicant: str
    asked_cents: int
    state: str  # draft | eligible | on-agenda | decided
    problems: tuple[str, ...]


class RoundPage(Struct, frozen=True, kw_only=True):
    id: str
    title: str
    body: str
    fund: str
    deadline: str
    is_open: bool
    cap_cents: int
    budget_cents: int
    left_cents: int
    goals: tuple[str, ...]  # codes; labels by |goal
    proposals: tuple[ProposalRow, ...]


class ProposalPage(Struct, frozen=True, kw_only=True):
    id: str
    round: str
    round_title: str
    number: int
    title: str
    applicant: str
    applicant_consent: bool
    what_for: str
    asked_cents: int
    cost_lines: tuple[CostLineView, ...]
    goals: tuple[str, ...]
    state: str
    problems: tuple[str, ...]


class MeetingPage(Struct, frozen=True, kw_only=True):
    meeting: MeetingHead
    items: tuple[tuple[int, str, str], ...]  # number, title, state
    eligible: tuple[ProposalRow, ...]
    present: int
    seats: int


class DoorLine(Struct, frozen=True, kw_only=True):
    id: str
    name: str
    seat: bool
    present: bool
    device: bool  # a phone is signed in


class DoorPage(Struct, frozen=True, kw_only=True):
    meeting: MeetingHead
    people: tuple[DoorLine, ...]


class DoorCode(Struct, frozen=True, kw_only=True):
    """The one-time QR for one person; gone after 2 minutes or one scan."""

    meeting: str
    name: str
    qr: str  # inline SVG, safe
    code: str  # typed form of the same, 8 signs
    url: str
    seconds: int
    opened: bool


class Card(Struct, frozen=True, kw_only=True):
    name: str
    code: str
    qr: str


class CardSheet(Struct, frozen=True, kw_only=True):
    meeting: MeetingHead
    cards: tuple[Card, ...]
    host: str


class StaffRow(Struct, frozen=True, kw_only=True):
    id: str
    name: str
    email: str
    role: str  # team | chair | auditor


class StaffPage(Struct, frozen=True, kw_only=True):
    staff: tuple[StaffRow, ...]
