"""Recounts the approval of minutes: of a meeting that is over, once, as the journal was when they were put.

In one meeting's bundle the other meeting is withheld: there the item's word for it is taken.
"""

import re
from collections.abc import Iterator

from juryvote.rules import entries as e
from juryvote.rules.majority import Outcome
from juryvote.rules.replay.faults import Problem, fault
from juryvote.rules.replay.state import State

_DIGEST = re.compile("[0-9a-f]{64}")


def put(state: State, entry: e.ItemAdded) -> Iterator[Problem]:
    minutes = entry.minutes
    if minutes is None:
        return
    if not _DIGEST.fullmatch(minutes.digest):
        yield fault("bad-value", value=minutes.digest, what="digest")
    if minutes.entries <= 0:
        yield fault("bad-value", value=minutes.entries, what="entries")
    held = state.meetings.get(minutes.meeting)
    if held is None and not state.unseen.get("meeting-planned"):
        yield fault("unknown", what="Sitzung", id=minutes.meeting)
    if held is not None and held.state != "adjourned":
        yield fault("meeting-state", meeting=minutes.meeting, found=held.state, needed="adjourned")
    if minutes.meeting in state.minuted:
        yield fault("minutes-approved", meeting=minutes.meeting)


def decided(state: State, item: e.ItemAdded, outcome: str) -> Iterator[Problem]:
    """A yes approves them, for good."""
    if item.minutes is None or outcome != Outcome.carried:
        return
    if item.minutes.meeting in state.minuted:
        yield fault("minutes-approved", meeting=item.minutes.meeting)
    state.minuted.add(item.minutes.meeting)
