"""Minutes: free remarks until the body reads them, and the item with which it approves them."""

from typing import Any

from sqlalchemy import Row

from juryvote.actions.floor import in_a_room, take_floor
from juryvote.actions.meetings import NewItem, put_item
from juryvote.live.hall import Act, Hall
from juryvote.rules import entries as e
from juryvote.rules.minutes import GENERAL, MinutesLocked, MinutesTooEarly, RemarkChanged
from juryvote.rules.refusals import BadForm, MeetingClosed
from juryvote.store import journal, meetings, minuted, minutes

LONGEST = 2000


def remark(hall: Hall, *, meeting: str, place: str, text: str, version: int, actor: str) -> None:
    """Free words at an item, or at the end; "" takes them away. `version` is what the page showed, 0 for none."""
    text = "\n".join(line.rstrip() for line in text.strip().splitlines())
    if len(text) > LONGEST:
        raise BadForm(field="remark", problem="length")
    with hall.acting(actor) as act:
        row = _over(act, meeting)
        if place != GENERAL and place not in {item.id for item in meetings.items(act.db, meeting)}:
            raise BadForm(field="remark", problem="unknown")
        before = [one for one in minutes.remark_versions(act.db, meeting) if one.place == place]
        if text == (before[-1].text if before else ""):
            return
        if version != len(before):
            raise RemarkChanged
        _ensure_draft(act, row.id)
        minutes.add_remark(
            act.db, meeting=meeting, place=place, version=version + 1, text=text, at=act.now, actor=actor
        )


def put_for_approval(hall: Hall, *, meeting: str, on: str, actor: str) -> str:
    """An item on the agenda of `on`: a yes approves the minutes of `meeting` as they are now. Twice is once."""
    with hall.acting(actor) as act:
        row, where = _over(act, meeting), in_a_room(take_floor(act, on))
        if where.body != row.body or on == meeting:
            raise BadForm(field="meeting", problem="unknown")
        if where.state == "adjourned":
            raise MeetingClosed
        known = [put for put in minutes.puts(act.db, [meeting])[meeting] if put.on == on]
        if known:
            return known[-1].item
        _ensure_draft(act, meeting)
        entries = journal.heights(act.db, [row.body])[row.body]
        text = minuted.official(act.db, body=row.body, meeting=meeting, entries=entries)
        digest = minuted.keep(act.db, meeting=meeting, text=text)
        put = e.MinutesPut(meeting=meeting, entries=entries, digest=digest)
        return put_item(act, row.body, on, NewItem(title=f"Niederschrift: {row.title}"[:200], minutes=put))


def _over(act: Act, meeting: str) -> Row[Any]:
    """With the body's journal locked: nothing is written while the minutes are."""
    row = take_floor(act, meeting)
    if row.state != "adjourned" or row.bylaws is None:
        raise MinutesTooEarly
    return row


def _ensure_draft(act: Act, meeting: str) -> None:
    if minutes.standing(act.db, meeting).state != "draft":
        raise MinutesLocked
