"""What a form gets back: the changed fragment, a way on, or its own page again with the reason and what was typed."""

from asyncio import wrap_future
from collections.abc import Awaitable, Callable
from concurrent.futures import Future
from typing import Any

from litestar import Response
from litestar.response import Redirect

from juryvote.rules.refusals import Refusal
from juryvote.web.forms import Typed, typed_of
from juryvote.web.languages import say_in
from juryvote.web.refusals import Problem, problem_of
from juryvote.web.render import language_of, wants_fragment
from juryvote.web.session import Asked
from juryvote.web.threads import in_thread

Answer = Response[Any]
Show = Callable[..., Awaitable[Answer]]


def onward(path: str) -> Answer:
    """303: the browser's back and reload never send a form twice."""
    return Redirect(path, status_code=303)


def problem_for(request: Asked, refusal: Refusal) -> Problem:
    language = language_of(request)
    return problem_of(refusal, say_in(language), language)


async def answer(
    request: Asked,
    do: Callable[[Typed], object],
    *,
    show: Show,
    on: str | Callable[[Any], str],
    done: Show | None = None,
) -> Answer:
    """Do it; then show the fragment (htmx) or go on to `on`. A refusal shows the page again, with what was typed.

    `do` may give a future, which is waited for without a thread; `on` may be made of the result. `done` shows less than
    `show`, where less has changed.
    `show(request, problem=…, typed=…)` answers page or fragment, as the request wants.
    """
    typed: Typed = {}
    try:
        typed = await typed_of(request)
        result = await in_thread(do, typed)
        if isinstance(result, Future):
            result = await wrap_future(result)
    except Refusal as refusal:
        if refusal.status in (401, 404):
            raise
        return await show(request, problem=problem_for(request, refusal), typed=typed)
    if wants_fragment(request) and isinstance(on, str):
        return await (done or show)(request)
    return onward(on if isinstance(on, str) else on(result))
