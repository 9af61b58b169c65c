"""Doubting the quorum: from a member's own phone, or said aloud in the room and taken down at the desk."""

import json
from typing import Any

from msgspec import to_builtins
from msgspec.structs import replace
from sqlalchemy import Row

from juryvote.actions.floor import running
from juryvote.live.hall import Act, Hall
from juryvote.rules import entries as e
from juryvote.rules.bylaws import Bylaws, Checked
from juryvote.rules.moment import quorum_of
from juryvote.rules.presumption import Held, is_presumed
from juryvote.rules.refusals import AlreadyDone, NotOnRoll
from juryvote.rules.room import Room
from juryvote.store import meetings
from juryvote.store.rooms import moment_of


def challenge_quorum(hall: Hall, *, meeting: str, member: str, actor: str) -> None:
    """Counts who is here, at once; from now on this reading stands. The doubter counts as present."""
    with hall.acting(actor) as act:
        row = running(act, meeting)
        now = moment_of(act.db, row, row.called_item, doubter=member)
        if member not in _members(now.room):
            raise NotOnRoll
        held = now.held
        if held is None or not is_presumed(now.bylaws.quorum.checked, held, challenged=False):
            raise AlreadyDone(what="challenge")
        reading = quorum_of(now.bylaws, now.room, held)
        if reading == held.challenge:
            return  # counted a moment ago, and nobody came or went: two taps are one
        act.record(row.body, e.QuorumChallenged(meeting=meeting, member=member), meeting=meeting)
        act.record(row.body, e.ReadingTaken(meeting=meeting, item=row.called_item, quorum=reading), meeting=meeting)
        _keep(act, row, replace(held, challenge=reading, second=now.room.second_invitation))


def hold_opening(act: Act, row: Row[Any], bylaws: Bylaws, reading: e.Quorum) -> None:
    """What was found at the opening is what later readings lean on, where the bylaws say so."""
    if bylaws.quorum.checked is Checked.opening_then_challenge:
        _keep(act, row, Held(opening=reading))


def _keep(act: Act, row: Row[Any], held: Held) -> None:
    meetings.change_meeting(act.db, row.id, held=json.dumps(to_builtins(held), ensure_ascii=False))


def _members(room: Room) -> set[str]:
    """Whoever has a seat, or stands in for one."""
    return {member for seat in room.seats for member in (seat.holder, *seat.alternates) if member}
