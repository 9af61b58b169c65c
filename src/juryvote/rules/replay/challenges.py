"""Recounts doubts about the quorum: where it was presumed, who doubted it, and that somebody counted then."""

from collections.abc import Iterator

from msgspec.structs import replace

from juryvote.rules import entries as e
from juryvote.rules.bylaws import Checked
from juryvote.rules.moment import quorum_of
from juryvote.rules.presumption import Held, is_presumed
from juryvote.rules.replay.faults import Problem, fault
from juryvote.rules.replay.meetings import in_state, same_quorum
from juryvote.rules.replay.people import known
from juryvote.rules.replay.state import Evening, State, held_now, room_now


def challenged(state: State, entry: e.QuorumChallenged) -> Iterator[Problem]:
    evening = state.meetings[entry.meeting]
    yield from in_state(evening, "open")
    yield from known(state, entry.member)
    checked = evening.bylaws.quorum.checked if evening.bylaws else Checked.each_ballot
    held = held_now(evening, room_now(state, evening, evening.called))
    if held is None or not is_presumed(checked, held, challenged=False):
        yield fault("not-presumed")
        return
    evening.doubter = entry.member


def reading_taken(state: State, entry: e.ReadingTaken) -> Iterator[Problem]:
    evening = state.meetings[entry.meeting]
    yield from in_state(evening, "open")
    if entry.item is not None and entry.item != evening.called:
        yield fault("not-called", item=entry.item)
    room = room_now(state, evening, entry.item)
    if evening.bylaws:
        right = quorum_of(evening.bylaws, room, held_now(evening, room))
        yield from same_quorum(entry.quorum, right)
    _hold(evening, entry, second=room.second_invitation)


def counted(evening: Evening, entry: e.AnyEntry) -> Iterator[Problem]:
    """Whoever doubts the quorum is answered before anything else happens in the meeting."""
    if evening.doubter is not None and not isinstance(entry, e.ReadingTaken):
        yield fault("challenge-unread", member=evening.doubter)
        evening.doubter = None


def _hold(evening: Evening, entry: e.ReadingTaken, *, second: bool) -> None:
    """The readings that later ones lean on, where the bylaws presume the quorum."""
    if evening.bylaws is None or evening.bylaws.quorum.checked is not Checked.opening_then_challenge:
        return
    if evening.held is None:
        evening.held = Held(opening=entry.quorum) if entry.item is None else None
    elif evening.doubter is not None:
        evening.held = replace(evening.held, challenge=entry.quorum, second=second)
        evening.doubter = None
