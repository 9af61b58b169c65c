"""The agenda of a meeting for everybody: what is put on it, and by its title only what is published.

A title says what people have not decided yet, and now and then who they are. Until its decision is in the register an
item has its number and its sort; one that is about a person is no more than a matter of the body.
"""

from msgspec import Struct
from sqlalchemy import Row

from juryvote.live.hall import Hall
from juryvote.reads.parts import MeetingHead, head_of
from juryvote.store import decisions, meetings


class AgendaLine(Struct, frozen=True, kw_only=True):
    """`sort`: money | pot | election | other. `title` and `decision` ("3/2026") are "" until they are published."""

    number: int
    sort: str
    title: str = ""
    decision: str = ""


class PublicAgenda(Struct, frozen=True, kw_only=True):
    meeting: MeetingHead
    off: bool  # called off
    lines: tuple[AgendaLine, ...]


def public_agenda(hall: Hall, meeting: str) -> PublicAgenda | None:
    """None for a rehearsal, and for a vote in writing: nobody comes."""
    with hall.reading() as db:
        row = meetings.meeting(db, meeting)
        if row is None or row.ends_on or row.rehearsal:
            return None
        found = decisions.decisions_of_meeting(db, meeting)
        published = {one.item: f"{one.number}/{one.year}" for one in found if one.published_at}
        lines = tuple(_line(item, published.get(item.id, "")) for item in meetings.items(db, meeting))
        return PublicAgenda(meeting=head_of(row), off=row.state == "adjourned" and row.bylaws is None, lines=lines)


def _line(item: Row[tuple[object]], decision: str) -> AgendaLine:
    title = item.title if decision else ""
    return AgendaLine(number=item.number, sort=_sort(item), title=title, decision=decision)


def _sort(item: Row[tuple[object]]) -> str:
    if item.proposal:
        return "money"
    if item.sharing:
        return "pot"
    return "election" if item.seats_to_fill else "other"
