"""Recounts second invitations: there was a first meeting, it is over, and exactly what it left open comes again.

In one meeting's bundle the first meeting is withheld: there what `second_of` and `came_from` say is taken.
"""

from collections.abc import Iterator

from juryvote.rules import entries as e
from juryvote.rules.replay.faults import Problem, fault
from juryvote.rules.replay.state import Evening, State

SAME = ("title", "proposal", "persons", "seats_to_fill", "ranked", "excludes", "minutes")


def planned(state: State, entry: e.MeetingPlanned) -> Iterator[Problem]:
    if not entry.second_of:
        return
    first = state.meetings.get(entry.second_of)
    if first is None:
        yield from () if _withheld(state) else [fault("unknown", what="Sitzung", id=entry.second_of)]
    elif first.state != "adjourned" or first.bylaws is None:
        yield fault("meeting-state", meeting=entry.second_of, found=first.state, needed="adjourned")


def opened(evening: Evening, entry: e.MeetingOpened) -> Iterator[Problem]:
    if evening.planned.second_of and not entry.second_invitation:
        yield fault("second-invitation")


def item_added(state: State, evening: Evening, entry: e.ItemAdded) -> Iterator[Problem]:
    if not entry.came_from:
        return
    first = state.meetings.get(evening.planned.second_of)
    again = any(known.came_from == entry.came_from for known in evening.items.values())
    if not evening.planned.second_of or again or not (first or _withheld(state)):
        yield fault("not-left-open", item=entry.came_from)
    elif first:
        yield from _is_the_same(first, entry)


def _is_the_same(first: Evening, entry: e.ItemAdded) -> Iterator[Problem]:
    before = first.items.get(entry.came_from)
    if before is None or entry.came_from in first.decided:
        yield fault("not-left-open", item=entry.came_from)
    elif any(getattr(before, name) != getattr(entry, name) for name in SAME):
        yield fault("other-item", item=entry.came_from)


def _withheld(state: State) -> bool:
    return state.unseen.get("meeting-planned", 0) > 0
