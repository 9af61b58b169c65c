"""Recounts what is known of people: attendance from the earlier meetings, and nothing that the bylaws do not ask."""

from collections.abc import Iterator, Mapping

from juryvote.rules import entries as e
from juryvote.rules.attendance import Sitting, attendance, in_order
from juryvote.rules.bylaws import Bylaws
from juryvote.rules.facts import asks_attendance, needed, with_attendance
from juryvote.rules.moment import holds_on
from juryvote.rules.replay.faults import Problem, fault
from juryvote.rules.replay.meetings import in_state, nothing_running
from juryvote.rules.replay.state import Evening, State
from juryvote.rules.scene import UNKNOWN, Fact

TIMES: Mapping[str, str] = {
    "attended": "war da",
    "absent_in_a_row": "fehlte hintereinander",
    "unexcused": "davon ohne Entschuldigung",
}


def pinned(state: State, evening: Evening, entry: e.MeetingOpened) -> Iterator[Problem]:
    """What the opening says of people: of those with a place, what is asked for, and their real attendance."""
    evening.facts = dict(entry.facts)
    if evening.bylaws is None:
        return
    seated = _seated(state, evening)
    for member in sorted(entry.facts.keys() - seated):
        yield fault("fact-stranger", member=member)
    for member in sorted(seated):
        yield from _fits(state, evening, evening.bylaws, member, entry.facts.get(member, UNKNOWN))


def corrected(state: State, entry: e.FactCorrected) -> Iterator[Problem]:
    """From the next ballot on: none may be running."""
    evening = state.meetings[entry.meeting]
    yield from in_state(evening, "open")
    yield from nothing_running(evening)
    if entry.member not in _seated(state, evening):
        yield fault("fact-stranger", member=entry.member)
    elif evening.bylaws:
        yield from _fits(state, evening, evening.bylaws, entry.member, entry.fact)
    evening.facts[entry.member] = entry.fact


def excused(state: State, entry: e.AbsenceExcused) -> Iterator[Problem]:
    evening = state.meetings[entry.meeting]
    yield from in_state(evening, "planned", "open")
    if entry.member not in _seated(state, evening):
        yield fault("fact-stranger", member=entry.member)
    if entry.excused == (entry.member in evening.excused):
        yield fault("excuse", member=entry.member)
    if entry.excused:
        evening.excused.add(entry.member)
    else:
        evening.excused.discard(entry.member)


def _fits(state: State, evening: Evening, bylaws: Bylaws, member: str, fact: Fact) -> Iterator[Problem]:
    if needed(bylaws, fact) != fact:
        yield fault("fact-unneeded", member=member)
    if not asks_attendance(bylaws) or state.unseen.get("meeting-opened"):
        return  # of one meeting's bundle the earlier ones are withheld: what was pinned is taken
    times = attendance(in_order(_sittings(state)), state.holdings, member, evening.planned.day)
    right = needed(bylaws, with_attendance(fact, times))
    for field, german in TIMES.items():
        if getattr(fact, field) != getattr(right, field):
            told = {"field": german, "field_en": field, "found": getattr(fact, field), "right": getattr(right, field)}
            yield fault("attendance", member=member, **told)


def _sittings(state: State) -> Iterator[Sitting]:
    for meeting, evening in state.meetings.items():
        if evening.state == "adjourned" and evening.bylaws is not None and not evening.planned.ends_on:
            yield Sitting(
                meeting=meeting,
                day=evening.planned.day,
                starts_at=evening.planned.starts_at,
                came=frozenset(evening.came),
                excused=frozenset(evening.excused),
            )


def _seated(state: State, evening: Evening) -> set[str]:
    return {held.member for held in state.holdings if holds_on(held, evening.planned.day)}
