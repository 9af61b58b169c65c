"""Befangenheit: declared by the person or the chair, lifted by the chair. It works at once, also in a ballot."""

from typing import Any

from msgspec.structs import replace
from sqlalchemy import Row

from juryvote.actions.floor import take_floor
from juryvote.actions.paper import take_paper_back
from juryvote.actions.people import introduce
from juryvote.actions.sealed import take_out
from juryvote.live.hall import Act, Hall
from juryvote.rules import entries as e
from juryvote.rules.conflicts import Reason
from juryvote.rules.doubled import without_one
from juryvote.rules.elected import need_of
from juryvote.rules.groups import group_votes
from juryvote.rules.moment import opening_readings, strike
from juryvote.rules.refusals import (
    AlreadyDone,
    BadForm,
    BallotStillOpen,
    ItemDecided,
    MeetingClosed,
    NotFound,
)
from juryvote.rules.rulings import read_by
from juryvote.rules.sharing import need_of as sharing_need
from juryvote.rules.straw import straw_opening
from juryvote.rules.sums import sums_need
from juryvote.store import ballots, meetings, people
from juryvote.store.openings import Opening, change_opening, opening_of
from juryvote.store.rooms import Moment, moment_of


def declare_conflict(hall: Hall, *, item: str, member: str, reason: str, actor: str) -> None:
    if reason not in set(Reason):
        raise BadForm(field="reason", problem="unknown")
    with hall.acting(actor) as act:
        called, row = _item(act, item)
        name = _name_of(act, row, member)
        before = next((known for known in meetings.declared(act.db, [item]) if known.member == member), None)
        if before is not None and not before.lifted:
            return
        if before is not None and before.dispute == "overruled" and actor != member:
            raise AlreadyDone(what="ruled")
        introduce(act, row.body, member, name)
        meetings.declare(act.db, item=item, member=member, reason=reason, own=actor == member)
        entry = e.ConflictDeclared(meeting=row.id, item=called.id, member=member, reason=reason)
        act.record(row.body, entry, meeting=row.id)
        _strike(act, row, called, member)


def _item(act: Act, item: str) -> tuple[Row[Any], Row[Any]]:
    called = meetings.item(act.db, item)
    if called is None:
        raise NotFound(what="item")
    row = take_floor(act, called.meeting)
    if row.state == "adjourned":
        raise MeetingClosed
    called = meetings.item(act.db, item)
    assert called is not None
    if called.state == "decided":
        raise ItemDecided(number=called.number)
    return called, row


def _name_of(act: Act, row: Row[Any], member: str) -> str:
    who = people.member(act.db, member)
    if who is None or who.area != row.area:
        raise NotFound(what="member")
    return str(who.name)


def _strike(act: Act, row: Row[Any], item: Row[Any], member: str) -> None:
    """Off the roll of a running ballot on this item; needed numbers are read again, for all to see."""
    running = ballots.open_ballot(act.db, row.id)
    if running is None or running.item != item.id:
        return
    running = ballots.lock_for_closing(act.db, running.id)
    if running is None or ballots.roll_line(act.db, ballot=running.id, member=member) is None:
        return
    ballots.take_back_hands_of(act.db, running.id, member)
    if running.mode == "sealed":
        take_paper_back(act, running, member)
        take_out(act, row=running, member=member)
    ballots.strike(act.db, ballot=running.id, member=member)
    now, left = moment_of(act.db, row, item.id), ballots.progress(act.db, running.id)[1]
    bylaws = read_by(now.bylaws, ruling=running.about is not None, sums=opening_of(running).sums is not None)
    frozen = _after_strike(replace(now, bylaws=bylaws), running, member, left)
    change_opening(act.db, running.id, frozen)
    entry = e.RollStruck(meeting=row.id, ballot=running.id, member=member, majority=frozen.majority)
    act.record(row.body, entry, meeting=row.id)


def _after_strike(now: Moment, ballot: Row[Any], member: str, left: int) -> Opening:
    """What is needed of those who are left; a straw poll needs nothing."""
    frozen, bylaws = opening_of(ballot), now.bylaws
    if ballot.straw:
        return replace(frozen, majority=straw_opening(left))
    if now.room.writing is not None:
        return replace(frozen, majority=opening_readings(bylaws, now.room)[1])
    if frozen.sharing:
        return replace(frozen, majority=sharing_need(frozen.sharing, left))
    if frozen.election:
        return replace(frozen, majority=need_of(bylaws, frozen.election, frozen.majority.base - 1))
    groups = without_one(frozen.groups, frozen.group_of[member]) if frozen.groups else {}
    votes = group_votes(groups, {}, sealed=ballot.mode == "sealed")
    majority = strike(bylaws, before=frozen.majority, left=left, groups=votes)
    if frozen.sums:
        majority = sums_need(bylaws, majority, frozen.sums, votes)
    return replace(frozen, majority=majority, groups=groups)


def lift_conflict(hall: Hall, *, item: str, member: str, actor: str) -> None:
    """The body found that there is no conflict. Not during a ballot on the item: its roll is frozen."""
    with hall.acting(actor) as act:
        called, row = _item(act, item)
        running = ballots.open_ballot(act.db, row.id)
        if running is not None and running.item == item:
            raise BallotStillOpen
        stands = [known for known in meetings.conflicts(act.db, [item]) if known.member == member]
        if any(known.dispute == "upheld" for known in stands):
            raise AlreadyDone(what="ruled")
        if not meetings.lift(act.db, item=item, member=member):
            raise AlreadyDone(what="conflict")
        entry = e.ConflictLifted(meeting=row.id, item=called.id, member=member)
        act.record(row.body, entry, meeting=row.id)
