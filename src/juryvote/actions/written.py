"""Umlaufverfahren: start one, object to it, count it when its time has come. One procedure asks one question."""

from contextlib import suppress
from typing import Any

from sqlalchemy import Row

from juryvote.actions.ballots import count, put_to_vote, take_back
from juryvote.actions.floor import running, take_floor
from juryvote.actions.in_writing import ensure_in_time, today
from juryvote.actions.meetings import NewItem, put_item
from juryvote.actions.pinning import pin
from juryvote.live.hall import Act, Hall
from juryvote.rules import entries as e
from juryvote.rules.between import WrittenState, last_day, written_vote
from juryvote.rules.bylaws import Bylaws, Secrecy, bylaws_from
from juryvote.rules.refusals import (
    BallotNotOpen,
    MeetingClosed,
    NotFound,
    NotOnRoll,
    Refusal,
    WrittenForbidden,
    WrittenSecret,
)
from juryvote.rules.rounds import ProposalState, place
from juryvote.rules.written import speak_first
from juryvote.store import ballots, journal, meetings, money, people
from juryvote.store.rooms import moment_of

BY_ITSELF = "calendar"  # the actor in the journal when the last day is over and nobody pressed anything


def start_written(hall: Hall, *, body: str, proposal: str, amount_cents: int, actor: str) -> str:
    """A meeting without a room, with one item whose ballot is open from now to the end of the last day."""
    with hall.acting(actor) as act:
        if people.body(act.db, body) is None:
            raise NotFound(what="body")
        journal.lock(act.db, body)
        found = next((one for one in money.proposals(act.db, body=body) if one.id == proposal), None)
        if found is None:
            raise NotFound(what="proposal")
        meeting = _convene(act, body, found.title)
        money.set_state(act.db, found.id, place(ProposalState(found.state)), now=act.now)
        new = NewItem(title=found.title, proposal=found.id, asked_cents=found.asked_cents)
        item = put_item(act, body, meeting, new)
        _call(act, body, meeting, item)
        row, called = meetings.meeting(act.db, meeting), meetings.item(act.db, item)
        assert row is not None
        assert called is not None
        put_to_vote(act, row, called, amount_cents, "open")
        return meeting


def _convene(act: Act, body: str, title: str) -> str:
    """Planned and opened at once, by the rules of today."""
    meeting, day = act.new_id(), today(act)
    pinned = people.newest_bylaws(act.db, body, day)
    assert pinned is not None  # a body is founded with bylaws
    bylaws = _allowed(bylaws_from(people.bylaws_rules(act.db, pinned.id)), day)
    values = {"title": f"Umlaufverfahren: {title}", "place": "schriftlich", "starts_at": act.now, "day": day}
    values["ends_on"] = last_day(bylaws, day)
    meetings.add_meeting(act.db, id=meeting, body=body, **values)
    act.record(body, e.MeetingPlanned(meeting=meeting, **values), meeting=meeting)
    pin(act, meeting=meeting, body=body, day=day, newest=pinned, room=False)
    return meeting


def _allowed(bylaws: Bylaws, day: str) -> Bylaws:
    if written_vote(bylaws, started=day, day=day, objections=0).state is WrittenState.forbidden:
        raise WrittenForbidden
    if bylaws.secrecy.default is Secrecy.sealed:
        raise WrittenSecret
    return bylaws


def _call(act: Act, body: str, meeting: str, item: str) -> None:
    meetings.set_item_state(act.db, item, "called")
    meetings.change_meeting(act.db, meeting, called_item=item)
    act.record(body, e.ItemCalled(meeting=meeting, item=item), meeting=meeting)


def object_to_written(hall: Hall, *, meeting: str, member: str, actor: str) -> None:
    """Said openly and for good. When there are enough, it ends, and the proposal waits for a meeting."""
    with hall.acting(actor) as act:
        row = take_floor(act, meeting)
        if member in meetings.objections(act.db, meeting):
            return
        ballot = _running(act, row)
        now = moment_of(act.db, row, ballot.item)
        if member not in speak_first(now.bylaws, now.room):
            raise NotOnRoll
        meetings.object_to(act.db, meeting=meeting, member=member)
        act.record(row.body, e.ProcedureObjected(meeting=meeting, member=member), meeting=meeting)
        many = len(meetings.objections(act.db, meeting))
        stands = written_vote(now.bylaws, started=row.day, day=row.day, objections=many)
        if stands.state is WrittenState.stopped:
            take_back(act, ballot, stands.sentence)


def _running(act: Act, row: Row[Any]) -> Row[Any]:
    """The open ballot of a vote in writing that still takes objections."""
    if row.ends_on is None:
        raise NotFound(what="written")
    if row.state == "adjourned":
        raise MeetingClosed
    ensure_in_time(act, row.ends_on)
    found = ballots.open_ballot(act.db, row.id)
    ballot = ballots.lock_for_closing(act.db, found.id) if found else None
    if ballot is None or ballot.state != "open":
        raise BallotNotOpen(state="closed")
    return ballot


def count_written(hall: Hall, *, meeting: str, actor: str) -> None:
    """Refused before the last day is over, unless nothing could come any more. Counted twice is counted once."""
    with hall.acting(actor) as act:
        row = take_floor(act, meeting)
        if row.ends_on is None:
            raise NotFound(what="written")
        if row.state == "adjourned":
            return
        running(act, meeting)
        found = ballots.open_ballot(act.db, meeting)
        if found is not None:
            ballot = ballots.lock_for_closing(act.db, found.id)
            assert ballot is not None
            count(act, ballot)


def count_what_is_due(hall: Hall) -> None:
    """Every vote in writing whose last day is over; if somebody is faster, all the better."""
    with hall.reading() as db:
        due = [row.id for row in meetings.due(db, hall.today()) if ballots.open_ballot(db, row.id)]
    for meeting in due:
        with suppress(Refusal):
            count_written(hall, meeting=meeting, actor=BY_ITSELF)
