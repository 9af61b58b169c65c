"""The invitation to a meeting: where, when, and the agenda as it is now. Without names, for everybody invited."""

from msgspec import Struct

from juryvote.live.hall import Hall
from juryvote.reads.parts import MeetingHead, head_of
from juryvote.rules.invitation import invitation_told
from juryvote.rules.sentences import Say, german
from juryvote.store import meetings
from juryvote.store.rooms import moment_of


class InvitationLine(Struct, frozen=True, kw_only=True):
    """`told` says which quorum counts in a second invitation; "" in a first one."""

    number: int
    title: str
    asked_cents: int | None
    told: str


class InvitationSheet(Struct, frozen=True, kw_only=True):
    meeting: MeetingHead
    again: bool  # the second invitation
    lines: tuple[InvitationLine, ...]


def invitation_sheet(hall: Hall, *, meeting: str, area: str, say: Say = german) -> InvitationSheet | None:
    """None for a meeting elsewhere, or one in writing: for that there are letters."""
    with hall.reading() as db:
        row = meetings.meeting(db, meeting)
        if row is None or row.area != area or row.ends_on:
            return None
        moment = moment_of(db, row, None)
        lines = tuple(
            InvitationLine(
                number=item.number,
                title=item.title,
                asked_cents=item.asked_cents,
                told=invitation_told(moment.bylaws, moment.invitation, item.id, say=say),
            )
            for item in meetings.items(db, meeting)
        )
        return InvitationSheet(meeting=head_of(row), again=bool(moment.invitation.first), lines=lines)
