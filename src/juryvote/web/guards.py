"""Who may come to which address. Every route names its audience; nothing is open by omission."""

import time

from litestar.handlers import HTTPRouteHandler

from juryvote.reads.rights import may_touch
from juryvote.reads.visitors import Visitor, visitor
from juryvote.rules.refusals import NotFound, NotSignedIn, NotYours, WrongOrigin
from juryvote.web.member.quick import quick_of
from juryvote.web.session import Asked, base_url, hall_of, token_of
from juryvote.web.threads import in_thread

ANYBODY = "anybody"
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


async def let_in(request: Asked) -> None:
    """Before every handler: same origin, known visitor, fitting audience, own rows."""
    request.state.begun = time.perf_counter()
    if request.method not in SAFE:
        check_origin(request)
    audience = audience_of(request.route_handler)
    token, hall = token_of(request), hall_of(request)
    if request.url.path.startswith("/static/"):
        return
    guest = await in_thread(visitor, hall, token) if token else None
    request.state.visitor = guest
    if guest is not None and guest.role == "member":
        quick_of(request.scope).phones.put(guest.session, guest)
    if ANYBODY not in audience:
        await _check_audience(request, guest, audience)


async def _check_audience(request: Asked, guest: Visitor | None, audience: tuple[str, ...]) -> None:
    if guest is None:
        raise NotSignedIn
    if guest.role not in audience:
        raise NotYours
    named = {name: str(value) for name, value in request.path_params.items()}
    if named:
        allowed = await in_thread(may_touch, hall_of(request), guest, named)
        if allowed is None:
            raise NotFound
        if not allowed:
            raise NotYours


def audience_of(handler: object) -> tuple[str, ...]:
    assert isinstance(handler, HTTPRouteHandler)
    audience: tuple[str, ...] = handler.opt["audience"]  # a route without one fails in tests, and here
    return audience


def check_origin(request: Asked) -> None:
    """Cross-site requests are told by headers that no page can forge (Origin, Sec-Fetch-Site); no token is needed."""
    site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
    if site is not None and site not in ("same-origin", "none"):
        raise WrongOrigin
    if origin is not None and origin not in (_own_origin(request), base_url(request)):
        raise WrongOrigin


def _own_origin(request: Asked) -> str:
    return f"{request.url.scheme}://{request.headers.get('host', '')}"
