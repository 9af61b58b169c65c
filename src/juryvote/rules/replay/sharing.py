"""Recounts a pot that is shared out: which proposals, which points, who gets how much, and a decision for each."""

from collections.abc import Iterator

from juryvote.rules import entries as e
from juryvote.rules.bylaws import OpenQuorumLost
from juryvote.rules.decisions import DecisionKind, kind_of
from juryvote.rules.majority import Outcome
from juryvote.rules.moment import quorum_of
from juryvote.rules.money import euro
from juryvote.rules.replay.faults import Problem, fault
from juryvote.rules.replay.meetings import same_majority, same_quorum
from juryvote.rules.replay.state import Evening, State, Vote, held_now, said_in
from juryvote.rules.room import Room
from juryvote.rules.sharing import (
    ask_shares,
    decided,
    fits,
    least_of,
    outcome_of,
    points_fit,
    pot_of,
    result,
    share_out,
    void,
)
from juryvote.rules.tally import Choice


def item_fits(state: State, entry: e.ItemAdded) -> Iterator[Problem]:
    sharing = entry.sharing
    if sharing is None:
        return
    others = entry.proposal is not None or entry.seats_to_fill or entry.mandate or entry.excludes
    if not fits(sharing) or others or sharing.round not in state.rounds:
        yield fault("bad-value", value=f"{sharing.method}/{sharing.answer}/{sharing.round}", what="sharing")


def sharing_of(evening: Evening, vote: Vote) -> e.Sharing | None:
    """How the ballot shares out; None where it does not, or the item is not known."""
    item = evening.items.get(vote.opened.item)
    if item is None or vote.opened.about is not None or item.sharing is None:
        return None
    return item.sharing if fits(item.sharing) else None


def asked_rightly(state: State, evening: Evening, entry: e.BallotOpened, item: e.ItemAdded) -> Iterator[Problem]:
    """All undecided proposals of the round on this agenda; openly, with a pot of the round's fund."""
    assert item.sharing is not None
    right = _shares(state, evening, item.sharing)
    call, cents = state.rounds.get(item.sharing.round), entry.amount_cents or 0
    beside = entry.straw or entry.lot or entry.sums or entry.condition or entry.election
    fine = entry.mode == "open" and not beside and 0 < cents <= sum(one.cents for one in right)
    if entry.shares != right or not fine:
        yield fault("shares-asked", right=_in_words(right, None), found=_in_words(entry.shares, entry.amount_cents))
    if entry.fund != (call.fund if call else None):
        yield fault("fund", right=call.fund if call else None, found=entry.fund)
    question = ask_shares(item.title, cents, len(right))
    if entry.question != question:
        yield fault("question", found=entry.question, right=question)


def slips_fit(evening: Evening, vote: Vote, entry: e.BallotClosed, sharing: e.Sharing) -> Iterator[Problem]:
    shares = vote.opened.shares
    for slip in entry.slips:
        wants = slip.choice == Choice.yes
        if slip.choice == Choice.no or (not wants and slip.picks) or (wants and not _points(sharing, slip, vote)):
            yield fault("shares", member=slip.member, found=", ".join(map(str, slip.picks)) or slip.choice)
        elif any(slip.member in evening.recused.get(one.item, ()) for one in _given(shares, slip)):
            yield fault("shares-recused", member=slip.member)
    if entry.by_hand:
        yield fault("hands", hands=len(entry.by_hand), people=0)


def _points(sharing: e.Sharing, slip: e.Slip, vote: Vote) -> bool:
    return points_fit(sharing, slip.picks, len(vote.opened.shares))


def _given(shares: list[e.Share], slip: e.Slip) -> list[e.Share]:
    """The proposals to which the slip gives points."""
    return [one for one, points in zip(shares, slip.picks, strict=False) if points]


