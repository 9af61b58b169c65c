"""An earlier bundle, or a checkpoint from paper, against a newer bundle or the journal of now."""

from litestar import get, post
from litestar.params import FromPath
from msgspec import Struct

from juryvote.reads.journal import compared, journal_head
from juryvote.rules.comparing import Comparison
from juryvote.rules.refusals import NotFound
from juryvote.web.answers import Answer
from juryvote.web.forms import Typed, parse, typed_of
from juryvote.web.languages import say_in
from juryvote.web.refusals import Problem
from juryvote.web.render import language_of, render
from juryvote.web.session import Asked, hall_of, who
from juryvote.web.threads import in_thread

AUDIENCE = ("auditor", "team")
LARGEST = 64_000_000  # bytes of both files


class CompareForm(Struct, forbid_unknown_fields=True):
    """Files as bytes; no file chosen is an empty one. `checkpoint`: three lines from paper, instead of a file."""

    older: bytes = b""
    newer: bytes = b""
    checkpoint: str = ""


@get("/audit/bodies/{body_id:str}/compare", audience=AUDIENCE, name="compare")
async def page(request: Asked, body_id: FromPath[str]) -> Answer:
    return await _show(request, body_id)


@post(
    "/audit/bodies/{body_id:str}/compare",
    audience=AUDIENCE,
    name="compare-books",
    status_code=200,
    request_max_body_size=LARGEST,
)
async def compare(request: Asked, body_id: FromPath[str]) -> Answer:
    """Nothing of the files is kept."""
    typed = {name: value for name, value in (await typed_of(request)).items() if value != b""}
    form = parse(typed, CompareForm)
    older = form.older or form.checkpoint.encode()
    try:
        found = await in_thread(compared, hall_of(request), body=body_id, older=older, newer=form.newer)
    except (ValueError, RecursionError):
        problem = _unreadable(request, given=bool(older.strip()))
        return await _show(request, body_id, problem=problem, typed={"checkpoint": form.checkpoint}, status=422)
    return await _show(request, body_id, found=found, typed={"checkpoint": form.checkpoint})


def _unreadable(request: Asked, *, given: bool) -> Problem:
    say = say_in(language_of(request))
    nothing = say("Es fehlt, womit verglichen werden soll.")
    return Problem(
        code="no-book",
        status=422,
        title=say("Das lässt sich nicht vergleichen"),
        text=say("Das ist kein Prüfpaket und kein Prüfpunkt, oder es ist beschädigt.") if given else nothing,
        advice=say("Wählen Sie ein früheres Prüfpaket, oder tippen Sie die drei Zeilen vom Papier ab."),
    )


async def _show(
    request: Asked,
    body: str,
    *,
    found: Comparison | None = None,
    problem: Problem | None = None,
    typed: Typed | None = None,
    status: int = 200,
) -> Answer:
    view = await in_thread(journal_head, hall_of(request), body=body, area=who(request).area)
    if view is None:
        raise NotFound
    context = {"view": view, "found": found, "typed": typed or {"checkpoint": ""}, "problem": problem}
    return render(request, "audit/compare.html", **context, status=status)
