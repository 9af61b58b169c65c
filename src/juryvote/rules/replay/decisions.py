"""Recounts what followed from the ballots: decisions with their numbers, sums and words, and what became of them."""

from collections.abc import Iterator

from juryvote.rules import entries as e
from juryvote.rules.between import may_give
from juryvote.rules.decisions import Decision, kind_of, state_decision
from juryvote.rules.executive import mandate_of
from juryvote.rules.majority import Outcome
from juryvote.rules.replay import minutes, retabling, sharing
from juryvote.rules.replay.elections import decision_text
from juryvote.rules.replay.faults import Problem, fault
from juryvote.rules.replay.meetings import berlin_days
from juryvote.rules.replay.money import cents, granted_by
from juryvote.rules.replay.people import is_day
from juryvote.rules.replay.state import Evening, Made, State, Vote, said_in
from juryvote.rules.tally import Counts

DECISIVE = (Outcome.carried.value, Outcome.rejected.value)


def made(state: State, entry: e.DecisionMade) -> Iterator[Problem]:
    vote = state.votes.get(entry.ballot)
    if entry.decision in state.decisions:
        yield fault("twice", what="Beschluss", id=entry.decision)
    state.decisions[entry.decision] = Made(meeting=entry.meeting, ballot=entry.ballot)
    yield from _number_fits(state, entry)
    if vote is None:
        yield fault("unknown", what="Abstimmung", id=entry.ballot)
    elif vote.opened.about is not None:
        yield fault("undecided", ballot=entry.ballot, found=vote.opened.about.kind)
    elif vote.closed is None or vote.closed.outcome not in DECISIVE:
        yield fault("undecided", ballot=entry.ballot, found=vote.closed.outcome if vote.closed else vote.state)
    elif vote.opened.shares:
        yield from sharing.made(state, entry, vote, vote.closed)
    else:
        if entry.item:
            yield fault("bad-value", value=entry.item, what="item")
        yield from _follows(state, entry, vote, vote.closed)


def published(state: State, entry: e.DecisionPublished) -> Iterator[Problem]:
    decision = state.decisions.get(entry.decision)
    if decision is None or decision.meeting != entry.meeting:
        yield fault("unknown", what="Beschluss", id=entry.decision)
        return
    if decision.published:
        yield fault("published-twice")
    decision.published = True


def corrected(state: State, entry: e.DecisionCorrected) -> Iterator[Problem]:
    decision = state.decisions.get(entry.decision)
    if decision is None or decision.meeting != entry.meeting:
        yield fault("unknown", what="Beschluss", id=entry.decision)
        return
    if entry.version != decision.version + 1:
        yield fault("number", number=decision.version + 1, found=entry.version, what="version")
    if not entry.why.strip():
        yield fault("no-reason")
    decision.version = entry.version


def missing(state: State, meeting: str) -> Iterator[Problem]:
    """Every ballot that was carried or rejected must have led to a decision by now."""
    for vote in state.votes.values():
        waits = vote.opened.meeting == meeting and vote.decision is None and vote.opened.about is None
        ended = vote.closed if waits else None
        if ended and ended.outcome in DECISIVE:
            yield fault("no-decision", ballot=vote.opened.ballot, outcome=ended.outcome)
    yield from sharing.undecided(state, meeting)


def _number_fits(state: State, entry: e.DecisionMade) -> Iterator[Problem]:
    """One after the other in each year; decisions that are withheld from this bundle may lie between."""
    low = state.numbers.get(entry.year, 0) + 1
    high = low + state.unseen.get("decision-made", 0)
    if not low <= entry.number <= high:
        yield fault("decision-number", right=low if low == high else f"{low}–{high}", found=entry.number)
    if str(entry.year) not in {day[:4] for day in berlin_days(state.at)}:
        yield fault("bad-value", value=entry.year, what="year")
    state.numbers[entry.year] = entry.number
    state.unseen["decision-made"] = high - entry.number


def _follows(state: State, entry: e.DecisionMade, vote: Vote, ended: e.BallotClosed) -> Iterator[Problem]:
    evening, opened = state.meetings[entry.meeting], vote.opened
    if opened.item in evening.decided:
        yield fault("item-decided", item=opened.item)
    if opened.meeting != entry.meeting:
        yield fault("header-meeting", found=entry.meeting, meeting=opened.meeting)
    elif vote.decision is not None and opened.item not in evening.decided:  # reopened: another ballot decides it
        yield fault("item-decided", item=opened.item)
    evening.decided.add(opened.item)
    vote.decision = entry.decision
    if entry.outcome != ended.outcome:
        yield fault("outcome", right=ended.outcome, found=entry.outcome)
    if entry.fund != opened.fund:
        yield fault("fund", right=opened.fund, found=entry.fund)
    granted = granted_by(opened, ended)
    if entry.granted_cents != granted:
        yield fault("granted", right=cents(granted), found=cents(entry.granted_cents))
    if item := evening.items.get(opened.item):
        yield from _once(state, item)
        retabling.noted(state, item, ended.outcome)
        yield from minutes.decided(state, item, ended.outcome)
        yield from _mandated(state, entry, evening, item)
        if vote.asked:
            yield from _same_text(entry, decision_text(state, vote, ended, item.title))
        else:
            yield from _reads_rightly(state, entry, vote, item, granted)


def _mandated(state: State, entry: e.DecisionMade, evening: Evening, item: e.ItemAdded) -> Iterator[Problem]:
    """A yes to a mandate gives it, if the bylaws of the meeting let the body do so."""
    if item.mandate is None or entry.outcome != Outcome.carried:
        return
    mandate = state.mandates[entry.decision] = mandate_of(item.mandate)
    if not is_day(mandate.since) or not is_day(mandate.until):
        yield fault("bad-value", value=f"{mandate.since}/{mandate.until}", what="since/until")
        return
    allowed = may_give(evening.bylaws, mandate) if evening.bylaws else None
    if allowed is not None and not allowed.ok:
        yield fault("mandate-forbidden", why=allowed.sentence)


def _once(state: State, item: e.ItemAdded) -> Iterator[Problem]:
    """A proposal is decided once, whatever the number of agendas it stood on."""
    if item.proposal is None:
        return
    if item.proposal in state.decided:
        yield fault("item-decided", item=item.proposal)
    state.decided.add(item.proposal)


def _reads_rightly(
    state: State, entry: e.DecisionMade, vote: Vote, item: e.ItemAdded, granted: int | None
) -> Iterator[Problem]:
    ended = vote.closed
    assert ended is not None  # the decision follows from it
    tally = ended.tally
    if min(tally.yes, tally.no, tally.abstain, tally.invalid) < 0:
        return  # found at the closing already
    right = state_decision(
        Decision(
            title=item.title,
            kind=kind_of(state.form or "", said_in(state, entry.meeting)),
            outcome=Outcome(ended.outcome),
            counts=Counts(yes=tally.yes, no=tally.no, abstain=tally.abstain, invalid=tally.invalid),
            recused=ended.recused,
            granted_cents=granted,
            ends_on=state.meetings[entry.meeting].planned.day if item.excludes else "",
            sums=ended.sums,
            condition=vote.opened.condition,
        )
    )
    yield from _same_text(entry, right)


def _same_text(entry: e.DecisionMade, right: str | None) -> Iterator[Problem]:
    if right is not None and entry.text != right:
        yield fault("decision-text", right=right)