def ends_rightly(
    evening: Evening, room: Room, vote: Vote, entry: e.BallotClosed, sharing: e.Sharing
) -> Iterator[Problem]:
    quorum = vote.opened.quorum
    if evening.bylaws and evening.bylaws.open_quorum_lost is OpenQuorumLost.void:
        quorum = quorum_of(evening.bylaws, room, held_now(evening, room))
    yield from same_quorum(entry.quorum, quorum)
    right = _steps(evening, vote, entry, sharing) if quorum.met else []
    if right is None:
        return  # found already: slips or proposals that cannot be
    if list(entry.shares) != right:
        yield fault("shares-result", right=_told(right), found=_told(entry.shares))
    sentence = result(right, vote.opened.amount_cents or 0) if quorum.met else void()
    yield from same_majority(entry.majority, e.Majority(needed_yes=1, base=vote.majority.base, sentence=sentence))
    outcome = outcome_of(right) if quorum.met else Outcome.void
    if entry.outcome != outcome:
        yield fault("outcome", right=outcome.value, found=entry.outcome)


def _steps(evening: Evening, vote: Vote, entry: e.BallotClosed, sharing: e.Sharing) -> list[e.ShareStep] | None:
    given = [slip.picks for slip in entry.slips if slip.choice == Choice.yes]
    titles = {item.item: item.title for item in evening.items.values()}
    try:
        pot = pot_of(vote.opened.shares, titles, vote.opened.amount_cents or 0, given)
    except ValueError:
        return None
    return share_out(sharing, pot, least_of(vote.opened.shares))


def made(state: State, entry: e.DecisionMade, vote: Vote, ended: e.BallotClosed) -> Iterator[Problem]:
    """A decision for each proposal, with its sum and its words."""
    evening = state.meetings[entry.meeting]
    if entry.fund != vote.opened.fund:
        yield fault("fund", right=vote.opened.fund, found=entry.fund)
    if vote.opened.meeting != entry.meeting:
        yield fault("header-meeting", found=entry.meeting, meeting=vote.opened.meeting)
    share = next((one for one in vote.opened.shares if one.item == entry.item), None)
    step = next((one for one in ended.shares if share and one.proposal == share.proposal), None)
    item = evening.items.get(entry.item)
    if share is None or step is None or item is None:
        yield fault("unknown", what="TOP", id=entry.item)
        return
    if entry.item in evening.decided:
        yield fault("item-decided", item=entry.item)
    evening.decided |= {entry.item, vote.opened.item}
    vote.decision = entry.decision
    if entry.granted_cents != step.granted_cents:
        yield fault("granted", right=euro(step.granted_cents), found=str(entry.granted_cents))
    outcome = outcome_of([step]).value
    if entry.outcome != outcome:
        yield fault("outcome", right=outcome, found=entry.outcome)
    if share.proposal in state.decided:
        yield fault("item-decided", item=share.proposal)
    state.decided.add(share.proposal)
    right = decided(
        item.title,
        step,
        advice=kind_of(state.form or "", said_in(state, entry.meeting)) is DecisionKind.advice,
        abstained=ended.tally.abstain,
        recused=len(evening.recused.get(entry.item, ())),
    )
    if entry.text != right:
        yield fault("decision-text", right=right)


def undecided(state: State, meeting: str) -> Iterator[Problem]:
    """Every proposal of a pot that was shared out has its decision by now."""
    for vote in state.votes.values():
        ended = vote.closed
        if vote.opened.meeting != meeting or not vote.opened.shares or ended is None or ended.outcome == Outcome.void:
            continue
        gone = [one.item for one in vote.opened.shares if one.item not in state.meetings[meeting].decided]
        if gone and vote.decision is not None:
            yield fault("no-decision", ballot=vote.opened.ballot, outcome=ended.outcome)


def _shares(state: State, evening: Evening, sharing: e.Sharing) -> list[e.Share]:
    found = []
    for item in sorted(evening.items.values(), key=lambda one: one.number):
        proposal = state.proposals.get(item.proposal or "")
        if proposal is not None and proposal.round == sharing.round and item.item not in evening.decided:
            cents = item.asked_cents or 0
            least = proposal.least_cents
            found.append(e.Share(item=item.item, proposal=proposal.proposal, cents=cents, least_cents=least))
    return found


def _in_words(shares: list[e.Share], cents: int | None) -> str:
    told = ", ".join(f"{one.proposal} {euro(one.cents)} ({euro(one.least_cents)})" for one in shares) or "–"
    return told if cents is None else f"{euro(cents)}: {told}"


def _told(steps: list[e.ShareStep]) -> str:
    return ", ".join(f"{step.proposal} {step.support}: {euro(step.granted_cents)}" for step in steps) or "–"
