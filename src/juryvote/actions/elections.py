"""Elections: who stands, what the next round asks, what a round came to, and the lot that ends it."""

import json
from typing import Any

from msgspec import convert, to_builtins
from msgspec.structs import replace
from sqlalchemy import Row

from juryvote.actions.decisions import decide
from juryvote.actions.floor import take_floor
from juryvote.actions.people import introduce
from juryvote.live.hall import Act, Hall
from juryvote.rules import entries as e
from juryvote.rules.bylaws import Bylaws
from juryvote.rules.elected import close_round, draw_election, drawn_words, next_round
from juryvote.rules.elections import Step
from juryvote.rules.refusals import (
    AlreadyDone,
    BallotStillOpen,
    ItemDecided,
    ListClosed,
    MeetingClosed,
    NoCandidates,
    NoElection,
    NoItemCalled,
    NotFound,
    NotHere,
    TieOpen,
)
from juryvote.rules.straw import POLLS
from juryvote.store import ballots, elections, meetings, people
from juryvote.store.openings import opening_of
from juryvote.store.rooms import Moment, moment_of


def name_candidate(hall: Hall, *, item: str, member: str, actor: str) -> None:
    """Onto the list, until the first round is opened. Named twice is named once; the number stays with the person."""
    with hall.acting(actor) as act:
        called, row = _list_of(act, item)
        who = people.member(act.db, member)
        if who is None or who.area != row.area:
            raise NotFound(what="member")
        if elections.counted(act.db, item):
            raise ListClosed
        listed = {line.member: line for line in elections.candidates(act.db, item)}
        known = listed.get(member)
        if known is not None and not known.withdrawn:
            return
        introduce(act, row.body, member, who.name)
        number = known.number if known else len(listed) + 1
        if known:
            elections.set_withdrawn(act.db, item=item, member=member, withdrawn=False)
        else:
            elections.name(act.db, item=item, member=member, number=number)
        entry = e.CandidateNamed(meeting=row.id, item=called.id, member=member, number=number)
        act.record(row.body, entry, meeting=row.id)


def list_again(act: Act, body: str, meeting: str, *, old: str, new: str) -> None:
    """In a second invitation those who stood stand again; the election begins anew."""
    for number, one in enumerate(elections.standing(act.db, old), start=1):
        elections.name(act.db, item=new, member=one.member, number=number)
        entry = e.CandidateNamed(meeting=meeting, item=new, member=one.member, number=number)
        act.record(body, entry, meeting=meeting)


def withdraw_candidate(hall: Hall, *, item: str, member: str, actor: str) -> None:
    """Off the list: before the first round, or before the run-off, where the next one comes in instead."""
    with hall.acting(actor) as act:
        called, row = _list_of(act, item)
        standing = {one.member: one.number for one in elections.standing(act.db, item)}
        if member not in standing:
            return
        course = elections.course_of(act.db, moment_of(act.db, row, item).bylaws, called)
        if course.rounds:
            reading = course.read()
            if reading.step is not Step.runoff or standing[member] in {one.number for one in reading.elected}:
                raise ListClosed
        elections.set_withdrawn(act.db, item=item, member=member, withdrawn=True)
        act.record(row.body, e.CandidateWithdrawn(meeting=row.id, item=item, member=member), meeting=row.id)


def _list_of(act: Act, item: str) -> tuple[Row[Any], Row[Any]]:
    """The item and its meeting with the floor taken, if its list may change at all."""
    before = meetings.item(act.db, item)
    if before is None:
        raise NotFound(what="item")
    row = take_floor(act, before.meeting)
    called = meetings.item(act.db, item)
    assert called is not None
    if not called.seats_to_fill:
        raise NoElection
    if row.state == "adjourned":
        raise MeetingClosed
    if called.state == "decided":
        raise ItemDecided(number=called.number)
    running = ballots.open_ballot(act.db, row.id)
    if running is not None and running.item == item:
        raise BallotStillOpen
    return called, row


def asked_round(act: Act, bylaws: Bylaws, item: Row[Any], mode: str) -> e.ElectionRound | None:
    """What a ballot on an election asks now; None where the item is a question for yes and no."""
    if not item.seats_to_fill:
        return None
    if mode in POLLS:
        raise NotHere
    course = elections.course_of(act.db, bylaws, item)
    if course.rounds and course.read().step is Step.lot:
        raise TieOpen
    asked = next_round(course, elections.standing(act.db, item.id), item.seats_to_fill)
    if asked is None:
        raise NoCandidates
    return asked


def result_of_round(
    act: Act, now: Moment, row: Row[Any], votes: list[int], tally: e.Tally
) -> tuple[e.Quorum, e.Majority, str]:
    """What the round that is being closed came to, after the rounds before it."""
    frozen, item = opening_of(row), meetings.item(act.db, row.item)
    assert item is not None
    assert frozen.election is not None
    return close_round(
        elections.course_of(act.db, now.bylaws, item),
        now.room,
        opening=(frozen.quorum, frozen.majority),
        asked=frozen.election,
        votes=votes,
        tally=tally,
        held=now.held,
    )


def draw_election_lot(act: Act, row: Row[Any]) -> None:
    """From here on the seed is public, and everybody can draw the same. Pressed twice it is drawn once."""
    meeting, item = meetings.meeting(act.db, row.meeting), meetings.item(act.db, row.item)
    assert meeting is not None
    assert item is not None
    if row.tie is not None:
        return
    course = elections.course_of(act.db, moment_of(act.db, meeting, item.id).bylaws, item)
    if not course.rounds or row.state != "closed" or course.read().step is not Step.lot:
        raise AlreadyDone(what="tie")
    if meeting.called_item != row.item:
        raise NoItemCalled
    order = draw_election(course, bytes.fromhex(row.lot_seed), row.id)
    majority, outcome = drawn_words(course, order)
    entry = e.ElectionDrawn(
        meeting=meeting.id, ballot=row.id, seed=row.lot_seed, order=order, outcome=outcome, majority=majority
    )
    ballots.break_tie(act.db, row.id, to_builtins(entry))
    act.record(meeting.body, entry, meeting=meeting.id)
    decide(act, meeting, row, replace(convert(json.loads(row.closing), e.BallotClosed), outcome=outcome))
