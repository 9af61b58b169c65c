"""Cards as data for print. What lets people in is in the file only: nothing keeps it."""

from typing import Any

from juryvote.reads.team.meetings import Card, CardSheet
from juryvote.rules.sentences import Say
from juryvote.web.meeting_paper import head_of
from juryvote.web.minutes_paper import leaning
from juryvote.web.printing import printed
from juryvote.web.render import environment

CARDS = "cards.typ"


def cards_pdf(view: CardSheet, *, language: str, say: Say) -> bytes:
    held = view.meeting
    title = say("Karten zum Ausschneiden: {title}").format(title=held.title)
    data = {
        "words": say("Jede Karte ist nur für eine Person. Frühere Karten dieser Sitzung gelten nicht mehr."),
        "card": {
            "meeting": f"{held.body}: {held.title}",
            "when": environment(language).filters["when"](held.starts_at),
            "scan": say("Code mit dem Handy scannen. Oder diese Adresse öffnen und die Zeichen tippen:"),
            "address": f"{view.host}/enter",
            "once": say("Gilt nur für diese Sitzung und nur einmal."),
        },
        "cards": [_card(one, say) for one in view.cards],
    }
    return printed(CARDS, head_of(held, title, language, say) | data, at=held.starts_at)


def _card(one: Card, say: Say) -> dict[str, Any]:
    alt = say("QR-Code zum Anmelden für {name}").format(name=one.name)
    return {"name": one.name, "direction": leaning(one.name), "code": one.code, "qr": str(one.qr), "alt": alt}
