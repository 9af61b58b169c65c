"""Every environment variable, read once. A doubtful setting stops the start and says the remedy."""

import os
import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit

from msgspec import Struct

MIN_SECRET = 32
MIN_KEY = 16
ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9.-]+")
PORTS = {"smtp": 25, "smtps": 465}
MAIL_FORMS = "JURYVOTE_MAIL must be smtp://user@host:587?starttls, smtps://user@host or folder:/a/path."


class SettingsError(ValueError):
    """What is wrong and what to do, in one sentence."""


class Settings(Struct, frozen=True, kw_only=True):
    database: str  # JURYVOTE_DATABASE: SQLAlchemy URL; a SQLite file by default, postgresql+psycopg://… scales out.
    secret: bytes  # JURYVOTE_SECRET_KEY or JURYVOTE_SECRET_KEY_FILE: at least 32 bytes; all keys derive from it.
    safe: str = ""  # JURYVOTE_SAFE: folder for the keys of running sealed ballots; "" = beside the SQLite file.
    host: str = "127.0.0.1"  # JURYVOTE_HOST: the address to listen on.
    port: int = 8000  # JURYVOTE_PORT: the port to listen on.
    public_url: str = ""  # JURYVOTE_PUBLIC_URL: where phones reach the service; "" = as the request says.
    plain_http: bool = (
        False  # JURYVOTE_PLAIN_HTTP=1: cookies without Secure off loopback; for a demo in a trusted Wi-Fi.
    )
    log: str = "info"  # JURYVOTE_LOG: info (a line for each answer) or warning (only what needs somebody).
    proxies: str = "127.0.0.1"  # JURYVOTE_PROXIES: addresses whose X-Forwarded-… headers are believed.
    rehearsal_key: str = ""  # JURYVOTE_REHEARSAL_KEY: who has it may rehearse here; "" = nobody may.
    demo: bool = False  # JURYVOTE_DEMO=1: `juryvote demo` says so; this machine then rehearses without a key.
    mail: "MailRoute | None" = (
        None  # JURYVOTE_MAIL, JURYVOTE_MAIL_FROM and JURYVOTE_MAIL_PASSWORD_FILE: how mails go out; without it none do.
    )


class MailRoute(Struct, frozen=True, kw_only=True):
    """Either a folder that gets a file for each mail, or a server; `tls`: starttls, tls or ""."""

    sender: str
    folder: str = ""
    host: str = ""
    port: int = 0
    tls: str = ""
    user: str = ""
    password: str = ""


def _secret(env: Mapping[str, str]) -> bytes:
    path = env.get("JURYVOTE_SECRET_KEY_FILE")
    try:
        secret = Path(path).read_bytes().strip() if path else env.get("JURYVOTE_SECRET_KEY", "").encode()
    except OSError as error:
        raise SettingsError(f"JURYVOTE_SECRET_KEY_FILE cannot be read: {error}") from error
    if len(secret) < MIN_SECRET:
        raise SettingsError(
            "juryvote needs a secret of at least 32 characters in JURYVOTE_SECRET_KEY or in the file named by "
            "JURYVOTE_SECRET_KEY_FILE. Make one: python3 -c 'import secrets; print(secrets.token_urlsafe(48))'"
        )
    return secret


def _port(text: str) -> int:
    if not text.isdigit() or not 0 <= int(text) <= 65535:
        raise SettingsError(f"JURYVOTE_PORT must be a number from 0 to 65535, not {text!r}.")
    return int(text)


def _log(text: str) -> str:
    if text not in ("info", "warning"):
        raise SettingsError(f"JURYVOTE_LOG must be info or warning, not {text!r}.")
    return text


def _rehearsal_key(env: Mapping[str, str]) -> str:
    key = env.get("JURYVOTE_REHEARSAL_KEY", "").strip()
    if key and len(key) < MIN_KEY:
        raise SettingsError(f"JURYVOTE_REHEARSAL_KEY must have at least {MIN_KEY} characters, or be empty.")
    return key


def _mail(env: Mapping[str, str]) -> MailRoute | None:
    said, sender = env.get("JURYVOTE_MAIL", ""), env.get("JURYVOTE_MAIL_FROM", "")
    if not said:
        return None
    if not ADDRESS.fullmatch(sender):
        raise SettingsError("JURYVOTE_MAIL_FROM must be the address that mails come from, like jury@example.org.")
    if not env.get("JURYVOTE_PUBLIC_URL"):
        raise SettingsError("With JURYVOTE_MAIL, JURYVOTE_PUBLIC_URL must be set: links in mails lead there.")
    kind, _, rest = said.partition(":")
    if kind == "folder" and rest:
        return MailRoute(sender=sender, folder=rest)
    return _mail_server(said, sender, env.get("JURYVOTE_MAIL_PASSWORD_FILE", ""))


def _mail_server(said: str, sender: str, password_file: str) -> MailRoute:
    """`said` may hold a password by mistake: it stands in no message."""
    try:
        url = urlsplit(said)
        port = url.port
    except ValueError as error:
        raise SettingsError(MAIL_FORMS) from error
    if url.scheme not in PORTS or not url.hostname or url.query not in ("", "starttls") or url.path not in ("", "/"):
        raise SettingsError(MAIL_FORMS)
    if url.password is not None:
        raise SettingsError("JURYVOTE_MAIL holds a password: put it into the file of JURYVOTE_MAIL_PASSWORD_FILE.")
    tls = "tls" if url.scheme == "smtps" else url.query
    if url.username and not tls and url.hostname not in ("localhost", "127.0.0.1", "::1"):
        raise SettingsError("JURYVOTE_MAIL would send a password in clear: use smtps://… or add ?starttls.")
    return MailRoute(
        sender=sender,
        host=url.hostname,
        port=port or PORTS[url.scheme],
        tls=tls,
        user=unquote(url.username or ""),
        password=_password(password_file) if url.username else "",
    )


def _password(path: str) -> str:
    try:
        return Path(path).read_text().strip()
    except OSError as error:
        raise SettingsError(
            f"JURYVOTE_MAIL names a user, so JURYVOTE_MAIL_PASSWORD_FILE must name a readable file: {error}"
        ) from error


def database_url(env: Mapping[str, str] = os.environ) -> str:
    return env.get("JURYVOTE_DATABASE", "sqlite:///juryvote.sqlite3")


def read_settings(env: Mapping[str, str] = os.environ) -> Settings:
    return Settings(
        database=database_url(env),
        secret=_secret(env),
        safe=env.get("JURYVOTE_SAFE", ""),
        host=env.get("JURYVOTE_HOST", "127.0.0.1"),
        port=_port(env.get("JURYVOTE_PORT", "8000")),
        public_url=env.get("JURYVOTE_PUBLIC_URL", "").rstrip("/"),
        plain_http=env.get("JURYVOTE_PLAIN_HTTP") == "1",
        log=_log(env.get("JURYVOTE_LOG", "info")),
        proxies=env.get("JURYVOTE_PROXIES", "127.0.0.1"),
        rehearsal_key=_rehearsal_key(env),
        demo=env.get("JURYVOTE_DEMO") == "1",
        mail=_mail(env),
    )
