"""The public register: decisions by body and year, with numbers and sentences, without private persons."""

from msgspec import Struct

from juryvote.reads.parts import ResultView


class DecisionLine(Struct, frozen=True, kw_only=True):
    id: str
    number: str  # "3/2026"
    title: str
    body: str
    decided_on: str
    outcome: str
    granted_cents: int | None
    corrected: bool


class BodyChoice(Struct, frozen=True, kw_only=True):
    id: str
    name: str
    area: str
    chosen: bool


class RegisterView(Struct, frozen=True, kw_only=True):
    bodies: tuple[BodyChoice, ...]
    years: tuple[int, ...]
    body: str  # chosen id or ""
    year: int | None
    decisions: tuple[DecisionLine, ...]
    granted_cents: int


class TextVersion(Struct, frozen=True, kw_only=True):
    version: int
    text: str
    at: str
    why: str


class DecisionPage(Struct, frozen=True, kw_only=True):
    id: str
    number: str
    title: str
    body: str
    body_id: str
    area: str
    decided_on: str
    advisory: bool  # Votum, not Beschluss
    text: str
    result: ResultView
    quorum_sentence: str
    majority_sentence: str
    applicant: str  # "" without consent
    asked_cents: int | None
    goals: tuple[str, ...]
    versions: tuple[TextVersion, ...]  # newest last; more than one = corrected
    checkpoint: str
