"""One way out for a batch of mails: a server, or a folder. What goes wrong becomes a code without anybody's words."""

import os
import smtplib
import ssl
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from email.message import EmailMessage
from pathlib import Path

from juryvote.actions.outbox import Undelivered
from juryvote.settings import MailRoute

SECONDS = 20  # for each answer of the server
Send = Callable[[EmailMessage, str], None]


def opened(route: MailRoute) -> AbstractContextManager[Send]:
    """`send(message, address)`; raises Undelivered, when opened or for a single mail."""
    return _folder(Path(route.folder)) if route.folder else _server(route)


@contextmanager
def _folder(folder: Path) -> Iterator[Send]:
    """A file for each mail, named by its id: sent twice it is still one, and never half of one."""

    def send(message: EmailMessage, _: str) -> None:
        name = str(message["Message-ID"]).strip("<>").partition("@")[0]
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            part = folder / f".{name}.{os.getpid()}"
            part.write_bytes(message.as_bytes())
            part.replace(folder / f"{name}.eml")
        except OSError as error:
            raise Undelivered("folder", stop=True) from error

    yield send


@contextmanager
def _server(route: MailRoute) -> Iterator[Send]:
    server = _connected(route)
    try:
        yield lambda message, address: _send(server, message, route.sender, address)
    finally:
        with suppress(smtplib.SMTPException, OSError):
            server.quit()


def _connected(route: MailRoute) -> smtplib.SMTP:
    safe = ssl.create_default_context()
    try:
        if route.tls == "tls":
            server: smtplib.SMTP = smtplib.SMTP_SSL(route.host, route.port, timeout=SECONDS, context=safe)
        else:
            server = smtplib.SMTP(route.host, route.port, timeout=SECONDS)
        if route.tls == "starttls":
            server.starttls(context=safe)
        if route.user:
            server.login(route.user, route.password)
    except smtplib.SMTPAuthenticationError as error:
        raise Undelivered("sign-in", stop=True) from error
    except ssl.SSLError as error:
        raise Undelivered("tls", stop=True) from error
    except (smtplib.SMTPException, OSError) as error:
        raise Undelivered("connection", stop=True) from error
    return server


def _send(server: smtplib.SMTP, message: EmailMessage, sender: str, address: str) -> None:
    """A 5xx for this address or this text is for good; everything else may be better later."""
    try:
        server.send_message(message, sender, [address])
    except smtplib.SMTPRecipientsRefused as error:
        code = min((answer[0] for answer in error.recipients.values()), default=0)
        raise Undelivered(str(code), for_good=code >= 500) from error
    except smtplib.SMTPDataError as error:
        raise Undelivered(str(error.smtp_code), for_good=error.smtp_code >= 500) from error
    except smtplib.SMTPSenderRefused as error:
        raise Undelivered("sender", stop=True) from error
    except (smtplib.SMTPException, OSError) as error:
        raise Undelivered("connection", stop=True) from error
