"""Values that several audiences see in the same words: the head of a meeting, a reading, an item, a result."""

from msgspec import Struct


class MeetingHead(Struct, frozen=True, kw_only=True):
    id: str
    title: str
    body: str
    area: str
    place: str
    starts_at: str  # ISO 8601, UTC; templates show it with |when
    state: str  # planned | open | adjourned
    revision: int


class QuorumView(Struct, frozen=True, kw_only=True):
    met: bool
    needed: int
    counted: int
    base: int
    sentence: str
    warnings: tuple[str, ...] = ()


class NeedView(Struct, frozen=True, kw_only=True):
    needed_yes: int
    base: int
    sentence: str


class ResultView(Struct, frozen=True, kw_only=True):
    """A closed ballot. Counts are final; `recused` is a number, never a name."""

    outcome: str  # carried | rejected | tied | void
    yes: int
    no: int
    abstain: int
    recused: int
    sentence: str
    granted_cents: int | None = None


class CostLineView(Struct, frozen=True, kw_only=True):
    label: str
    cents: int


class ItemView(Struct, frozen=True, kw_only=True):
    id: str
    number: int
    title: str
    state: str  # waiting | called | decided
    proposal: bool = False
    what_for: str = ""
    applicant: str = ""  # empty where this audience may not see it
    asked_cents: int | None = None
    cost_lines: tuple[CostLineView, ...] = ()
    result: ResultView | None = None
