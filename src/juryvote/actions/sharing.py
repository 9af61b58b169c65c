"""Sharing a pot out: the item, what its ballot asks, and the decisions that follow, all in one act."""

import json
from typing import Any

from msgspec import convert
from sqlalchemy import Row

from juryvote.actions.floor import in_a_room, take_floor
from juryvote.actions.meetings import NewItem, put_item
from juryvote.live.hall import Act, Hall
from juryvote.rules import entries as e
from juryvote.rules.majority import Outcome
from juryvote.rules.refusals import BadForm, FundExhausted, MeetingClosed, NotFound, NotHere, NothingToShare
from juryvote.rules.sharing import fits, least_of, outcome_of, pot_of, result, share_out, void, without_biased
from juryvote.store import meetings, money
from juryvote.store.ballots import picks_of
from juryvote.store.openings import opening_of


def add_sharing(hall: Hall, *, meeting: str, title: str, round_id: str, method: str, answer: str, actor: str) -> str:
    """An item about all proposals of this round that stand on the same agenda; the method is chosen beforehand."""
    if not 1 <= len(title.strip()) <= 200:
        raise BadForm(field="title", problem="length")
    sharing = e.Sharing(round=round_id, method=method, answer=answer)
    if not fits(sharing):
        raise BadForm(field="method", problem="unknown")
    with hall.acting(actor) as act:
        row = in_a_room(take_floor(act, meeting))
        if row.state == "adjourned":
            raise MeetingClosed
        call = money.round_of(act.db, round_id)
        if call is None or call.body != row.body:
            raise NotFound(what="round")
        if any(sharing_of(item) for item in meetings.items(act.db, meeting)):
            raise BadForm(field="round", problem="taken")
        return put_item(act, row.body, meeting, NewItem(title=title.strip(), sharing=sharing))


def sharing_of(item: Row[Any]) -> e.Sharing | None:
    return convert(json.loads(item.sharing), e.Sharing) if item.sharing else None


def asked_shares(act: Act, item: Row[Any], mode: str) -> list[e.Share]:
    """The proposals of the round on this agenda that are not decided yet; none where the item shares nothing out."""
    sharing = sharing_of(item)
    if sharing is None:
        return []
    if mode != "open":
        raise NotHere
    waiting = [one for one in meetings.items(act.db, item.meeting) if one.proposal and one.state != "decided"]
    found = {row.id: row for row in money.proposals_by_id(act.db, [one.proposal for one in waiting])}
    shares = [
        e.Share(item=one.id, proposal=one.proposal, cents=one.asked_cents, least_cents=found[one.proposal].least_cents)
        for one in waiting
        if found[one.proposal].round == sharing.round
    ]
    if not shares:
        raise NothingToShare
    return shares


def pot_for(act: Act, item: Row[Any], shares: list[e.Share], amount_cents: int | None) -> int:
    """What is shared out: what the chair says, else all that is left; never more than all proposals ask for."""
    call = money.round_of(act.db, _sharing(item).round)
    fund = money.fund(act.db, call.fund) if call else None
    left = money.left(fund) if fund else 0
    pot = min(sum(one.cents for one in shares), left if amount_cents is None else amount_cents)
    if pot <= 0 or pot > left:
        raise FundExhausted(left=left, asked=max(pot, 1))
    return pot


def keep_pot(act: Act, item: Row[Any], cents: int) -> str:
    """Kept in the fund of the round until the closing."""
    call = money.round_of(act.db, _sharing(item).round)
    assert call is not None
    if not money.reserve(act.db, call.fund, cents):
        fund = money.fund(act.db, call.fund)
        raise FundExhausted(left=money.left(fund) if fund else 0, asked=cents)
    return str(call.fund)


def _sharing(item: Row[Any]) -> e.Sharing:
    sharing = sharing_of(item)
    assert sharing is not None
    return sharing


def effective(act: Act, row: Row[Any], slip: Row[Any]) -> list[int]:
    """The slip's points; those for a proposal about which its member is biased do not count."""
    shares = opening_of(row).shares
    biased = {
        place
        for place, one in enumerate(shares)
        if any(known.member == slip.member for known in meetings.conflicts(act.db, [one.item]))
    }
    return without_biased(picks_of(slip), biased)


def steps_for(act: Act, row: Row[Any], slips: list[list[int]]) -> list[e.ShareStep]:
    shares, item = opening_of(row).shares, meetings.item(act.db, row.item)
    assert item is not None
    titles = {one.id: one.title for one in meetings.items(act.db, row.meeting)}
    pot = pot_of(shares, titles, row.amount_cents, slips)
    return share_out(_sharing(item), pot, least_of(shares))


def ended_sharing(row: Row[Any], steps: list[e.ShareStep], quorum: e.Quorum) -> tuple[e.Majority, str]:
    """What the pot came to."""
    base = opening_of(row).majority.base
    sentence = result(steps, row.amount_cents) if quorum.met else void()
    outcome = outcome_of(steps) if quorum.met else Outcome.void
    return e.Majority(needed_yes=1, base=base, sentence=sentence), outcome.value
