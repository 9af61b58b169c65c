"""What a person reads, and a script is told, while the database does not answer: later, and by itself."""

from collections.abc import Callable
from typing import Any

from litestar import Response

from juryvote.web.languages import say_in
from juryvote.web.refusals import Problem
from juryvote.web.render import language_of, render, wants_fragment
from juryvote.web.session import Asked

AGAIN_SECONDS = 5


def come_again(request: Asked) -> Response[Any]:
    """503 at once. A page that was only looked at comes back by itself; what was sent is never sent twice by us."""
    fragment = wants_fragment(request)
    problem = _problem(say_in(language_of(request)))
    reply = render(request, "_refusal.html" if fragment else "refusal.html", problem=problem)
    reply.headers["Retry-After"] = str(AGAIN_SECONDS)
    if request.method == "GET" and not fragment:
        reply.headers["Refresh"] = str(AGAIN_SECONDS)
    return reply


def _problem(say: Callable[[str], str]) -> Problem:
    return Problem(
        code="later",
        status=503,
        title=say("Gerade ist unser Speicher nicht erreichbar"),
        text=say("Was als gezählt oder gespeichert bestätigt ist, bleibt es."),
        advice=say("Bitte versuchen Sie es in ein paar Sekunden noch einmal."),
    )
