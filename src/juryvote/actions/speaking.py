"""The list of speakers. Not journaled: who spoke when decides nothing, and nobody needs it after the meeting.

Everything here may be done twice and is done once: the second tap finds what it asks for already so.
"""

from juryvote.actions.floor import in_a_room, running
from juryvote.live.hall import Act, Hall
from juryvote.rules.deliberation import may_deliberate
from juryvote.rules.refusals import NotFound, NotOnRoll, NotPresent, Recused
from juryvote.store import meetings, speakers
from juryvote.store.rooms import moment_of


def raise_hand(hall: Hall, *, meeting: str, member: str) -> None:
    """By a member on the own phone, who sits in the body and is not biased on what is called."""
    with hall.acting(member) as act:
        row = in_a_room(running(act, meeting))
        now = moment_of(act.db, row, row.called_item)
        if not any(member in (seat.holder, *seat.alternates) for seat in now.room.seats):
            raise NotOnRoll
        if not may_deliberate(now.bylaws, recused=member in now.room.recused):
            raise Recused
        _ask(act, meeting, member)


def enter_speaker(hall: Hall, *, meeting: str, member: str, actor: str) -> None:
    """By the chair, for anybody in the room: without a phone, or a guest who is asked to say something."""
    with hall.acting(actor) as act:
        in_a_room(running(act, meeting))
        _ask(act, meeting, member)


def lower_hand(hall: Hall, *, meeting: str, member: str, actor: str) -> None:
    """Off the list, by the person or by the chair. That somebody has spoken on this item still counts."""
    with hall.acting(actor) as act:
        running(act, meeting)
        line = speakers.line(act.db, meeting=meeting, member=member)
        if line is None or line.state == "heard":
            return
        if line.spoken:
            speakers.change(act.db, meeting=meeting, member=member, state="heard")
        else:
            speakers.drop(act.db, meeting=meeting, member=member)
        act.touch(meeting)


def give_floor(hall: Hall, *, meeting: str, member: str, actor: str) -> None:
    """Whoever spoke before has finished with that. Somebody who took the hand back meanwhile does not get it."""
    with hall.acting(actor) as act:
        running(act, meeting)
        line = speakers.line(act.db, meeting=meeting, member=member)
        if line is None or line.state != "waiting":
            return
        speakers.end_speaking(act.db, meeting)
        speakers.change(act.db, meeting=meeting, member=member, state="speaking", spoken=line.spoken + 1)
        act.touch(meeting)


def _ask(act: Act, meeting: str, member: str) -> None:
    row = meetings.meeting(act.db, meeting)
    assert row is not None
    if row.called_item is None:
        raise NotFound(what="item")
    if not meetings.is_present(act.db, meeting=meeting, member=member):
        raise NotPresent
    line = speakers.line(act.db, meeting=meeting, member=member)
    if line is None:
        speakers.add(act.db, meeting=meeting, member=member, asked_at=act.now)
    elif line.state == "heard":
        speakers.change(act.db, meeting=meeting, member=member, state="waiting", asked_at=act.now)
    act.touch(meeting)
