"""Takes what is due out of the outbox and sends it, one batch after another."""

from typing import Any

import structlog

from juryvote.actions.outbox import AT_ONCE, Batch, Mail, Undelivered, leased
from juryvote.live.hall import Hall
from juryvote.settings import MailRoute, Settings
from juryvote.web.mailing.messages import message_of
from juryvote.web.mailing.transport import Send, opened

log: Any = structlog.get_logger("juryvote")


def send_what_is_due(hall: Hall, settings: Settings) -> int:
    """How many went out. Without a route nothing does."""
    sent, route = 0, settings.mail
    while route is not None:
        with leased(hall) as batch:
            done = _send_batch(batch, route, settings.public_url)
        sent += done
        if done < AT_ONCE:  # the outbox is empty, or something does not go: later
            break
    return sent


def _send_batch(batch: Batch, route: MailRoute, base: str) -> int:
    if not batch.mails:
        return 0
    try:
        with opened(route) as send:
            return _send_each(batch, send, route.sender, base)
    except Undelivered as why:
        log.warning("no mail goes out", why=why.code, waiting=len(batch.mails))
        for mail in batch.mails:
            batch.failed(mail, why)  # not those that are sent by now: they are settled
        return 0


def _send_each(batch: Batch, send: Send, sender: str, base: str) -> int:
    sent = 0
    for mail in batch.mails:
        if batch.is_mine():
            sent += _send_one(batch, mail, send, sender, base)
    return sent


def _send_one(batch: Batch, mail: Mail, send: Send, sender: str, base: str) -> int:
    try:
        send(message_of(mail, sender=sender, base=base), mail.address)
    except Undelivered as why:
        if why.stop:
            raise
        batch.failed(mail, why)
        return 0
    except Exception:
        log.exception("a mail cannot be written", kind=mail.kind.value)
        batch.failed(mail, Undelivered("unwritable", for_good=True))
        return 0
    batch.sent(mail)
    return 1
