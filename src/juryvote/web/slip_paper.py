"""Slips of paper as data for print: no name, no number, every sheet of an item the same."""

from collections.abc import Callable
from typing import Any

from markupsafe import Markup

from juryvote.reads.team.slips import PaperSlip, SlipSheet
from juryvote.rules.sentences import Say, one_or_many
from juryvote.web.meeting_paper import head_of
from juryvote.web.printing import printed
from juryvote.web.render import environment

SLIPS = "slips.typ"
CHOICES = ("yes", "no", "abstain")
MOST = ((4, 300, 5), (2, 900, 9))  # so many on a page up to so many letters and people; else a page for each


def slips_pdf(view: SlipSheet, *, count: int, language: str, say: Say) -> bytes:
    held = view.meeting
    title = say("Stimmzettel: {title}").format(title=held.title)
    data = {
        "count": count,
        "kind": say("Stimmzettel"),
        "meeting": f"{held.body}: {held.title}",
        "euro": say("Euro"),
        "slips": [_slip(one, language, say) for one in view.slips],
    }
    return printed(SLIPS, head_of(held, title, language, say) | data, at=held.starts_at)


def _slip(one: PaperSlip, language: str, say: Say) -> dict[str, Any]:
    spoken = _spoken(one, language) if language != "de" else ""
    people = one.asked.candidates if one.asked and not _alone(one) else ()
    return {
        "heading": say("TOP {number}").format(number=one.number),
        "alone": one.asked.candidates[0].name if one.asked and _alone(one) else "",
        "title": one.title,
        "question": one.question.replace(" €", "\u00a0€"),
        "spoken": spoken,
        "people": [f"{person.number}\u2002{person.name}" for person in people],
        "field": bool(one.sums),
        "choices": _choices(one, language, say),
        "how": _how(one, language, say),
        "each": _each(len(one.title) + len(one.question) + len(spoken), len(people)),
    }


def _alone(one: PaperSlip) -> bool:
    """With one person only there is nothing to choose: yes, no, or an abstention."""
    return one.asked is not None and len(one.asked.candidates) == 1 and one.asked.refusable


def _each(letters: int, people: int) -> int:
    return next((each for each, most, names in MOST if letters <= most and people <= names), 1)


def _spoken(one: PaperSlip, language: str) -> str:
    """The question as the phone asks it in another language."""
    asks = _macro("parts/ui.html", "question", language)
    return _plain(asks(one.question, one.title, one.amount_cents, one.about, one.asked, one.sums, one.condition))


def _macro(template: str, name: str, language: str) -> Callable[..., Markup]:
    """The words of the phone, from where its page has them."""
    found: Callable[..., Markup] = getattr(environment(language).get_template(template).module, name)
    return found


def _plain(text: Markup) -> str:
    return text.striptags().replace(" €", "\u00a0€")


def _choices(one: PaperSlip, language: str, say: Say) -> list[str]:
    abstain = say("Ich enthalte mich")
    if one.about:
        label = _macro("member/choices.html", "choice_label", language)
        return [_plain(label(choice, one)) for choice in CHOICES]
    if one.sums:
        return [say("Nichts"), abstain]
    if one.asked is None or _alone(one):
        return [say("Ja"), say("Nein"), abstain]
    return [say("Nein, keine dieser Personen"), abstain] if one.asked.refusable else [abstain]


def _how(one: PaperSlip, language: str, say: Say) -> str:
    """How to fill it in, in one sentence."""
    if one.sums:
        most = environment(language).filters["euro"](one.sums.most_cents)
        text = say("Schreiben Sie eine Summe von 0 bis {most} in das Feld, oder machen Sie ein Kreuz darunter.")
        more = say("Sie stimmen damit auch jeder kleineren Summe zu.")
        return f"{text.format(most=most)} {more}"
    if one.asked and not _alone(one):
        text = one_or_many(
            one.asked.votes,
            say("Kreuzen Sie eine Person an, oder machen Sie ein Kreuz darunter."),
            say("Kreuzen Sie bis zu {n} Personen an, oder machen Sie ein Kreuz darunter."),
        )
        return text.format(n=one.asked.votes)
    return say("Machen Sie genau ein Kreuz, und schreiben Sie sonst nichts auf den Zettel.")
