"""Decisions that everybody may read."""

from litestar import get
from litestar.params import FromPath

from juryvote.reads.applying import open_calls
from juryvote.reads.public import decision_page, register
from juryvote.rules.refusals import NotFound
from juryvote.web.answers import Answer
from juryvote.web.languages import say_in
from juryvote.web.render import language_of, render
from juryvote.web.session import Asked, hall_of
from juryvote.web.threads import in_thread


@get("/", audience=("anybody",), name="register")
async def show_register(request: Asked) -> Answer:
    asked = request.query_params
    year = asked.get("year", "")
    view = await in_thread(
        register,
        hall_of(request),
        body=asked.get("body", ""),
        year=int(year) if year.isdecimal() and len(year) == 4 else None,
    )
    calls = await in_thread(open_calls, hall_of(request))
    return render(request, "public/register.html", view=view, calls=calls)


@get("/decisions/{decision:str}", audience=("anybody",), name="decision")
async def show_decision(request: Asked, decision: FromPath[str]) -> Answer:
    view = await in_thread(decision_page, hall_of(request), decision, say=say_in(language_of(request)))
    if view is None:
        raise NotFound
    return render(request, "public/decision.html", view=view)


@get("/about", audience=("anybody",), name="about")
async def show_about(request: Asked) -> Answer:
    return render(request, "public/about.html")
