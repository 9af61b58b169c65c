"""A mail server that keeps what it gets, and a hall with mails to send through it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from typing import Any

from aiosmtpd.controller import Controller

from juryvote.actions import outbox
from juryvote.live.hall import Hall
from juryvote.rules.mails import Kind
from juryvote.settings import MailRoute, Settings
from juryvote.world import World
from tests.house import SECRET, free_port

CODE = "ABCDEFGHJKMNPQRSTVWXYZ234567"
VALUES: dict[Kind, Mapping[str, Any]] = {
    Kind.draft_link: {"code": CODE, "deadline": "2027-01-31T12:00:00.000000Z"},
    Kind.receipt: {
        "code": CODE,
        "number": 4,
        "title": "Bänke für Öztürk",
        "asked_cents": 65_000,
        "handed_in_at": "2026-11-23T12:00:00.000000Z",
    },
    Kind.question: {"number": 4, "title": "Bänke für Öztürk", "question": "Wie breit sind die Bänke, Frau Öztürk?"},
    Kind.standing: {
        "number": 4,
        "title": "Bänke für Öztürk",
        "state": "on-agenda",
        "why": "",
        "decision": "",
        "date": {
            "id": "m1",
            "title": "Sitzung für Öztürk",
            "place": "Büro Öztürk",
            "starts_at": "2027-02-01T17:00:00.000000Z",
            "changed_at": "2026-11-23T12:00:00.000000Z",
        },
    },
    Kind.agreement: {"number": 4, "title": "Bänke für Öztürk"},
    Kind.report_missing: {"number": 4, "title": "Bänke für Öztürk", "due": "2026-12-31"},
}


class Clock:
    """A clock that a test turns."""

    def __init__(self) -> None:
        self.at = datetime(2026, 11, 23, 12, tzinfo=UTC)

    def turn(self, **by: float) -> None:
        self.at += timedelta(**by)

    def world(self) -> World:
        return World(now=lambda: self.at)


class Server:
    """Keeps every mail with whom it was for; `answers` refuses an address with its line."""

    def __init__(self) -> None:
        self.got: list[tuple[str, EmailMessage]] = []
        self.answers: dict[str, str] = {}
        vars(self).update(handle_RCPT=self._recipient, handle_DATA=self._data)  # aiosmtpd's names

    async def _recipient(self, _: Any, __: Any, envelope: Any, address: str, ___: Any) -> str:
        if address in self.answers:
            return self.answers[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def _data(self, _: Any, __: Any, envelope: Any) -> str:
        self.got.append((envelope.rcpt_tos[0], message_from_bytes(envelope.content, policy=SMTP)))
        return "250 OK"

    def ids(self) -> list[str]:
        return [str(message["Message-ID"]) for _, message in self.got]


@contextmanager
def mail_server(port: int) -> Iterator[Server]:
    server = Server()
    controller = Controller(server, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield server
    finally:
        controller.stop()


def settings_for(hall: Hall, **route: Any) -> Settings:
    """Mails go out to this server or into this folder."""
    mail = MailRoute(sender="jury@kiez.example", **route)
    base = "https://jury.example"
    return Settings(database=str(hall.engine.url), secret=SECRET.encode(), public_url=base, mail=mail)


def put(
    hall: Hall, body: str, kind: Kind, *, to: str = "nachbarin@kiez.example", reason: str = "1", **more: Any
) -> None:
    values = {**VALUES[kind], **more.pop("values", {})}
    with hall.acting("applicant") as act:
        outbox.put(act, body=body, kind=kind, to=to, language=more.get("language", "de"), values=values, reason=reason)


__all__ = ["CODE", "VALUES", "Clock", "Server", "free_port", "mail_server", "put", "settings_for"]
