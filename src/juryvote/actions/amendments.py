"""Amendments: moved on the phone or in the room, withdrawn, put to the vote in their order, and what follows."""

from typing import Any

from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy import Row

from juryvote.actions.amended import in_order, standing
from juryvote.actions.ballots import check_may_open, set_out
from juryvote.actions.deliberation import taking_part
from juryvote.actions.disputes import ensure_settled
from juryvote.actions.floor import in_a_room, running, take_floor
from juryvote.actions.ties import ensure_no_tie
from juryvote.live.hall import Act, Hall
from juryvote.rules import entries as e
from juryvote.rules.amendments import (
    AMENDMENT,
    LONGEST,
    Amended,
    AmendmentKind,
    amendment_question,
    fits,
)
from juryvote.rules.moment import opening_readings, roll_of
from juryvote.rules.refusals import (
    AlreadyDone,
    BadForm,
    ItemDecided,
    MeetingClosed,
    NotFound,
    NotQuorate,
    NotYours,
    TooMany,
)
from juryvote.rules.rulings import read_by
from juryvote.store import amendments, ballots, kiosks, meetings, money
from juryvote.store.amendments import as_moved
from juryvote.store.rooms import moment_of

MOST = 20  # open ones, on one item


class Moved(Struct, frozen=True, kw_only=True):
    """What somebody wants: `what` is sum | condition | line:N, the N-th cost line."""

    what: str
    amount_cents: int | None = None
    text: str = ""
    why: str = ""


def move(hall: Hall, *, item: str, member: str, moved: Moved) -> None:
    """By a member, before the vote. The same again is one."""
    with hall.acting(member) as act:
        in_a_room(take_floor(act, _meeting_of(act, item)))
        _put(act, taking_part(act, item, member), moved, member)


def move_for_the_room(hall: Hall, *, item: str, moved: Moved, actor: str) -> None:
    """By the chair, who writes down what was moved aloud."""
    with hall.acting(actor) as act:
        row = in_a_room(take_floor(act, _meeting_of(act, item)))
        called = meetings.item(act.db, item)
        if called is None or called.proposal is None:
            raise NotFound(what="item")
        if row.state == "adjourned":
            raise MeetingClosed
        if called.state == "decided":
            raise ItemDecided(number=called.number)
        _put(act, called, moved, None)


def _meeting_of(act: Act, item: str) -> str:
    called = meetings.item(act.db, item)
    if called is None:
        raise NotFound(what="item")
    return str(called.meeting)


def _put(act: Act, called: Row[Any], moved: Moved, member: str | None) -> None:
    known = amendments.of_item(act.db, called.id)
    new = _read(act, called, moved, standing(known, called.asked_cents))
    waiting = [row for row in known if row.state == "open"]
    if any((row.kind, row.cents, row.text) == (new.kind, new.cents, new.text) for row in waiting):
        return
    if len(waiting) >= MOST:
        raise TooMany(wait=0)
    why = " ".join(moved.why.split())
    if len(why) > LONGEST:
        raise BadForm(field="why", problem="length")
    values = {"kind": new.kind, "cents": new.cents, "text": new.text, "why": why}
    amendments.add(act.db, id=act.new_id(), item=called.id, member=member, **values)
    act.touch(called.meeting)


def _read(act: Act, called: Row[Any], moved: Moved, now: Amended) -> e.Amendment:
    new = _amendment(act, called, moved, now)
    proposal = money.proposal(act.db, called.proposal)
    assert proposal is not None
    left = new.cents if new.kind == AmendmentKind.sum else now.cents - new.cents
    if new.kind != AmendmentKind.condition and left < proposal.least_cents:
        raise BadForm(field="amount", problem="below-least")
    if not fits(new, now):
        raise BadForm(field="amount", problem="range")
    return new


