"""The session cookie: `__Host-` and Secure everywhere but in a demo without TLS on a trusted network."""

from typing import Any
from urllib.parse import urlsplit

from litestar import Request
from litestar.datastructures import Cookie

from juryvote.live.hall import Hall
from juryvote.reads.visitors import Visitor
from juryvote.rules.refusals import NotSignedIn
from juryvote.settings import Settings

Asked = Request[Any, Any, Any]
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1", "[::1]"})
HOURS = 18
SECURE_NAME = "__Host-juryvote"


def hall_of(request: Asked) -> Hall:
    hall: Hall = request.app.state.hall
    return hall


def settings_of(request: Asked) -> Settings:
    settings: Settings = request.app.state.settings
    return settings


def is_private_channel(request: Asked) -> bool:
    """TLS, or a connection that never leaves this machine: browsers keep Secure cookies on both."""
    return request.url.scheme == "https" or (urlsplit(f"//{request.headers.get('host', '')}").hostname in LOOPBACK)


def _name(request: Asked) -> str:
    plain = settings_of(request).plain_http and not is_private_channel(request)
    return "juryvote" if plain else SECURE_NAME


def token_of(request: Asked) -> str:
    return request.cookies.get(_name(request), "")[:200]


def session_cookie(request: Asked, token: str) -> Cookie:
    """An empty token takes the cookie away."""
    name = _name(request)
    return Cookie(
        key=name,
        value=token,
        path="/",
        max_age=HOURS * 3600 if token else 0,
        httponly=True,
        secure=name.startswith("__Host-"),
        samesite="lax",
    )


def language_cookie(language: str) -> Cookie:
    return Cookie(key="language", value=language, path="/", max_age=365 * 86400, httponly=True, samesite="lax")


def guest_of(request: Asked) -> Visitor | None:
    visitor: Visitor | None = request.state.get("visitor")
    return visitor


def who(request: Asked) -> Visitor:
    visitor = guest_of(request)
    if visitor is None:
        raise NotSignedIn
    return visitor


def place_of(request: Asked) -> str:
    """Where a try comes from: the address, which a whole hall may share."""
    return request.client.host if request.client else "unknown"


def base_url(request: Asked) -> str:
    """Where phones reach us: as configured, else as this page was reached."""
    return settings_of(request).public_url or f"{request.url.scheme}://{request.headers.get('host', 'localhost')}"
