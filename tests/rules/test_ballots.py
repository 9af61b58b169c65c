"""The life of a ballot as a machine, and every guard before a slip is taken."""

from collections.abc import Callable

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from juryvote.rules.ballots import BallotState, Channel, Standing, accept_slip, annul_, close_, open_
from juryvote.rules.refusals import (
    AlreadyDone,
    BallotNotOpen,
    NotOnRoll,
    NotPresent,
    Recused,
    Refusal,
    UnknownChoice,
    VotedElsewhere,
)
from juryvote.rules.tally import Choice, Counts, tally

Step = Callable[[BallotState], BallotState]

HERE = Standing(on_roll=True, present=True)
ROLL = ("m1", "m2", "m3")
STEPS: dict[tuple[Step, BallotState], BallotState | type[Refusal]] = {
    (open_, BallotState.prepared): BallotState.open,
    (open_, BallotState.open): AlreadyDone,
    (open_, BallotState.closed): AlreadyDone,
    (open_, BallotState.annulled): AlreadyDone,
    (close_, BallotState.prepared): BallotNotOpen,
    (close_, BallotState.open): BallotState.closed,
    (close_, BallotState.closed): AlreadyDone,
    (close_, BallotState.annulled): AlreadyDone,
    (annul_, BallotState.prepared): BallotState.annulled,
    (annul_, BallotState.open): BallotState.annulled,
    (annul_, BallotState.closed): AlreadyDone,
    (annul_, BallotState.annulled): AlreadyDone,
}


def after(step: Step, state: BallotState) -> BallotState | type[Refusal]:
    """Where a step leads, or why it is refused; the refusal says in which state the ballot is."""
    try:
        return step(state)
    except Refusal as refusal:
        return type(refusal) if refusal.facts == {"state": state.value} else Refusal


def test_every_step_from_every_state_leads_on_or_is_refused() -> None:
    assert {(step, state): after(step, state) for step, state in STEPS} == STEPS


def cast(standing: Standing, *, state: BallotState = BallotState.open, choice: str = "yes") -> Choice:
    return accept_slip(standing, state=state, choice=choice, channel=Channel.phone)


@pytest.mark.parametrize("choice", ["yes", "no", "abstain"])
def test_a_present_member_on_the_roll_may_choose(choice: str) -> None:
    assert cast(HERE, choice=choice) == Choice(choice)


def test_a_slip_may_be_changed_through_the_same_channel() -> None:
    assert cast(Standing(on_roll=True, present=True, gave=Channel.phone), choice="no") is Choice.no


@pytest.mark.parametrize("state", [BallotState.prepared, BallotState.closed, BallotState.annulled])
def test_a_slip_waits_for_an_open_ballot(state: BallotState) -> None:
    with pytest.raises(BallotNotOpen) as refused:
        cast(HERE, state=state)
    assert refused.value.facts == {"state": state.value}


@pytest.mark.parametrize(
    ("standing", "why"),
    [
        (Standing(on_roll=False, present=True, recused=True), Recused),
        (Standing(on_roll=True, present=True, recused=True), Recused),
        (Standing(on_roll=False, present=True), NotOnRoll),
        (Standing(on_roll=True, present=False), NotPresent),
    ],
)
def test_whoever_may_not_vote_hears_the_true_reason(standing: Standing, why: type[Refusal]) -> None:
    with pytest.raises(why):
        cast(standing)


def test_nobody_votes_through_two_channels() -> None:
    with pytest.raises(VotedElsewhere) as refused:
        cast(Standing(on_roll=True, present=True, gave=Channel.hands))
    assert refused.value.facts == {"channel": "hands"}


@pytest.mark.parametrize("choice", ["", "YES", "Ja", "maybe"])
def test_an_unknown_choice_is_refused(choice: str) -> None:
    with pytest.raises(UnknownChoice) as refused:
        cast(HERE, choice=choice)
    assert refused.value.facts == {"choice": choice}


class BallotMachine(RuleBasedStateMachine):
    """Any order of steps and slips: the result is always the last slip of each member, given while it was open."""

    def __init__(self) -> None:
        super().__init__()
        self.state = BallotState.prepared
        self.urn: dict[str, tuple[Choice, Channel]] = {}
        self.result: Counts | None = None

    @rule(step=st.sampled_from([open_, close_, annul_]))
    def take(self, step: Step) -> None:
        reached = after(step, self.state)
        assert reached == STEPS[step, self.state]
        if isinstance(reached, BallotState):
            self.state = reached
            self.result = self.count() if reached is BallotState.closed else None

    @rule(member=st.sampled_from([*ROLL, "late"]), choice=st.sampled_from(Choice), channel=st.sampled_from(Channel))
    def give(self, member: str, choice: Choice, channel: Channel) -> None:
        earlier = self.urn.get(member)
        standing = Standing(on_roll=member in ROLL, present=True, gave=earlier[1] if earlier else None)
        try:
            taken = accept_slip(standing, state=self.state, choice=choice.value, channel=channel)
        except BallotNotOpen:
            assert self.state is not BallotState.open
        except NotOnRoll:
            assert member == "late"
        except VotedElsewhere:
            assert earlier is not None
            assert earlier[1] is not channel
        else:
            self.urn[member] = (taken, channel)

    @invariant()
    def nobody_counts_twice_and_nobody_from_outside(self) -> None:
        assert self.count().all == len(self.urn) <= len(ROLL)

    @invariant()
    def a_closed_ballot_never_changes(self) -> None:
        assert (self.result is not None) == (self.state is BallotState.closed)
        assert self.result in (None, self.count())

    def count(self) -> Counts:
        return tally(choice for choice, _ in self.urn.values())


TestBallotMachine = BallotMachine.TestCase
