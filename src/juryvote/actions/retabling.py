"""Wiedervorlage: what was rejected may come back, as often and as soon as the bylaws say."""

from juryvote.actions.floor import floor_of_proposal
from juryvote.live.hall import Hall
from juryvote.rules import entries as e
from juryvote.rules.procedure import may_come_back
from juryvote.rules.refusals import MayNotComeBack
from juryvote.rules.rounds import ProposalState
from juryvote.store import decisions, money
from juryvote.store.rooms import bylaws_in_force


def retable(hall: Hall, *, proposal: str, actor: str) -> None:
    """Back to the eligible ones, from where it goes on an agenda. Done twice it is done once."""
    with hall.acting(actor) as act:
        row, call = floor_of_proposal(act, proposal)
        if row.state in (ProposalState.eligible, ProposalState.on_agenda):
            return
        rejected, today = decisions.rejected_days(act.db, proposal), hall.today()
        bylaws = bylaws_in_force(act.db, call.body, today)
        if not rejected or not may_come_back(bylaws, rejected=rejected, day=today).ok:
            raise MayNotComeBack
        money.set_state(act.db, proposal, ProposalState.eligible, now=act.now)
        act.record(call.body, e.ProposalRetabled(proposal=proposal, times=len(rejected)))
