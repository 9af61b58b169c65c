"""One entry after the other: what each may say after all that was said before it."""

from collections.abc import Iterator
from typing import assert_never

from juryvote.rules import entries as e
from juryvote.rules.replay import (
    ballots,
    challenges,
    confirming,
    conflicts,
    decisions,
    draws,
    elections,
    exclusions,
    executive,
    facts,
    grants,
    meetings,
    money,
    people,
    retabling,
    secrecy,
    sharing,
    standins,
    ties,
    written,
)
from juryvote.rules.replay.faults import Problem, fault
from juryvote.rules.replay.state import State


def step(state: State, entry: e.AnyEntry) -> Iterator[Problem]:
    """What is wrong with this entry here; afterwards the state holds what it says."""
    if (state.form is None) != isinstance(entry, e.BodyFounded):
        yield fault("not-founded")
    meeting = getattr(entry, "meeting", None)
    if meeting is not None and meeting not in state.meetings and not isinstance(entry, e.MeetingPlanned):
        yield fault("unknown", what="Sitzung", id=meeting)
        return
    if meeting in state.meetings:
        yield from challenges.counted(state.meetings[meeting], entry)
        yield from conflicts.answered(state.meetings[meeting], entry)
        yield from written.stopped(state.meetings[meeting], entry)
    yield from _checked(state, entry)


def meeting_of(entry: e.AnyEntry) -> str:
    """The meeting that an entry belongs to, or "" for none."""
    return getattr(entry, "meeting", "")


def _checked(state: State, entry: e.AnyEntry) -> Iterator[Problem]:  # noqa: C901, PLR0912, PLR0915 - a line for each kind
    match entry:
        case e.BodyFounded():
            yield from people.founded(state, entry)
        case e.BylawsAdopted():
            yield from people.adopted(state, entry)
        case e.MemberRegistered():
            yield from people.registered(state, entry)
        case e.SeatCreated():
            yield from people.created(state, entry)
        case e.SeatHeld():
            yield from people.held(state, entry)
        case e.HoldingEnded():
            yield from people.ended(state, entry)
        case e.FundOpened():
            yield from money.fund_opened(state, entry)
        case e.FundChanged():
            yield from money.fund_changed(state, entry)
        case e.MoneyCarried():
            yield from money.carried_over(state, entry)
        case e.RoundOpened():
            yield from money.round_opened(state, entry)
        case e.RoundMoved():
            yield from money.round_moved(state, entry)
        case e.ProposalAdmitted():
            yield from money.admitted(state, entry)
        case e.ProposalRetabled():
            yield from retabling.retabled(state, entry)
        case e.DrawCommitted():
            yield from draws.committed(state, entry)
        case e.JuryDrawn():
            yield from draws.drawn(state, entry)
        case e.DrawnDeclined():
            yield from draws.declined(state, entry)
        case e.DrawCalledOff():
            yield from draws.called_off(state, entry)
        case e.MeetingPlanned():
            yield from meetings.planned(state, entry)
        case e.ItemAdded():
            yield from meetings.item_added(state, entry)
            yield from elections.item_fits(entry)
            yield from exclusions.item_fits(state, entry)
            yield from sharing.item_fits(state, entry)
        case e.AgendaOrdered():
            yield from meetings.ordered(state, entry)
        case e.MeetingOpened():
            yield from meetings.opened(state, entry)
            yield from written.opened(state, state.meetings[entry.meeting])
            yield from standins.promised(state.meetings[entry.meeting], entry)
            yield from facts.pinned(state, state.meetings[entry.meeting], entry)
        case e.FactCorrected():
            yield from facts.corrected(state, entry)
        case e.AbsenceExcused():
            yield from facts.excused(state, entry)
        case e.AlternatesDrawn():
            yield from standins.drawn(state, entry)
        case e.MeetingAdjourned():
            yield from meetings.adjourned(state, entry)
            yield from exclusions.adjourned(state, entry)
        case e.CheckedIn():
            yield from meetings.checked_in(state, entry)
        case e.CheckedOut():
            yield from meetings.checked_out(state, entry)
        case e.ItemCalled():
            yield from meetings.called(state, entry)
        case e.ConflictDeclared():
            yield from meetings.declared(state, entry)
            conflicts.declared(state.meetings[entry.meeting], entry)
        case e.ConflictLifted():
            yield from meetings.lifted(state, entry)
            yield from conflicts.lifted(state.meetings[entry.meeting], entry)
        case e.ConflictContested():
            yield from conflicts.contested(state, entry)
        case e.ConflictRuled():
            yield from conflicts.ruled(state, entry)
        case e.ReadingTaken():
            yield from challenges.reading_taken(state, entry)
        case e.QuorumChallenged():
            yield from challenges.challenged(state, entry)
        case e.SecrecyDemanded():
            yield from secrecy.demanded(state, entry)
        case e.CandidateNamed():
            yield from elections.named(state, entry)
        case e.CandidateWithdrawn():
            yield from elections.withdrawn(state, entry)
        case e.ProcedureObjected():
            yield from written.objected(state, entry)
        case e.BallotOpened():
            yield from ballots.opened(state, entry)
            yield from exclusions.opened(state, entry)
        case e.PaperCounted():
            yield from secrecy.paper_counted(state, entry)
        case e.RollStruck():
            yield from ballots.struck(state, entry)
        case e.BallotClosed():
            yield from ballots.closed(state, entry)
        case e.TieBroken():
            yield from ties.broken(state, entry)
        case e.ElectionDrawn():
            yield from elections.drawn(state, entry)
        case e.BallotAnnulled():
            yield from ballots.annulled(state, entry)
        case e.DecisionMade():
            yield from decisions.made(state, entry)
            exclusions.decided(state, entry)
            grants.decided(state, entry)
        case e.DecisionPublished():
            yield from decisions.published(state, entry)
        case e.DecisionCorrected():
            yield from decisions.corrected(state, entry)
        case e.ConflictFound():
            yield from conflicts.found(state, entry)
        case e.DecisionReopened():
            yield from conflicts.reopened(state, entry)
            yield from grants.reopened(state, entry)
        case e.ExecutiveDecision():
            yield from executive.decided(state, entry)
            grants.granted(state, entry.executive, entry.fund, entry.granted_cents, entry.proposal)
        case e.ExecutiveTold():
            yield from executive.told(state, entry)
        case e.GrantAgreed():
            yield from confirming.first_confirmed(state, entry)
            yield from grants.agreed(state, entry)
        case e.DecisionConfirmed():
            yield from confirming.confirmed(state, entry)
        case e.DecisionReturned():
            yield from confirming.returned(state, entry)
        case e.GrantPaid():
            yield from grants.paid(state, entry)
        case e.GrantAccounted():
            yield from grants.accounted(state, entry)
        case e.MoneyReturned():
            yield from grants.returned(state, entry)
        case e.GrantWithdrawn():
            yield from grants.withdrawn(state, entry)
        case e.GrantClosed():
            yield from grants.closed(state, entry)
        case _:  # pragma: no cover - mypy proves that no kind is left
            assert_never(entry)
