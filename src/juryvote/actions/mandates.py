"""Mandates: an item that asks the body to let members decide on proposals for a while. A yes gives it."""

from collections.abc import Sequence

from juryvote.actions.floor import take_floor
from juryvote.actions.meetings import NewItem, put_item
from juryvote.actions.people import introduce
from juryvote.live.hall import Act, Hall
from juryvote.rules import entries as e
from juryvote.rules.between import may_give
from juryvote.rules.executive import mandate_of
from juryvote.rules.refusals import BadForm, MeetingClosed, NotWithoutBody
from juryvote.store import meetings, money, people
from juryvote.store.rooms import moment_of


def ask_mandate(
    hall: Hall, *, meeting: str, title: str, members: Sequence[str], proposals: Sequence[str], until: str, actor: str
) -> str:
    """`until` is its last day. The same item asked for twice stands on the agenda once."""
    if not 3 <= len(title.strip()) <= 200:
        raise BadForm(field="title", problem="length")
    with hall.acting(actor) as act:
        row = take_floor(act, meeting)
        if row.state == "adjourned":
            raise MeetingClosed
        mandate = e.Delegation(
            members=sorted(set(members)), proposals=sorted(set(proposals)), since=row.day, until=until
        )
        if not mandate.members or not mandate.proposals:
            raise BadForm(field="member" if not mandate.members else "proposal", problem="missing")
        _check_names(act, row.body, row.area, mandate)
        if not may_give(moment_of(act.db, row, None).bylaws, mandate_of(mandate)).ok:
            raise NotWithoutBody
        same = (item.id for item in meetings.items(act.db, meeting) if item.mandate and item.title == title.strip())
        return next(same, None) or put_item(act, row.body, meeting, NewItem(title=title.strip(), mandate=mandate))


def _check_names(act: Act, body: str, area: str, mandate: e.Delegation) -> None:
    asked = {proposal.id for proposal in money.proposals(act.db, body=body)}
    if not asked >= set(mandate.proposals):
        raise BadForm(field="proposal", problem="unknown")
    for member in mandate.members:
        who = people.member(act.db, member)
        if who is None or who.area != area:
            raise BadForm(field="member", problem="unknown")
        introduce(act, body, member, who.name)
