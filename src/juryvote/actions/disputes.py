"""A conflict that the person denies: it is contested, and what the body ruled is carried out."""

import json
from typing import Any

from sqlalchemy import Row

from juryvote.actions.floor import in_a_room, take_floor
from juryvote.live.hall import Act, Hall
from juryvote.rules import entries as e
from juryvote.rules.findings import is_decided
from juryvote.rules.majority import Outcome
from juryvote.rules.refusals import AlreadyDone, ContestOpen, ItemDecided, MeetingClosed, NotFound, NotOnRoll
from juryvote.rules.rulings import place_of
from juryvote.store import meetings
from juryvote.store.rooms import moment_of


def contest_conflict(hall: Hall, *, item: str, member: str, actor: str) -> None:
    """“Ich sehe das anders”: of what others declared, once. Two taps are one."""
    with hall.acting(actor) as act:
        called = meetings.item(act.db, item)
        if called is None:
            raise NotFound(what="item")
        row = in_a_room(take_floor(act, called.meeting))
        _check_undecided(row, meetings.item(act.db, item))
        conflict = _standing(act, item, member)
        if conflict is None or conflict.own or conflict.dispute == "upheld":
            raise AlreadyDone(what="conflict")
        if conflict.dispute is not None:
            return
        if place_of(moment_of(act.db, row, item).room, member) is None:
            raise NotOnRoll
        meetings.dispute(act.db, item=item, member=member, dispute="contested")
        entry = e.ConflictContested(meeting=row.id, item=item, member=member)
        act.record(row.body, entry, meeting=row.id)


def _check_undecided(row: Row[Any], item: Row[Any] | None) -> None:
    if row.state == "adjourned":
        raise MeetingClosed
    if item is not None and item.state == "decided":
        raise ItemDecided(number=item.number)


def _standing(act: Act, item: str, member: str) -> Row[Any] | None:
    return next((row for row in meetings.conflicts(act.db, [item]) if row.member == member), None)


def ensure_settled(act: Act, item: str) -> None:
    """Nobody votes on the item while somebody waits for the body's word on a conflict."""
    if any(row.dispute == "contested" for row in meetings.conflicts(act.db, [item])):
        raise ContestOpen


def ensure_contested(act: Act, item: str, member: str) -> None:
    conflict = _standing(act, item, member)
    if conflict is None or conflict.dispute != "contested":
        raise AlreadyDone(what="conflict")


def conclude(act: Act, meeting: Row[Any], ballot: Row[Any], result: e.BallotClosed) -> None:
    """Upheld, or the person votes again. A void ballot leaves it open."""
    if not is_decided(result.outcome):
        return
    member, upheld = json.loads(ballot.about)["member"], result.outcome == Outcome.carried
    if upheld:
        meetings.dispute(act.db, item=ballot.item, member=member, dispute="upheld")
    else:
        meetings.overrule(act.db, item=ballot.item, member=member)
    entry = e.ConflictRuled(meeting=meeting.id, item=ballot.item, member=member, ballot=ballot.id, upheld=upheld)
    act.record(meeting.body, entry, meeting=meeting.id)
