"""Who is in the room: everybody who comes or goes is written down, with how and by whom."""

from juryvote.actions.floor import take_floor
from juryvote.actions.people import introduce
from juryvote.live.hall import Act, Hall
from juryvote.rules import entries as e
from juryvote.rules.refusals import MeetingClosed, NotFound
from juryvote.store import meetings, people, speakers


def check_in(hall: Hall, *, meeting: str, member: str, channel: str, actor: str) -> None:
    with hall.acting(actor) as act:
        arrive(act, meeting=meeting, member=member, channel=channel)


def arrive(act: Act, *, meeting: str, member: str, channel: str) -> None:
    """Coming twice is coming once. Before the opening counts too: people come early, and no other phone cares."""
    row, who = take_floor(act, meeting), people.member(act.db, member)
    if who is None or who.area != row.area:
        raise NotFound(what="member")
    if row.state == "adjourned":
        raise MeetingClosed
    if row.ends_on is not None or meetings.is_present(act.db, meeting=meeting, member=member):
        return  # who votes in writing is nowhere
    introduce(act, row.body, member, who.name)
    came = e.CheckedIn(meeting=meeting, member=member, channel=channel)
    height = act.record(row.body, came, meeting=meeting, quietly=row.state == "planned")
    meetings.check_in(act.db, meeting=meeting, member=member, arrival=height, since=act.now, channel=channel)


def check_out(hall: Hall, *, meeting: str, member: str, channel: str, actor: str) -> None:
    """Leaving twice is leaving once. A slip that was given stays given."""
    with hall.acting(actor) as act:
        row = take_floor(act, meeting)
        if row.state == "adjourned":
            raise MeetingClosed
        speakers.drop(act.db, meeting=meeting, member=member)
        if meetings.check_out(act.db, meeting=meeting, member=member):
            act.record(row.body, e.CheckedOut(meeting=meeting, member=member, channel=channel), meeting=meeting)
