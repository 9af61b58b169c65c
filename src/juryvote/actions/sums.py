"""How much? What a ballot about a sum may ask, what was said, and what it came to."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row

from juryvote.live.hall import Act
from juryvote.rules import entries as e
from juryvote.rules.refusals import BadForm, FundExhausted, OverCap
from juryvote.rules.rulings import sums_bylaws
from juryvote.rules.sums import Sums, SumsEnd, ask_for, close_sums, hands_by_sum, sum_of
from juryvote.rules.tally import Counts
from juryvote.store import ballots, money
from juryvote.store.ballots import picks_of
from juryvote.store.openings import opening_of
from juryvote.store.rooms import Moment


def ask_sums(act: Act, item: Row[Any], amount_cents: int | None) -> e.SumsAsked:
    """Up to what is asked, or what the fund still has; refused where that is less than the proposal needs at least."""
    if item.proposal is None:
        raise BadForm(field="amount", problem="no-money")
    if amount_cents is None or amount_cents <= 0:
        raise BadForm(field="amount", problem="positive")
    proposal = money.proposal(act.db, item.proposal)
    assert proposal is not None
    if amount_cents < proposal.least_cents:
        raise BadForm(field="amount", problem="below-least")
    left = left_for(act, item, amount_cents)
    if left < max(1, proposal.least_cents):
        raise FundExhausted(left=left, asked=max(1, proposal.least_cents))
    return ask_for(amount_cents, least_cents=proposal.least_cents, left_cents=left)


def left_for(act: Act, item: Row[Any], amount_cents: int) -> int:
    """What the fund of the item's round still has; more than asked, or than the round's cap, cannot be voted on."""
    proposal = money.proposal(act.db, item.proposal)
    assert proposal is not None
    rules = money.round_of(act.db, proposal.round)
    assert rules is not None
    most = min(item.asked_cents, rules.cap_cents)
    if amount_cents > most:
        raise OverCap(most=most, asked=amount_cents)
    fund = money.fund(act.db, rules.fund)
    return money.left(fund) if fund else 0


def said_sums(act: Act, row: Row[Any], given: Sequence[Row[Any]], hands: Counts) -> Sums:
    """Every slip and every raised hand, as sums."""
    frozen, raised = opening_of(row), ballots.hand_sums(act.db, row.id)
    return Sums(
        slips={slip.member: sum_of(slip.choice, picks_of(slip)) for slip in given if slip.channel != "hands"},
        hands=hands_by_sum(hands, [e.SumHands(cents=cents, hands=n) for cents, n in raised.items()]),
        hands_abstain=hands.abstain,
        group_of=frozen.group_of,
        groups=frozen.groups,
    )


def end_sums(act: Act, now: Moment, row: Row[Any], said: Sums) -> SumsEnd:
    frozen = opening_of(row)
    assert frozen.sums is not None
    return close_sums(
        sums_bylaws(now.bylaws),
        now.room,
        opening=(frozen.quorum, frozen.majority),
        roll=[line.member for line in ballots.roll(act.db, row.id)],
        said=said,
        asked=frozen.sums,
        held=now.held,
    )
