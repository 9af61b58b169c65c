"""What a journal says, without asking whether it may: for whoever trusts it and needs a moment that is over."""

from collections import deque
from collections.abc import Iterable

from juryvote.rules.journal import Line, read_entry
from juryvote.rules.replay.state import State
from juryvote.rules.replay.steps import step


def retold(lines: Iterable[Line]) -> State:
    """The state after the last line; what was taken away stays away."""
    state = State()
    for line in lines:
        entry = read_entry(line) if line.payload is not None else None
        state.at = line.header.at
        if entry is not None:
            deque(step(state, entry), maxlen=0)
    return state
