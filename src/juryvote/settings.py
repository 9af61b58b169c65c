"""Every environment variable, read once. A doubtful setting stops the start and says the remedy."""

import os
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

MIN_SECRET = 32


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
    )
