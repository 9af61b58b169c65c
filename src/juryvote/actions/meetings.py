"""The evening's frame: plan, put on the agenda, open, call an item, adjourn."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from msgspec import Struct, json
from msgspec.structs import asdict

from juryvote.actions.challenges import hold_opening
from juryvote.actions.ending import end, leave_item
from juryvote.actions.floor import in_a_room, running, take_floor
from juryvote.actions.pinning import pin
from juryvote.actions.telling import tell_meeting
from juryvote.live.hall import Act, Hall
from juryvote.rules import entries as e
from juryvote.rules.moment import quorum_of
from juryvote.rules.refusals import (
    BadForm,
    BallotStillOpen,
    ItemDecided,
    MeetingClosed,
    NotFound,
)
from juryvote.rules.rounds import ProposalState, place
from juryvote.store import ballots, meetings, minutes, money, people, speakers
from juryvote.store.rooms import moment_of
from juryvote.world import BERLIN, moment

MOST_SEATS = 60  # of an election


def plan_meeting(hall: Hall, *, body: str, title: str, place: str, starts: datetime, actor: str) -> str:
    frame = frame_of(title=title, place=place, starts=starts)
    with hall.acting(actor) as act:
        if people.body(act.db, body) is None:
            raise NotFound(what="body")
        return plan(act, body, frame)


class Frame(Struct, frozen=True, kw_only=True):
    """What a meeting is called, and where and when it is; `day` is the Berlin day of its start."""

    title: str
    place: str
    starts_at: str
    day: str


def frame_of(*, title: str, place: str, starts: datetime) -> Frame:
    for field, value in (("title", title), ("place", place)):
        if not 1 <= len(value.strip()) <= 200:
            raise BadForm(field=field, problem="length")
    day = starts.astimezone(BERLIN).date().isoformat()
    return Frame(title=title.strip(), place=place.strip(), starts_at=moment(starts), day=day)


def plan(act: Act, body: str, frame: Frame, *, second_of: str | None = None) -> str:
    meeting, values = act.new_id(), asdict(frame)
    meetings.add_meeting(act.db, id=meeting, body=body, second_of=second_of, **values)
    entry = e.MeetingPlanned(meeting=meeting, second_of=second_of or "", **values)
    act.record(body, entry, meeting=meeting)
    return meeting


def add_item(
    hall: Hall,
    *,
    meeting: str,
    title: str,
    actor: str,
    persons: bool = False,
    seats_to_fill: int = 0,
    ranked: bool = False,
) -> str:
    """`persons`: it is about people, so that the bylaws may ask for a secret ballot.

    With `seats_to_fill` it is an election; `ranked`: who is not elected becomes an alternate.
    """
    if not 1 <= len(title.strip()) <= 200:
        raise BadForm(field="title", problem="length")
    if not 0 <= seats_to_fill <= MOST_SEATS:
        raise BadForm(field="seats", problem="range")
    with hall.acting(actor) as act:
        row = in_a_room(take_floor(act, meeting))
        if row.state == "adjourned":
            raise MeetingClosed
        new = NewItem(
            title=title.strip(),
            persons=persons or seats_to_fill > 0,
            seats_to_fill=seats_to_fill,
            ranked=ranked and seats_to_fill > 0,
        )
        return put_item(act, row.body, meeting, new)


def put_on_agenda(hall: Hall, *, meeting: str, proposals: Sequence[str], actor: str) -> None:
    """Eligible proposals become items, in the order of their numbers; one that is already there stays once."""
    with hall.acting(actor) as act:
        row = in_a_room(take_floor(act, meeting))
        if row.state == "adjourned":
            raise MeetingClosed
        there = {item.proposal for item in meetings.items(act.db, meeting)}
        for found in money.proposals(act.db, body=row.body):
            if found.id not in proposals or found.id in there:
                continue
            money.set_state(act.db, found.id, place(ProposalState(found.state)), now=act.now)
            put_item(
                act,
                row.body,
                meeting,
                NewItem(title=found.title, proposal=found.id, asked_cents=found.asked_cents),
            )
            tell_meeting(act, found.id, row)


class NewItem(Struct, frozen=True, kw_only=True):
    """`came_from` is the item that a first meeting left open; a yes gives `mandate`, or ends the seat of `excludes`."""

    title: str
    proposal: str | None = None
    asked_cents: int | None = None
    persons: bool = False
    seats_to_fill: int = 0
    ranked: bool = False
    came_from: str | None = None
    mandate: e.Delegation | None = None
    excludes: e.Excluded | None = None
    sharing: e.Sharing | None = None
    minutes: e.MinutesPut | None = None


def put_item(act: Act, body: str, meeting: str, new: NewItem) -> str:
    """Last on the agenda."""
    item, number = act.new_id(), meetings.next_item_number(act.db, meeting)
    shared: dict[str, Any] = {
        "number": number,
        "title": new.title,
        "proposal": new.proposal,
        "asked_cents": new.asked_cents,
        "persons": new.persons,
        "seats_to_fill": new.seats_to_fill,
        "ranked": new.ranked,
    }
    follows: dict[str, Any] = {"mandate": new.mandate, "excludes": new.excludes, "sharing": new.sharing}
    kept = {name: json.encode(what).decode() if what else None for name, what in follows.items()}
    meetings.add_item(act.db, id=item, meeting=meeting, came_from=new.came_from, **kept, **shared)
    if new.minutes is not None:
        minutes.put(act.db, item=item, **asdict(new.minutes))
    follows["minutes"] = new.minutes
    entry = e.ItemAdded(meeting=meeting, item=item, came_from=new.came_from or "", **follows, **shared)
    act.record(body, entry, meeting=meeting)
    return item


def open_meeting(hall: Hall, *, meeting: str, actor: str) -> None:
    """Pins the newest bylaws of the meeting's day for the whole evening and takes the first reading."""
    with hall.acting(actor) as act:
        row = take_floor(act, meeting)
        if row.state == "adjourned":
            raise MeetingClosed
        if row.state == "open":
            return
        newest = people.newest_bylaws(act.db, row.body, row.day)
        assert newest is not None  # a body is founded with bylaws
        second = row.second_of is not None
        pin(act, meeting=meeting, body=row.body, day=row.day, newest=newest, second=second)
        take_reading(act, meeting, None)


