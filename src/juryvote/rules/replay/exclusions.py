"""Recounts exclusions: voted on only where the absences allow it, and after a yes the term ends with that day."""

from collections.abc import Iterator

from juryvote.rules import entries as e
from juryvote.rules.majority import Outcome
from juryvote.rules.moment import outlasts
from juryvote.rules.procedure import may_exclude
from juryvote.rules.replay.faults import Problem, fault
from juryvote.rules.replay.people import known
from juryvote.rules.replay.state import State
from juryvote.rules.scene import UNKNOWN


def item_fits(state: State, entry: e.ItemAdded) -> Iterator[Problem]:
    if entry.excludes is None:
        return
    yield from known(state, entry.excludes.member)
    if entry.excludes.seat not in state.seats:
        yield fault("unknown", what="Sitz", id=entry.excludes.seat)
    if not entry.persons:
        yield fault("bad-value", value=entry.persons, what="persons")


def opened(state: State, entry: e.BallotOpened) -> Iterator[Problem]:
    evening = state.meetings[entry.meeting]
    item = evening.items.get(entry.item)
    if item is None or item.excludes is None or evening.bylaws is None or entry.straw or entry.about:
        return
    if not may_exclude(evening.bylaws, evening.facts.get(item.excludes.member, UNKNOWN)):
        yield fault("exclusion-forbidden", member=item.excludes.member)


def decided(state: State, entry: e.DecisionMade) -> None:
    """From a yes on the term has to end."""
    vote = state.votes.get(entry.ballot)
    evening = state.meetings[entry.meeting]
    item = evening.items.get(vote.opened.item) if vote else None
    if item and item.excludes and entry.outcome == Outcome.carried:
        evening.excluded.append(item.excludes)


def adjourned(state: State, entry: e.MeetingAdjourned) -> Iterator[Problem]:
    evening = state.meetings[entry.meeting]
    for one in evening.excluded:
        if any(outlasts(held, one.seat, one.member, evening.planned.day) for held in state.holdings):
            yield fault("exclusion-undone", member=one.member)
