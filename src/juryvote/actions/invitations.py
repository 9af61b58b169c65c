"""The second invitation: another meeting for exactly what the first one left open."""

import json
from datetime import datetime
from typing import Any

from msgspec import convert
from sqlalchemy import Row

from juryvote.actions.elections import list_again
from juryvote.actions.floor import in_a_room, take_floor
from juryvote.actions.meetings import NewItem, frame_of, plan, put_item
from juryvote.live.hall import Act, Hall
from juryvote.rules import entries as e
from juryvote.rules.refusals import NothingLeftOpen
from juryvote.rules.rounds import ProposalState, place
from juryvote.store import amendments, meetings, minutes, money


def invite_again(hall: Hall, *, meeting: str, title: str, place: str, starts: datetime, actor: str) -> str:
    """The second meeting; asked for twice it is planned once. Its items know where they came from."""
    frame = frame_of(title=title, place=place, starts=starts)
    with hall.acting(actor) as act:
        first = in_a_room(take_floor(act, meeting))
        if known := meetings.second_meeting(act.db, meeting):
            return str(known.id)
        items = meetings.left_open(act.db, first)
        if not items:
            raise NothingLeftOpen
        second = plan(act, first.body, frame, second_of=meeting)
        for item in items:
            _comes_again(act, first.body, second, item)
        return second


def _comes_again(act: Act, body: str, meeting: str, item: Row[Any]) -> None:
    if item.proposal:
        money.set_state(act.db, item.proposal, place(ProposalState.eligible), now=act.now)
    new = NewItem(
        title=item.title,
        proposal=item.proposal,
        asked_cents=item.asked_cents,
        persons=item.persons,
        seats_to_fill=item.seats_to_fill,
        ranked=item.ranked,
        came_from=item.id,
        mandate=convert(json.loads(item.mandate), e.Delegation) if item.mandate else None,
        excludes=meetings.excludes(item),
        sharing=convert(json.loads(item.sharing), e.Sharing) if item.sharing else None,
        minutes=minutes.put_by(act.db, item.id),
    )
    again = put_item(act, body, meeting, new)
    amendments.come_again(act.db, old=item.id, new=again)
    if item.seats_to_fill:
        list_again(act, body, meeting, old=item.id, new=again)
