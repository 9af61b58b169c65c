"""Recounts ties: what the lot had promised, what it drew or the chair said, and what that made of the ballot."""

from collections.abc import Iterator

from msgspec.structs import replace

from juryvote.rules import entries as e
from juryvote.rules.bylaws import Bylaws, Tie
from juryvote.rules.lots import commit, is_hash, says_yes, seed_from
from juryvote.rules.majority import Outcome
from juryvote.rules.replay import groups, money
from juryvote.rules.replay.faults import Problem, fault
from juryvote.rules.replay.meetings import in_state, same_majority
from juryvote.rules.replay.state import Evening, State, Vote
from juryvote.rules.tally import Choice, Counts
from juryvote.rules.tied import TO_BREAK, break_tie, told
from juryvote.rules.ties import TieBreak


def promised(state: State, evening: Evening, entry: e.BallotOpened) -> Iterator[Problem]:
    """A commitment stands where the lot may be needed. Where it is missing (an older program), no lot can be drawn."""
    tie = evening.bylaws.majority.tie if evening.bylaws else None
    if entry.lot and (tie is not Tie.lot or not is_hash(entry.lot)):
        yield fault("lot-commitment", found=entry.lot)
    for vote in state.votes.values():
        if _same_item(vote, entry) and _waits(vote, tie):
            yield fault("tie-open", item=entry.item)


def tied_before(state: State, vote: Vote) -> TieBreak:
    """The same question was tied already; then a second tie may be the end of it."""
    earlier = (one for one in state.votes.values() if one is not vote and _same_item(one, vote.opened))
    return TieBreak(again=any(_is_tied(one) and one.opened.question == vote.opened.question for one in earlier))


def broken(state: State, entry: e.TieBroken) -> Iterator[Problem]:
    evening, vote = state.meetings[entry.meeting], state.votes.get(entry.ballot)
    if vote is None:
        yield fault("unknown", what="Abstimmung", id=entry.ballot)
        return
    yield from in_state(evening, "open")
    if vote.opened.meeting != entry.meeting:
        yield fault("header-meeting", found=entry.meeting, meeting=vote.opened.meeting)
    if vote.closed is None or vote.asked or not _is_tied(vote):
        yield fault("not-tied", ballot=entry.ballot)
        return
    if evening.called != vote.opened.item:
        yield fault("not-called", item=vote.opened.item)
    if evening.bylaws:
        yield from _rightly(evening.bylaws, vote, vote.closed, entry)
    vote.closed = replace(vote.closed, outcome=entry.outcome)
    if entry.choice in set(Choice):
        vote.told = told(entry.how, entry.choice)
    if entry.outcome == Outcome.carried and (item := evening.items.get(vote.opened.item)):
        yield from money.reserved(state, vote.opened, item)
        yield from money.settled(state, vote.opened, granted=vote.opened.amount_cents or 0)


def _rightly(bylaws: Bylaws, vote: Vote, ended: e.BallotClosed, entry: e.TieBroken) -> Iterator[Problem]:
    if entry.how != bylaws.majority.tie or entry.how not in TO_BREAK:
        yield fault("tie-how", right=bylaws.majority.tie.value, found=entry.how)
        return
    if entry.choice not in set(Choice):
        yield fault("bad-value", value=entry.choice, what="choice")
        return
    if entry.how == Tie.lot:
        yield from _drawn_rightly(vote, entry)
    elif entry.seed:
        yield fault("bad-value", value=entry.seed, what="seed")
    try:
        majority, outcome = _broken(bylaws, vote, ended, entry)
    except ValueError:
        return  # impossible counts: found at the closing already
    yield from same_majority(entry.majority, majority)
    if entry.outcome != outcome:
        yield fault("outcome", right=outcome, found=entry.outcome)


def _broken(bylaws: Bylaws, vote: Vote, ended: e.BallotClosed, entry: e.TieBroken) -> tuple[e.Majority, str]:
    tally = ended.tally
    return break_tie(
        bylaws,
        base=ended.majority.base,
        voting=len(vote.left),
        counts=Counts(yes=tally.yes, no=tally.no, abstain=tally.abstain, invalid=tally.invalid),
        ties=told(entry.how, entry.choice),
        groups=groups.told(vote, ended),
    )


def _drawn_rightly(vote: Vote, entry: e.TieBroken) -> Iterator[Problem]:
    try:
        seed = seed_from(entry.seed)
    except ValueError:
        seed = b""
    if commit(seed) != vote.opened.lot:
        yield fault("lot-seed", commitment=vote.opened.lot or "–")
    right = "yes" if says_yes(seed, entry.ballot) else "no"
    if entry.choice != right:
        yield fault("lot-drawn", right=right, found=entry.choice)


def _waits(vote: Vote, tie: Tie | None) -> bool:
    """Somebody or something still has the last word on this ballot."""
    return _is_tied(vote) and (tie is Tie.chair or (tie is Tie.lot and bool(vote.opened.lot)))


def _is_tied(vote: Vote) -> bool:
    return vote.closed is not None and vote.closed.outcome == Outcome.tied


def _same_item(vote: Vote, opened: e.BallotOpened) -> bool:
    return (vote.opened.meeting, vote.opened.item) == (opened.meeting, opened.item)
