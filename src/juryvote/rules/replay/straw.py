"""Recounts straw polls: nothing is needed, nothing is set aside, and whatever was said nothing follows."""

from collections.abc import Iterator

from juryvote.rules import entries as e
from juryvote.rules.replay.faults import Problem, fault
from juryvote.rules.replay.meetings import same_majority, same_quorum
from juryvote.rules.replay.state import Evening, Vote
from juryvote.rules.straw import CONSENT, OUTCOME, consent_question, straw_closing, straw_opening
from juryvote.rules.tally import Counts


def opened(entry: e.BallotOpened, quorum: e.Quorum) -> Iterator[Problem]:
    """The quorum is told as it is and not asked for."""
    yield from same_quorum(entry.quorum, quorum)
    yield from same_majority(entry.majority, straw_opening(len(entry.roll)))
    if entry.mode != "open" or entry.fund is not None or entry.amount_cents is not None or entry.lot:
        yield fault("straw-binds")


def consents(evening: Evening, entry: e.BallotOpened, about: e.About) -> Iterator[Problem]:
    """A consent round binds nobody, and asks only this."""
    if not entry.straw or entry.condition or about != e.About(kind=CONSENT):
        yield fault("straw-binds")
    item = evening.items.get(entry.item)
    right = consent_question(item.title) if item else ""
    if entry.question != right:
        yield fault("question", found=entry.question, right=right)


def closed(vote: Vote, entry: e.BallotClosed, counts: Counts) -> Iterator[Problem]:
    yield from same_quorum(entry.quorum, vote.opened.quorum)
    consent = vote.opened.about is not None
    yield from same_majority(entry.majority, straw_closing(len(vote.left), counts, consent=consent))
    if entry.outcome != OUTCOME:
        yield fault("outcome", right=OUTCOME, found=entry.outcome)
