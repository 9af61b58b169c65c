"""Recounts what comes back: only what was rejected, as often and as late as the bylaws of that day allow."""

from collections.abc import Iterator

from juryvote.rules import entries as e
from juryvote.rules.majority import Outcome
from juryvote.rules.procedure import may_come_back
from juryvote.rules.replay.faults import Problem, fault
from juryvote.rules.replay.meetings import berlin_days
from juryvote.rules.replay.people import newest_bylaws
from juryvote.rules.replay.state import State


def noted(state: State, item: e.ItemAdded, outcome: str) -> None:
    """A rejection is remembered with its day."""
    if item.proposal and outcome == Outcome.rejected:
        state.rejected.setdefault(item.proposal, []).append(min(berlin_days(state.at), default=""))


def retabled(state: State, entry: e.ProposalRetabled) -> Iterator[Problem]:
    if entry.proposal not in state.proposals:
        yield fault("unknown", what="Antrag", id=entry.proposal)
    times = state.retabled.get(entry.proposal, 0) + 1
    if entry.times != times:
        yield fault("number", number=times, found=entry.times, what="times")
    state.retabled[entry.proposal] = times
    rejected = state.rejected.get(entry.proposal, [])
    # The rejections themselves may be withheld: as many as returns must have been there, this one included.
    withheld = state.unseen.get("decision-made", 0)
    if len(rejected) < times and len(rejected) + withheld < times:
        yield fault("retabled-undecided", proposal=entry.proposal)
    state.decided.discard(entry.proposal)
    yield from _allowed(state, times, rejected)


def _allowed(state: State, times: int, rejected: list[str]) -> Iterator[Problem]:
    day = max(berlin_days(state.at), default="")
    bylaws = state.bylaws.get(newest_bylaws(state, day))
    if bylaws is None or not day:
        return
    unknown = ["0001-01-01"] * (times - len(rejected))  # long ago: only how often counts
    allowed = may_come_back(bylaws, rejected=[*unknown, *rejected], day=day)
    if not allowed.ok:
        yield fault("retabled-early", why=allowed.sentence)
