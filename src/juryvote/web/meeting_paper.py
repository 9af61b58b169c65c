"""What is printed before a meeting, as data for print: the invitation with its agenda, and the sheet for signatures.

The sheet is for the door: nothing of it is kept, the journal has who came.
"""

from typing import Any

from juryvote.reads.parts import MeetingHead
from juryvote.reads.team.agenda import InvitationLine, InvitationSheet
from juryvote.reads.team.attendance import AttendanceSheet, SheetLine
from juryvote.rules.money import euro
from juryvote.rules.sentences import Say, group_name
from juryvote.web.languages import direction
from juryvote.web.printing import printed
from juryvote.web.render import environment
from juryvote.world import BERLIN, when

ATTENDANCE, INVITATION = "attendance.typ", "invitation.typ"
GUESTS = 6  # empty lines


def attendance_pdf(view: AttendanceSheet, *, language: str, say: Say) -> bytes:
    title = say("Anwesenheitsliste: {title}").format(title=view.meeting.title)
    data = {
        "words": say("Diese Liste bleibt beim Team. Veröffentlicht wird nur, wie viele da waren."),
        "heads": [say("Sitz"), say("Name"), say("Von"), say("Bis"), say("Unterschrift")],
        "rows": [_row(one, say) for one in view.lines],
        "guests": {"heading": say("Ohne Sitz"), "heads": [say("Name"), say("Unterschrift")], "lines": GUESTS},
    }
    return printed(ATTENDANCE, head_of(view.meeting, title, language, say) | data, at=view.meeting.starts_at)


def invitation_pdf(view: InvitationSheet, *, language: str, say: Say) -> bytes:
    named = say("Zweite Einladung: {title}") if view.again else say("Einladung: {title}")
    data = {
        "words": say("Wir laden Sie herzlich ein. Können Sie nicht kommen? Dann sagen Sie bitte kurz Bescheid."),
        "heading": say("Tagesordnung"),
        "none": say("Noch kein Punkt."),
        "heads": [say("Nr."), say("Punkt"), say("Beantragt")],
        "rows": [_line(one) for one in view.lines],
    }
    title = named.format(title=view.meeting.title)
    return printed(INVITATION, head_of(view.meeting, title, language, say) | data, at=view.meeting.starts_at)


def head_of(held: MeetingHead, title: str, language: str, say: Say) -> dict[str, Any]:
    date = when(held.starts_at).astimezone(BERLIN)
    return {
        "title": title,
        "author": f"{held.body}, {held.area}",
        "date": [date.year, date.month, date.day],
        "language": language,
        "facts": [
            [say("Gremium"), held.body, ""],
            [say("Ort"), held.place, ""],
            [say("Tag"), environment(language).filters["day"](held.starts_at), language],
            [say("Beginn"), date.strftime("%H:%M"), language],
        ],
    }


def _row(one: SheetLine, say: Say) -> dict[str, str]:
    group = group_name(one.group, say)
    told = say("Vertretung, {group}").format(group=group) if one.role == "alternate" else group
    return {"seat": str(one.seat), "name": one.name, "told": told}


def _line(one: InvitationLine) -> dict[str, str]:
    asked = euro(one.asked_cents) if one.asked_cents else ""
    return agenda_row(one.number, one.title, language="", told=one.told, last=asked)


def agenda_row(number: int, title: str, *, language: str, told: str, last: str) -> dict[str, str]:
    """`language` of the title, "" for the record's own: German."""
    told_in = {"language": language, "direction": direction(language)}
    return {"number": str(number), "title": title, "told": told, "last": last} | told_in
