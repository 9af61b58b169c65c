"""What each kind of mail says. A subject holds no word that somebody typed, and nothing that tells about a person."""

from collections.abc import Callable, Mapping
from typing import Any

import msgspec
from msgspec import Struct

from juryvote.actions.outbox import Mail
from juryvote.rules.mails import Kind, one_line
from juryvote.web.languages import say_in
from juryvote.web.render import environment

Say = Callable[[str], str]


class Appointment(Struct, frozen=True, kw_only=True):
    """A date in a calendar, as in rules/publishing."""

    id: str
    title: str
    place: str
    starts_at: str
    changed_at: str
    sequence: int = 0
    off: bool = False


class Words(Struct, frozen=True, kw_only=True):
    """`paragraphs` stand before the link, `after` behind it."""

    subject: str
    paragraphs: tuple[str, ...]
    link: str = ""
    link_text: str = ""
    after: tuple[str, ...] = ()
    date: Appointment | None = None
    greeting: str = ""
    foot: str = ""


class Writing(Struct, frozen=True):
    """What a mail is written from. `base`: the service's address."""

    say: Say
    base: str
    language: str
    values: Mapping[str, Any]

    def line(self, name: str) -> str:
        return one_line(str(self.values.get(name, "")))

    def text(self, name: str) -> str:
        """Typed lines stay lines."""
        return "\n".join(one_line(line) for line in str(self.values.get(name, "")).splitlines())

    def shown(self, name: str, how: str) -> str:
        """Through a filter of the pages: `when`, `day`, `euro`."""
        return str(environment(self.language).filters[how](self.values[name]))

    def with_code(self) -> str:
        """The code stands behind the #: no server and no log on the way sees it."""
        code = self.line("code")
        return f"{self.base}/application#{code}" if code else f"{self.base}/application"

    def title(self) -> str:
        return self.say("Antrag Nummer %(number)s: %(title)s") % {
            "number": self.line("number"),
            "title": self.line("title"),
        }


def words_of(mail: Mail, base: str) -> Words:
    say = say_in(mail.language)
    words = WRITERS[mail.kind](Writing(say, base, mail.language, mail.values))
    foot = say("Diese Nachricht kommt von juryvote, weil jemand Ihre Adresse in einem Antrag angegeben hat.")
    return msgspec.structs.replace(words, greeting=say("Guten Tag,"), foot=foot)


def _draft_link(it: Writing) -> Words:
    say = it.say
    return Words(
        subject=say("Der Link zu Ihrem Entwurf"),
        paragraphs=(
            say("Ihr Entwurf ist gespeichert. Eingereicht ist noch nichts."),
            say("Frist: %(when)s") % {"when": it.shown("deadline", "when")},
        ),
        link=it.with_code(),
        link_text=say("Entwurf weiterschreiben"),
        after=(
            say("Wer diesen Link hat, kann den Entwurf lesen und ändern. Geben Sie ihn nur an Vertraute weiter."),
            say("Haben Sie das nicht bestellt? Dann löschen Sie diese Nachricht einfach."),
        ),
    )


def _receipt(it: Writing) -> Words:
    say = it.say
    return Words(
        subject=say("Ihr Antrag ist eingereicht"),
        paragraphs=(
            it.title(),
            say("Beantragt: %(sum)s") % {"sum": it.shown("asked_cents", "euro")},
            say("Eingereicht am %(when)s.") % {"when": it.shown("handed_in_at", "when")},
            say("Das Team prüft ihn jetzt. Mit diesem Link sehen Sie jederzeit, wo er steht. Heben Sie ihn auf:"),
        ),
        link=it.with_code(),
        link_text=say("Link zu Ihrem Antrag"),
        after=(say("Wer diesen Link hat, kann den Antrag lesen. Geben Sie ihn nur an Vertraute weiter."),),
    )


def _question(it: Writing) -> Words:
    say = it.say
    return Words(
        subject=say("Eine Frage zu Ihrem Antrag"),
        paragraphs=(it.title(), say("Es gibt eine Frage an Sie:"), it.text("question"), _how_to_open(say)),
        link=it.with_code(),
        link_text=say("Frage beantworten"),
    )


def _how_to_open(say: Say) -> str:
    return say("Öffnen Sie Ihren Antrag mit dem Link oder Code, den Sie beim Einreichen bekommen haben.")


def _standing(it: Writing) -> Words:
    """`state`: eligible, not-eligible, on-agenda, decided; `decision`: the published one, "" without."""
    say, decision = it.say, it.line("decision")
    said = (it.title(), standings(say)[it.line("state")], *([it.text("why")] if it.line("why") else []))
    date = msgspec.convert(it.values["date"], Appointment) if it.values.get("date") else None
    if date is not None:
        shown = environment(it.language).filters["when"](date.starts_at)
        said += (say("Die Jury trifft sich: %(when)s, %(place)s") % {"when": shown, "place": one_line(date.place)},)
    if decision:
        link, link_text = f"{it.base}/decisions/{decision}", say("Den Beschluss lesen")
    else:
        link, link_text = it.with_code(), say("Antrag öffnen")
    return Words(
        subject=say("Neues zu Ihrem Antrag"),
        paragraphs=(*said, _how_to_open(say)) if not decision else said,
        link=link,
        link_text=link_text,
        date=date,
    )


def standings(say: Say) -> dict[str, str]:
    return {
        "eligible": say("Ihr Antrag ist geprüft. Die Jury entscheidet darüber."),
        "not-eligible": say("Ihr Antrag kann nicht gefördert werden. Der Grund:"),
        "on-agenda": say("Ihr Antrag steht auf der Tagesordnung."),
        "decided": say("Über Ihren Antrag ist entschieden."),
    }


def _agreement(it: Writing) -> Words:
    say = it.say
    return Words(
        subject=say("Ihre Vereinbarung ist fertig"),
        paragraphs=(
            it.title(),
            say("Das Team hat die Vereinbarung über Ihr Geld geschrieben und meldet sich wegen der Unterschrift."),
            _how_to_open(say),
        ),
        link=it.with_code(),
        link_text=say("Antrag öffnen"),
    )


def _report_missing(it: Writing) -> Words:
    say = it.say
    return Words(
        subject=say("Bitte schreiben Sie Ihren Bericht"),
        paragraphs=(
            it.title(),
            say("Der Bericht war bis %(day)s fällig. Ein paar Sätze und die Belege genügen.")
            % {"day": it.shown("due", "day")},
            say("Brauchen Sie Hilfe oder mehr Zeit? Sprechen Sie mit dem Team."),
            _how_to_open(say),
        ),
        link=it.with_code(),
        link_text=say("Bericht schreiben"),
    )


WRITERS: dict[Kind, Callable[[Writing], Words]] = {
    Kind.draft_link: _draft_link,
    Kind.receipt: _receipt,
    Kind.question: _question,
    Kind.standing: _standing,
    Kind.agreement: _agreement,
    Kind.report_missing: _report_missing,
}
