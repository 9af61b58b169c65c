"""A mail as bytes: plain text and HTML of the same words, a calendar file where a date is in it."""

from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from icalendar import Calendar, Event

from juryvote.actions.outbox import Mail
from juryvote.rules.mails import one_line
from juryvote.web.languages import direction
from juryvote.web.mailing.words import Appointment, Words, words_of
from juryvote.web.render import environment
from juryvote.world import when


def message_of(mail: Mail, *, sender: str, base: str) -> EmailMessage:
    """The same mail is the same message each time, also by its Message-ID."""
    words = words_of(mail, base)
    message = EmailMessage(policy=SMTP)
    domain = sender.rpartition("@")[2]
    message["From"] = f"juryvote <{sender}>"
    message["To"] = mail.address
    message["Subject"] = one_line(words.subject)
    message["Date"] = format_datetime(when(mail.created))
    message["Message-ID"] = f"<{mail.id}@{domain}>"
    message["List-Id"] = f"<{mail.area}.{domain}>"
    message["Auto-Submitted"] = "auto-generated"
    message["X-Auto-Response-Suppress"] = "All"
    _fill(message, words, mail.language)
    if words.date is not None:
        _add_calendar(message, words.date)
    message["Content-Language"] = mail.language  # last: filling in content takes such headers away
    _name_parts(message, mail.id)
    return message


def _name_parts(message: EmailMessage, mail: str) -> None:
    """Instead of by chance: no typed line can be such a mark, since it has to know the mail's id."""
    for place, part in enumerate(part for part in message.walk() if part.is_multipart()):
        part.set_boundary(f"=_{mail}.{place}")


def _fill(message: EmailMessage, words: Words, language: str) -> None:
    env = environment(language)
    shown = {"words": words, "direction": direction(language)}
    message.set_content(_plain(words), cte="quoted-printable")
    message.add_alternative(env.get_template("mail/mail.html").render(shown), subtype="html", cte="quoted-printable")


def _plain(words: Words) -> str:
    """Lines as they are typed; every link on a line of its own."""
    parts = [words.greeting, *words.paragraphs]
    parts += [f"{words.link_text}:\n{words.link}"] if words.link else []
    return "\n\n".join([*parts, *words.after, f"-- \n{words.foot}"]) + "\n"


def _add_calendar(message: EmailMessage, date: Appointment) -> None:
    made = Calendar()
    made.add("prodid", "-//juryvote//DE")
    made.add("version", "2.0")
    event = Event()
    event.add("uid", f"{date.id}@juryvote")
    event.add("summary", one_line(date.title))
    event.add("location", one_line(date.place))
    event.add("dtstart", when(date.starts_at).replace(microsecond=0))
    event.add("dtstamp", when(date.changed_at).replace(microsecond=0))
    event.add("sequence", date.sequence)
    event.add("status", "CANCELLED" if date.off else "CONFIRMED")
    made.add_component(event)
    name = "termin.ics"
    message.add_attachment(made.to_ical(), maintype="text", subtype="calendar", filename=name)
