"""Minutes as data for print: what is our words stays in the reader's language, the record's sentences in German."""

import unicodedata
from typing import Any

from juryvote.reads.minutes import MinutesPage
from juryvote.rules.minutes import Block, Section
from juryvote.rules.sentences import Say
from juryvote.web.languages import direction
from juryvote.web.printing import printed
from juryvote.web.qr import qr_svg
from juryvote.web.render import environment
from juryvote.world import BERLIN, when

TEMPLATE = "minutes.typ"


def minutes_pdf(view: MinutesPage, *, language: str, say: Say) -> bytes:
    return printed(TEMPLATE, _data(view, language, say), at=_at(view))


def _at(view: MinutesPage) -> str:
    """The moment of the approval, else of the meeting: the same paper is the same file."""
    return view.standing.by.decided_at if view.standing.by and view.standing.by.decided_at else view.starts_at


def _data(view: MinutesPage, language: str, say: Say) -> dict[str, Any]:
    date = when(_at(view)).astimezone(BERLIN)
    alt = say("QR-Code mit dem Siegel des Protokollbuchs")
    return {
        "title": view.paper.title,
        "author": f"{view.body}, {view.area}",
        "date": [date.year, date.month, date.day],
        "language": language,
        "facts": [[label, _typed(value, language)] for label, value in view.paper.facts],
        "standing": _standing(view, language, say),
        "sections": [_section(one, language) for one in view.paper.sections if one.blocks],
        "signatures": [say("Sitzungsleitung"), say("Protokoll")] if view.paper.with_names else [],
        "checkpoint": view.checkpoint,
        "qr": str(qr_svg(view.checkpoint, alt)) if view.checkpoint else "",
        "seal": {
            "heading": say("Siegel des Protokollbuchs"),
            "words": say("Mit diesem Blatt lässt sich beweisen, dass niemand das Protokollbuch geändert hat."),
            "alt": alt,
        },
    }


def _standing(view: MinutesPage, language: str, say: Say) -> str:
    if view.standing.state != "approved" or view.standing.by is None:
        return say("Entwurf: Das Gremium hat die Niederschrift noch nicht genehmigt.")
    day = environment(language).filters["day"](view.standing.by.decided_at)
    told = say("Genehmigt am {day} in der Sitzung „{meeting}“. Prüfsumme (SHA-256) des Textes ohne Namen: {digest}")
    return told.format(day=day, meeting=view.approved_in, digest=view.digest)


def _section(section: Section, language: str) -> dict[str, Any]:
    heading = _typed(section.heading, "" if section.place else language)
    return {"heading": heading, "blocks": [_block(one, language) for one in section.blocks]}


def _block(block: Block, language: str) -> dict[str, Any]:
    spoken = "" if block.kind in ("frozen", "remark") else language
    lines = [_typed(line, spoken) for line in block.lines]
    if block.kind == "remark":
        lines = [{**line, "direction": leaning(line["text"])} for line in lines]
    return {"kind": block.kind, "lines": lines}


def leaning(text: str) -> str:
    """Of free words, as dir="auto" has it: the first letter that leans decides."""
    strong = (sort for sort in map(unicodedata.bidirectional, text) if sort in ("L", "R", "AL"))
    return "rtl" if next(strong, "L") in ("R", "AL") else "ltr"


def _typed(text: str, language: str) -> dict[str, str]:
    """`language` "" is the record's own: German."""
    return {"text": text, "language": language, "direction": direction(language)}
