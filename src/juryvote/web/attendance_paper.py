"""The sheet for signatures as data for print. It is for the door: nothing of it is kept, the journal has who came."""

from typing import Any

from juryvote.reads.team.attendance import AttendanceSheet, SheetLine
from juryvote.rules.sentences import Say, group_name
from juryvote.web.printing import printed
from juryvote.web.render import environment
from juryvote.world import BERLIN, when

TEMPLATE = "attendance.typ"
GUESTS = 6  # empty lines


def attendance_pdf(view: AttendanceSheet, *, language: str, say: Say) -> bytes:
    return printed(TEMPLATE, _data(view, language, say), at=view.meeting.starts_at)


def _data(view: AttendanceSheet, language: str, say: Say) -> dict[str, Any]:
    held, date = view.meeting, when(view.meeting.starts_at).astimezone(BERLIN)
    day = environment(language).filters["day"](held.starts_at)
    return {
        "title": say("Anwesenheitsliste: {title}").format(title=held.title),
        "author": f"{held.body}, {held.area}",
        "date": [date.year, date.month, date.day],
        "language": language,
        "facts": [
            [say("Gremium"), held.body, ""],
            [say("Ort"), held.place, ""],
            [say("Tag"), day, language],
            [say("Beginn"), date.strftime("%H:%M"), language],
        ],
        "words": say("Diese Liste bleibt beim Team. Veröffentlicht wird nur, wie viele da waren."),
        "heads": [say("Sitz"), say("Name"), say("Von"), say("Bis"), say("Unterschrift")],
        "rows": [_row(one, say) for one in view.lines],
        "guests": {"heading": say("Ohne Sitz"), "heads": [say("Name"), say("Unterschrift")], "lines": GUESTS},
    }


def _row(one: SheetLine, say: Say) -> dict[str, str]:
    group = group_name(one.group, say)
    told = say("Vertretung, {group}").format(group=group) if one.role == "alternate" else group
    return {"seat": str(one.seat), "name": one.name, "told": told}
