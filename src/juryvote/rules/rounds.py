"""A call for proposals: until when it takes them, and which ones may go on an agenda. The moment is passed in."""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from juryvote.rules.ids import ProposalId, RoundId
from juryvote.rules.money import Problem
from juryvote.rules.refusals import DeadlinePassed, NotEligible


class Round(Struct, frozen=True, kw_only=True):
    """`deadline` is the last moment that counts, in a time zone; a cap of 0 cents means that there is none."""

    id: RoundId
    title: str
    deadline: datetime
    opens: datetime | None = None
    cap_cents: int = 0


class ProposalState(StrEnum):
    draft = "draft"
    eligible = "eligible"
    not_eligible = "not-eligible"
    withdrawn = "withdrawn"
    on_agenda = "on-agenda"
    decided = "decided"


class Candidate(Struct, frozen=True, kw_only=True):
    id: ProposalId
    number: int
    state: ProposalState


def is_open(call: Round, at: datetime) -> bool:
    """From the opening up to and including the deadline."""
    return (call.opens is None or call.opens <= at) and at <= call.deadline


def ensure_open(call: Round, at: datetime) -> None:
    if not is_open(call, at):
        raise DeadlinePassed(deadline=call.deadline.isoformat())


def admit(state: ProposalState, problems: tuple[Problem, ...]) -> ProposalState:
    """The team finds a draft eligible; once is enough, and a problem stops it."""
    if state is not ProposalState.draft or problems:
        raise NotEligible(state=state.value, problems=len(problems))
    return ProposalState.eligible


def place(state: ProposalState) -> ProposalState:
    """Only what was found eligible goes on an agenda."""
    if state is not ProposalState.eligible:
        raise NotEligible(state=state.value)
    return ProposalState.on_agenda


def for_agenda(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """The eligible ones that wait for a meeting, in the order of their numbers."""
    waiting = (known for known in candidates if known.state is ProposalState.eligible)
    return tuple(sorted(waiting, key=lambda known: (known.number, known.id)))