def take_reading(act: Act, meeting: str, item: str | None) -> None:
    row = meetings.meeting(act.db, meeting)
    assert row is not None
    now = moment_of(act.db, row, item)
    reading = quorum_of(now.bylaws, now.room, now.held)
    act.record(row.body, e.ReadingTaken(meeting=meeting, item=item, quorum=reading), meeting=meeting)
    if item is None:
        hold_opening(act, row, now.bylaws, reading)


def call_item(hall: Hall, *, meeting: str, item: str, actor: str) -> None:
    with hall.acting(actor) as act:
        row, called = in_a_room(running(act, meeting)), meetings.item(act.db, item)
        if called is None or called.meeting != meeting:
            raise NotFound(what="item")
        if row.called_item == item:
            return
        if ballots.open_ballot(act.db, meeting):
            raise BallotStillOpen
        if called.state == "decided":
            raise ItemDecided(number=called.number)
        leave_item(act, row.called_item)
        meetings.set_item_state(act.db, item, "called")
        speakers.clear(act.db, meeting)
        meetings.change_meeting(act.db, meeting, called_item=item, timer_ends=None)
        act.record(row.body, e.ItemCalled(meeting=meeting, item=item), meeting=meeting)
        take_reading(act, meeting, item)


def adjourn(hall: Hall, *, meeting: str, actor: str) -> None:
    """The end, or a planned meeting called off. What was not decided may come again in another meeting."""
    with hall.acting(actor) as act:
        row = take_floor(act, meeting)
        if row.state == "adjourned":
            return
        if ballots.open_ballot(act.db, meeting):
            raise BallotStillOpen
        end(act, row)
