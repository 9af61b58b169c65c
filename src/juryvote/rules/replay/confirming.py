"""Recounts what was said to advice: once, before anything is agreed, and what is given back is in the fund again."""

from collections.abc import Iterator

from juryvote.rules import entries as e
from juryvote.rules.confirming import Confirmer, EnteredBy, needs_confirming
from juryvote.rules.grants import Stage
from juryvote.rules.replay.faults import Problem, fault
from juryvote.rules.replay.grants import begun, free, is_day, same_source
from juryvote.rules.replay.state import Granted, State, said_in


def confirmed(state: State, entry: e.DecisionConfirmed) -> Iterator[Problem]:
    yield from _said(state, entry)
    state.confirmed[entry.decision] = True


def returned(state: State, entry: e.DecisionReturned) -> Iterator[Problem]:
    yield from _said(state, entry)
    if not entry.why.strip():
        yield fault("no-reason")
    state.confirmed[entry.decision] = False
    found = state.grants.pop(entry.decision, None)
    if found is not None:
        free(state, found, found.standing.granted)
        state.decided.discard(found.proposal or "")


def first_confirmed(state: State, entry: e.GrantAgreed) -> Iterator[Problem]:
    """What the office decided alone needs nobody's word."""
    if entry.grant not in state.executives and all(_needs(state, entry.grant)) and not state.confirmed.get(entry.grant):
        yield fault("not-confirmed", grant=entry.grant)


def _needs(state: State, decision: str) -> list[bool]:
    """By the bylaws of its evening; where that is withheld, by each of the versions that it may have been."""
    made = state.decisions.get(decision)
    said = [said_in(state, made.meeting)] if made else [one.decisions_are for one in state.bylaws.values()]
    return [needs_confirming(state.form or "", one) for one in said]


def _said(state: State, entry: e.DecisionConfirmed | e.DecisionReturned) -> Iterator[Problem]:
    if entry.decision in state.executives or not any(_needs(state, entry.decision)):
        yield fault("needs-no-confirming", decision=entry.decision)
    if entry.decision in state.confirmed:
        yield fault("confirmed-twice", decision=entry.decision)
        return
    if entry.by not in set(Confirmer) or not is_day(entry.day):
        yield fault("bad-value", value=f"{entry.by}/{entry.day}", what="by/day")
    if entry.entered_by not in set(EnteredBy):
        yield fault("bad-value", value=entry.entered_by, what="entered_by")
    yield from _about(begun(state, entry.decision, entry.fund, entry.granted_cents), entry)


def _about(found: Granted | None, entry: e.DecisionConfirmed | e.DecisionReturned) -> Iterator[Problem]:
    if found is None:
        yield fault("grant-none", grant=entry.decision)
        return
    yield from same_source(found, entry.fund, entry.granted_cents)
    if found.standing.stage is not Stage.granted:
        yield fault("grant-order", bar=found.standing.stage.value)
