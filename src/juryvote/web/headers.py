"""What every answer carries, also the ones that no handler made (404, 405, 500): security headers and one log line."""

import time
from typing import Any

import structlog
from litestar.datastructures import MutableScopeHeaders
from litestar.types import Message, Scope

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
log: Any = structlog.get_logger("juryvote.web")


async def complete_headers(message: Message, scope: Scope) -> None:
    if message["type"] != "http.response.start":
        return
    headers = MutableScopeHeaders.from_message(message)
    for name, value in HEADERS.items():
        headers.setdefault(name, value)
    headers.setdefault("Cache-Control", "no-store")
    _log(message["status"], scope)


def _log(status: int, scope: Scope) -> None:
    """One line per answer: the route's template, never its parameters, no address, no cookie, no body."""
    if scope.get("path", "").startswith("/static/"):
        return
    handler = scope.get("route_handler")
    route = next(iter(sorted(getattr(handler, "paths", ()))), "-")
    begun = scope.get("state", {}).get("begun")
    spent = {"ms": round((time.perf_counter() - begun) * 1000, 1)} if begun else {}
    log.info("answer", method=scope.get("method"), route=route, status=status, **spent)