def _amendment(act: Act, called: Row[Any], moved: Moved, now: Amended) -> e.Amendment:
    if moved.what == AmendmentKind.sum:
        return e.Amendment(kind="sum", instead_cents=now.cents, cents=moved.amount_cents or 0)
    if moved.what == AmendmentKind.condition:
        text = " ".join(moved.text.split())
        if not 3 <= len(text) <= LONGEST:
            raise BadForm(field="condition", problem="length")
        return e.Amendment(kind="condition", instead_cents=now.cents, text=text)
    lines = {f"line:{row.position}": row for row in money.cost_lines(act.db, [called.proposal])[called.proposal]}
    if moved.what not in lines:
        raise BadForm(field="what", problem="unknown")
    struck = lines[moved.what]
    return e.Amendment(kind="line", instead_cents=now.cents, cents=struck.cents, text=struck.label)


def withdraw(hall: Hall, *, item: str, amendment: str, member: str) -> None:
    """By whoever moved it, while it is open. Pressed twice it is withdrawn once."""
    with hall.acting(member) as act:
        row = _on_item(act, item, amendment)
        if row.member != member:
            raise NotYours
        _take_away(act, row)


def drop(hall: Hall, *, item: str, amendment: str, actor: str) -> None:
    """By the chair: the room says that it is withdrawn."""
    with hall.acting(actor) as act:
        _take_away(act, _on_item(act, item, amendment))


def _on_item(act: Act, item: str, amendment: str) -> Row[Any]:
    take_floor(act, _meeting_of(act, item))
    row = amendments.find(act.db, amendment)
    if row is None or row.item != item:
        raise NotFound(what="amendment")
    return row


def _take_away(act: Act, row: Row[Any]) -> None:
    meeting = _meeting_of(act, row.item)
    if row.state == "withdrawn":
        return
    if row.state != "open" or _runs(act, meeting, row):
        raise AlreadyDone(what="amendment")
    amendments.set_state(act.db, row.id, "withdrawn")
    act.touch(meeting)


def _runs(act: Act, meeting: str, row: Row[Any]) -> bool:
    now = ballots.open_ballot(act.db, meeting)
    return now is not None and now.id == row.ballot


def open_amendment(hall: Hall, *, meeting: str, item: str, amendment: str, actor: str) -> str:
    """The next one in the order, by an open vote of the roll of the item itself."""
    with hall.acting(actor) as act:
        row, called = in_a_room(running(act, meeting)), meetings.item(act.db, item)
        if called is None or called.meeting != meeting:
            raise NotFound(what="item")
        check_may_open(act, row, called)
        ensure_settled(act, item)
        known = amendments.of_item(act.db, item)
        order = in_order(known)
        if not order or order[0].id != amendment:
            raise AlreadyDone(what="amendment")
        return _open(act, row, called, as_moved(order[0], standing(known, called.asked_cents).cents), amendment)


def _open(act: Act, row: Row[Any], called: Row[Any], asked: e.Amendment, amendment: str) -> str:
    now = moment_of(act.db, row, called.id)
    ensure_no_tie(act, now.bylaws, called.id)
    now = replace(now, bylaws=read_by(now.bylaws, ruling=True))
    quorum, majority = opening_readings(now.bylaws, now.room, held=now.held)
    if not quorum.met:
        raise NotQuorate(needed=quorum.needed, counted=quorum.counted)
    entry = e.BallotOpened(
        meeting=row.id,
        item=called.id,
        ballot=act.new_id(),
        question=amendment_question(called.title, asked),
        mode="open",
        roll=roll_of(now.bylaws, now.room),
        quorum=quorum,
        majority=majority,
        fund=None,
        amount_cents=None,
        about=e.About(kind=AMENDMENT, amendment=asked),
    )
    kiosks.end_turn(act.db, row.id)
    act.record(row.body, set_out(act, now, entry, None, None), meeting=row.id)
    amendments.put_to_vote(act.db, amendment, entry.ballot)
    return entry.ballot
