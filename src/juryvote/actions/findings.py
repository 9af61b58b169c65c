"""A conflict that is found after the vote, and the decision that is taken back where it hung on a biased vote."""

import json
from typing import Any

from msgspec import to_builtins
from sqlalchemy import Row

from juryvote.actions.floor import take_floor
from juryvote.live.hall import Act, Hall
from juryvote.rules import entries as e
from juryvote.rules.conflicts import Reason
from juryvote.rules.findings import Weight
from juryvote.rules.grants import Stage
from juryvote.rules.refusals import AlreadyDone, BadForm, GrantRunning, NotDecisive, NotFound
from juryvote.rules.replay.conflicts import weight_of
from juryvote.rules.replay.retold import retold
from juryvote.store import ballots, confirming, decisions, grants, journal, meetings, money


def find_conflict(hall: Hall, *, decision: str, member: str, reason: str, actor: str) -> None:
    """Somebody who was on the roll was biased: the journal itself is asked what the vote comes to without them."""
    if reason not in set(Reason):
        raise BadForm(field="reason", problem="unknown")
    with hall.acting(actor) as act:
        row = _decision(act, decision)
        known = [one.member for one in decisions.findings(act.db, [decision])]
        if member in known:
            return
        if row.reopened_at is not None:
            raise AlreadyDone(what="reopened")
        if ballots.roll_line(act.db, ballot=row.ballot, member=member) is None:
            raise BadForm(field="member", problem="unknown")
        weight = _weigh(act, row, [*known, member])
        decisions.add_finding(
            act.db, decision=decision, member=member, reason=reason, turn=len(known) + 1, weight=to_builtins(weight)
        )
        entry = e.ConflictFound(
            meeting=row.meeting, decision=decision, member=member, reason=reason, **to_builtins(weight)
        )
        act.record(row.body, entry, meeting=row.meeting)


def _decision(act: Act, decision: str) -> Row[Any]:
    row = decisions.decision(act.db, decision)
    if row is None:
        raise NotFound(what="decision")
    take_floor(act, row.meeting)
    row = decisions.decision(act.db, decision)
    assert row is not None  # decisions are never deleted
    return row


def _weigh(act: Act, row: Row[Any], people: list[str]) -> Weight:
    """In elections to an honorary office nobody is biased (§ 20 (3) VwVfG), and no yes or no is counted."""
    state = retold(journal.lines(act.db, row.body))
    vote = state.votes[row.ballot]
    if vote.opened.shares:
        raise BadForm(field="decision", problem="sharing")
    if people[-1] not in vote.left:  # in writing, only who took part and counted
        raise BadForm(field="member", problem="unknown")
    weight = weight_of(state, vote, people)
    if weight is None:
        raise BadForm(field="decision", problem="election")
    return weight


def reopen_decision(hall: Hall, *, decision: str, actor: str) -> None:
    """The sum goes back to the fund, and the proposal may be voted anew: here if the meeting runs, else at the next."""
    with hall.acting(actor) as act:
        row = _decision(act, decision)
        if row.reopened_at is not None:
            return
        found = decisions.findings(act.db, [decision])
        if not found or not json.loads(found[-1].weight)["decisive"]:
            raise NotDecisive
        _nothing_followed(act, decision)
        decisions.reopen(act.db, decision, act.now)
        if row.fund is not None and row.granted_cents:
            money.settle(act.db, row.fund, reserved=0, granted=-row.granted_cents)
        _put_back(act, row)
        entry = e.DecisionReopened(meeting=row.meeting, decision=decision)
        act.record(row.body, entry, meeting=row.meeting)


def _nothing_followed(act: Act, decision: str) -> None:
    """Only while no agreement is signed and nothing was given back."""
    followed, answer = grants.find(act.db, decision), confirming.find(act.db, decision)
    given_back = answer is not None and answer.answer == "returned"
    if given_back or (followed is not None and followed.stage != Stage.granted):
        raise GrantRunning


def _put_back(act: Act, row: Row[Any]) -> None:
    meeting, item = meetings.meeting(act.db, row.meeting), meetings.item(act.db, row.item)
    assert meeting is not None
    assert item is not None
    running = meeting.state == "open"
    if running:
        meetings.set_item_state(act.db, item.id, "called" if meeting.called_item == item.id else "waiting")
    if item.proposal:
        money.set_state(act.db, item.proposal, "on-agenda" if running else "eligible", now=act.now)
