"""The coordinator's two pages: what waits for an answer in all areas, and one Votum to confirm or to give back."""

from litestar import get, post
from litestar.params import FromPath
from msgspec import Struct

from juryvote.actions import confirming
from juryvote.reads.coordinator import coordinator_page, votum_page
from juryvote.rules.confirming import EnteredBy
from juryvote.rules.refusals import BadForm, NotFound
from juryvote.web.answers import Answer, answer
from juryvote.web.forms import Typed, berlin_day, parse
from juryvote.web.languages import say_in
from juryvote.web.refusals import Problem
from juryvote.web.render import language_of, render
from juryvote.web.session import Asked, hall_of, who
from juryvote.web.threads import in_thread

AUDIENCE = ("coordinator",)


class VotumForm(Struct, forbid_unknown_fields=True):
    answer: str  # confirmed | returned
    by: str
    day: str
    why: str = ""


@get("/coordinator", audience=AUDIENCE, name="coordinator")
async def home(request: Asked) -> Answer:
    view = await in_thread(coordinator_page, hall_of(request), visitor=who(request))
    return render(request, "coordinator/home.html", view=view)


@get("/coordinator/vota/{votum:str}", audience=AUDIENCE, name="votum")
async def votum_(request: Asked) -> Answer:
    return await _show(request)


async def _show(request: Asked, problem: Problem | None = None, typed: Typed | None = None) -> Answer:
    votum, say = str(request.path_params["votum"]), say_in(language_of(request))
    found = await in_thread(votum_page, hall_of(request), votum=votum, say=say)
    if found is None:
        raise NotFound
    return render(request, "coordinator/votum.html", view=found.page, found=found, problem=problem, typed=typed or {})


@post("/coordinator/vota/{votum:str}/answer", audience=AUDIENCE, name="answer-votum")
async def answer_(request: Asked, votum: FromPath[str]) -> Answer:
    def do(typed: Typed) -> None:
        form = parse(typed, VotumForm)
        said = {"decision": votum, "by": form.by, "day": berlin_day(form.day, "day"), "actor": who(request).id}
        if form.answer == "returned":
            confirming.give_back(hall_of(request), why=form.why, entered_by=EnteredBy.coordinator, **said)
        elif form.answer == "confirmed":
            confirming.confirm(hall_of(request), entered_by=EnteredBy.coordinator, **said)
        else:
            raise BadForm(field="answer", problem="unknown")

    return await answer(request, do, show=_show, on="/coordinator")
