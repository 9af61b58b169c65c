"""Recounts amendments: each changes the proposal as it stood, and the body's question heeds what was carried."""

from collections.abc import Iterator

from juryvote.rules import entries as e
from juryvote.rules.amendments import AMENDMENT, all_conditions, amendment_question, as_amended, fits, is_settled
from juryvote.rules.majority import Outcome
from juryvote.rules.replay import conflicts
from juryvote.rules.replay.faults import Problem, fault
from juryvote.rules.replay.state import Evening, Vote


def asked(evening: Evening, entry: e.BallotOpened, about: e.About) -> Iterator[Problem]:
    """Open, without money or lot, after the conflicts, and about something that is not settled."""
    yield from conflicts.settled_first(evening, entry)
    beside = (entry.fund, entry.amount_cents, entry.seal, entry.lot or None, about.member or None)
    if entry.mode != "open" or entry.straw or entry.condition or any(value is not None for value in beside):
        yield fault("amendment-about", ballot=entry.ballot)
    item, one = evening.items.get(entry.item), about.amendment
    if item is None or one is None or item.asked_cents is None:
        yield fault("bad-value", value=about.kind, what="about")
        return
    adopted = evening.adopted.get(entry.item, [])
    standing = as_amended(item.asked_cents, adopted)
    settled = is_settled(one, adopted, item.asked_cents)
    if one.instead_cents != standing.cents or settled or not fits(one, standing):
        yield fault("amendment", ballot=entry.ballot, standing=standing.cents)
    if entry.question != (right := amendment_question(item.title, one)):
        yield fault("question", found=entry.question, right=right)


def decided(evening: Evening, vote: Vote, entry: e.BallotClosed) -> None:
    """What a question beside the proposal means: a ruling has to follow, an amendment is carried or not."""
    about = vote.opened.about
    if about is None or about.kind != AMENDMENT:
        evening.unruled = entry.ballot
    elif about.amendment is not None and entry.outcome == Outcome.carried:
        evening.adopted.setdefault(vote.opened.item, []).append(about.amendment)


def heeded(evening: Evening, entry: e.BallotOpened, item: e.ItemAdded) -> Iterator[Problem]:
    """Of a straw poll nothing follows, so it heeds nothing."""
    adopted = evening.adopted.get(entry.item, [])
    if not adopted or entry.straw:
        return
    most = as_amended(item.asked_cents or 0, adopted).cents
    if (entry.amount_cents or 0) > most:
        yield fault("over-amended", most=most, found=entry.amount_cents or 0)
    if not entry.condition.startswith(right := all_conditions(adopted)):
        yield fault("amended-condition", right=right, found=entry.condition)
