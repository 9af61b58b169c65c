"""The public agenda as data for print: sorts in the reader's language, titles as the record has them."""

from juryvote.reads.agenda import AgendaLine, PublicAgenda
from juryvote.rules.sentences import Say
from juryvote.web.meeting_paper import INVITATION, agenda_row, head_of
from juryvote.web.printing import printed


def agenda_pdf(view: PublicAgenda, *, language: str, say: Say) -> bytes:
    title = say("Tagesordnung: {title}").format(title=view.meeting.title)
    told = say("Den Titel eines Punkts lesen Sie hier, sobald der Beschluss dazu im Register steht.")
    data = {
        "words": say("Diese Sitzung ist abgesagt.") if view.off else told,
        "heading": say("Punkte"),
        "none": say("Noch kein Punkt."),
        "heads": [say("Nr."), say("Punkt"), say("Im Register")],
        "rows": [_row(one, language, say) for one in view.lines],
    }
    return printed(INVITATION, head_of(view.meeting, title, language, say) | data, at=view.meeting.starts_at)


def _row(one: AgendaLine, language: str, say: Say) -> dict[str, str]:
    sort = {
        "money": say("Antrag auf Förderung"),
        "pot": say("Ein Topf wird verteilt"),
        "election": say("Wahl"),
        "other": say("Sache des Gremiums"),
    }[one.sort]
    spoken = "" if one.title else language
    return agenda_row(one.number, one.title or sort, language=spoken, told="", last=one.decision)
