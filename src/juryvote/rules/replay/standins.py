"""Recounts the lot of alternates: what it had promised, from whom it drew, and in what order."""

from collections.abc import Iterator

from juryvote.rules import entries as e
from juryvote.rules.bylaws import Alternates
from juryvote.rules.lots import commit, is_hash, seed_from
from juryvote.rules.replay.faults import Problem, fault
from juryvote.rules.replay.meetings import in_state, nothing_running
from juryvote.rules.replay.state import Evening, State, room_now
from juryvote.rules.standins import draw_order


def promised(evening: Evening, entry: e.MeetingOpened) -> Iterator[Problem]:
    """A commitment stands where alternates are drawn. Where it is missing (an older program), none can be drawn."""
    is_drawn = evening.bylaws is not None and evening.bylaws.alternates is Alternates.drawn
    if entry.lot and not (is_drawn and is_hash(entry.lot)):
        yield fault("lot-commitment", found=entry.lot)
    evening.lot = entry.lot


def drawn(state: State, entry: e.AlternatesDrawn) -> Iterator[Problem]:
    evening = state.meetings[entry.meeting]
    yield from in_state(evening, "open")
    yield from nothing_running(evening)
    if not evening.lot or evening.drawn is not None:
        yield fault("alternates-drawn")
        return
    try:
        seed = seed_from(entry.seed)
    except ValueError:
        seed = b""
    if commit(seed) != evening.lot:
        yield fault("lot-seed", commitment=evening.lot)
    right = draw_order(seed, entry.meeting, room_now(state, evening, None).seats)
    if entry.order != right:
        yield fault("alternates-order", right=", ".join(right) or "–", found=", ".join(entry.order) or "–")
    evening.drawn = list(entry.order)
