"""Composition: settings, hall and routes meet here and only here."""

import asyncio
import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import structlog
from litestar import Litestar, Response
from litestar.config.compression import CompressionConfig
from litestar.datastructures import State
from litestar.exceptions import HTTPException

from juryvote.actions.sweep import sweep
from juryvote.actions.telling import remind_of_reports
from juryvote.actions.written import count_what_is_due
from juryvote.live.hall import Hall
from juryvote.rules.refusals import BadForm, NotFound, Refusal, TooLarge
from juryvote.settings import Settings
from juryvote.store.engine import is_away
from juryvote.store.upgrade import current, newest
from juryvote.web.answers import problem_for
from juryvote.web.away import come_again
from juryvote.web.guards import let_in
from juryvote.web.headers import complete_headers
from juryvote.web.languages import say_in
from juryvote.web.mailing.postman import send_what_is_due
from juryvote.web.member.quick import Quick
from juryvote.web.refusals import trouble_of
from juryvote.web.render import language_of, render, wants_fragment
from juryvote.web.routes import ROUTES
from juryvote.web.session import Asked
from juryvote.web.threads import in_thread
from juryvote.world import World

MAX_BODY = 64 * 1024
MINUTE = 60
MAIL_PAUSE = 3  # seconds
log: Any = structlog.get_logger("juryvote")


class OldLayout(RuntimeError):
    """The database has another layout than this program; the message says what to do."""


def create_app(settings: Settings, *, world: World | None = None) -> Litestar:
    sends = settings.mail is not None
    hall = Hall(database=settings.database, secret=settings.secret, safe=settings.safe, world=world, sends_mail=sends)
    return Litestar(
        route_handlers=ROUTES,
        state=State({"hall": hall, "settings": settings, "quick": Quick()}),
        before_request=let_in,
        before_send=[complete_headers],
        exception_handlers={Refusal: _refuse, HTTPException: _refuse_http, Exception: _fail},
        lifespan=[_open_hall],
        compression_config=CompressionConfig(backend="gzip", minimum_size=600, exclude=["^/events/", "^/static/"]),
        request_max_body_size=MAX_BODY,
        openapi_config=None,  # what programs may read has its own description: `rules/reference`
        logging_config=None,
        debug=False,
    )


@asynccontextmanager
async def _open_hall(app: Litestar) -> AsyncIterator[None]:
    hall: Hall = app.state.hall
    if current(hall.engine) != newest():
        raise OldLayout("The database is not on the newest layout. Run: juryvote upgrade")
    await in_thread(sweep, hall)
    await hall.hub.start()
    hall.ears.start()
    calendar = asyncio.create_task(_watch_last_days(hall))
    postman = asyncio.create_task(_send_mails(hall, app.state.settings))
    gc.collect()
    gc.freeze()  # what lives as long as the server need not be searched again: four times smaller p99
    try:
        yield
    finally:
        calendar.cancel()
        postman.cancel()
        await in_thread(hall.ears.stop)
        await hall.hub.stop()
        hall.close()


async def _watch_last_days(hall: Hall) -> None:
    """Votes in writing are counted when their last day is over, and late reports asked for, though nobody looks."""
    while True:
        try:
            await in_thread(count_what_is_due, hall)
            await in_thread(remind_of_reports, hall)
        except Exception:
            log.exception("counting what is due failed")
        await asyncio.sleep(MINUTE)


async def _send_mails(hall: Hall, settings: Settings) -> None:
    while settings.mail is not None:
        try:
            await in_thread(send_what_is_due, hall, settings)
        except Exception:
            log.exception("sending mails failed")
        await asyncio.sleep(MAIL_PAUSE)


def _refuse(request: Asked, refusal: Refusal) -> Response[Any]:
    template = "_refusal.html" if wants_fragment(request) else "refusal.html"
    return render(request, template, problem=problem_for(request, refusal))


def _refuse_http(request: Asked, error: HTTPException) -> Response[Any]:
    """The framework's own refusals, in our words."""
    kinds: dict[int, Refusal] = {413: TooLarge(), 404: NotFound(), 405: NotFound()}
    refusal = kinds.get(error.status_code)
    if refusal is None and error.status_code < 500:
        refusal = BadForm(field="", problem="unreadable")
    if refusal is None:
        return _fail(request, error)
    reply = _refuse(request, refusal)
    reply.status_code = error.status_code
    return reply


def _fail(request: Asked, error: Exception) -> Response[Any]:
    """A broken promise of ours: an id that is in the log and on the page, and nothing else."""
    if gone := next((one for one in (error, error.__cause__) if is_away(one)), None):
        log.error("database away", path=_template_of(request), why=type(getattr(gone, "orig", gone)).__name__)
        return come_again(request)
    hall: Hall = request.app.state.hall
    trouble = hall.world.new_id()[:8]
    log.error("failed", id=trouble, path=_template_of(request), exc_info=error)
    try:
        template = "_refusal.html" if wants_fragment(request) else "refusal.html"
        return render(request, template, problem=trouble_of(trouble, say_in(language_of(request))))
    except Exception:
        log.exception("failed twice", id=trouble)
        return Response(f"500, Nummer {trouble}\n", status_code=500, media_type="text/plain")


def _template_of(request: Asked) -> str:
    handler = request.scope.get("route_handler")
    return next(iter(sorted(getattr(handler, "paths", ()))), "-")
