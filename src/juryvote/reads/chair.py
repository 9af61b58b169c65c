"""The chair's desk: agenda left, now in the middle, people right."""

from msgspec import Struct

from juryvote.reads.parts import ItemView, MeetingHead, NeedView, QuorumView, ResultView


class DeskBallot(Struct, frozen=True, kw_only=True):
    id: str
    state: str  # open | closed | annulled
    question: str
    voted: int
    on_roll: int
    needed_yes: int
    sentence: str  # what was needed, frozen at the opening
    amount_cents: int | None = None
    result: ResultView | None = None
    annulled_why: str = ""


class PersonRow(Struct, frozen=True, kw_only=True):
    member: str
    name: str
    seat: bool
    group: str  # resident | partner | ""
    alternate: bool
    present: bool
    since: str  # ISO, "" when absent
    recused: bool  # on the called item
    on_roll: bool
    voted: str  # "" or the channel: phone | kiosk | hands | paper | helper


class DeskView(Struct, frozen=True, kw_only=True):
    meeting: MeetingHead
    agenda: tuple[ItemView, ...]
    item: ItemView | None
    quorum: QuorumView
    need: NeedView | None
    ballot: DeskBallot | None
    people: tuple[PersonRow, ...]
    fund_left_cents: int | None
    fund_budget_cents: int | None
    reasons: tuple[str, ...]  # conflict reason codes; labels by |reason
    checkpoint: str
    may_open_ballot: bool
