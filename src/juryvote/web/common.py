"""What every visitor may use: language, sign-out, health, announcements."""

import json
from collections.abc import AsyncIterator, Callable
from urllib.parse import urlsplit

from litestar import Response, get, post
from litestar.params import FromPath
from litestar.response import ServerSentEvent
from litestar.response.sse import ServerSentEventMessage
from msgspec import Struct

from juryvote.actions.entry import sign_out
from juryvote.live.hub import CROWD, Progress
from juryvote.reads.health import is_healthy
from juryvote.web.answers import Answer, onward
from juryvote.web.forms import parse, typed_of
from juryvote.web.languages import GERMAN, languages
from juryvote.web.session import Asked, guest_of, hall_of, language_cookie, session_cookie
from juryvote.web.threads import in_thread


class LanguageForm(Struct, forbid_unknown_fields=True):
    language: str
    back: str = "/"


@post("/language", audience=("anybody",), name="language")
async def choose_language(request: Asked) -> Answer:
    form = parse(await typed_of(request), LanguageForm)
    reply = onward(_own_path(form.back))
    reply.cookies.append(language_cookie(form.language if form.language in languages() else GERMAN))
    return reply


def _own_path(back: str) -> str:
    """Only a path of ours: no door to foreign pages."""
    parts = urlsplit(back)
    fine = back.startswith("/") and not back.startswith(("//", "/\\")) and not parts.netloc and not parts.scheme
    return (f"{parts.path}?{parts.query}" if parts.query else parts.path) if fine else "/"


@post("/sign-out", audience=("anybody",), name="sign-out")
async def leave(request: Asked) -> Answer:
    guest = guest_of(request)
    if guest is not None:
        await in_thread(sign_out, hall_of(request), session=guest.session, actor=guest.id)
    reply = onward("/staff" if guest is not None and guest.kind == "staff" else "/enter")
    reply.cookies.append(session_cookie(request, ""))
    return reply


@get("/healthz", audience=("anybody",), name="health")
async def health(request: Asked) -> Response[str]:
    fine = await in_thread(is_healthy, hall_of(request))
    return Response(json.dumps({"database": fine}), status_code=200 if fine else 503, media_type="application/json")


@get("/events/{meeting:str}", audience=("member", "screen", "kiosk", "team", "chair"), name="events")
async def events(request: Asked, meeting: FromPath[str]) -> ServerSentEvent:
    """Revision numbers of one meeting, and how many have voted, until the page goes or the server stops."""
    seen = request.headers.get("last-event-id", "")
    since = int(seen) if seen.isdecimal() and len(seen) < 12 else -1
    hub = hall_of(request).hub
    stream = _stream(hub.watch(meeting, since), lambda: hub.watching(meeting))
    return ServerSentEvent(
        stream, headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"}, retry_duration=2000
    )


async def _stream(
    news: AsyncIterator[int | Progress | None], crowd: Callable[[], int]
) -> AsyncIterator[ServerSentEventMessage]:
    """`crowd`: how many look on; so many pages need not be fetched in the same moment."""
    yield ServerSentEventMessage(data=None, comment="here")  # opens the stream at once
    async for said in news:
        if said is None:
            yield ServerSentEventMessage(data=None, comment="still here")
        elif isinstance(said, int):
            if (many := crowd()) > CROWD:
                yield ServerSentEventMessage(data=str(many), event="crowd")
            yield ServerSentEventMessage(data=str(said), id=str(said))
        else:
            voted, everybody = said
            yield ServerSentEventMessage(data=f"{voted} {everybody}", event="progress")
