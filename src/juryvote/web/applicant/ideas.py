"""An idea of one sentence, without an account."""

from typing import Any

from litestar import get, post
from msgspec import Struct

from juryvote.actions import applying, ideas
from juryvote.reads.applying import Call, call_page
from juryvote.rules.refusals import NotFound, Refusal
from juryvote.web.answers import Answer, problem_for
from juryvote.web.applicant.applying import shown
from juryvote.web.forms import Typed, parse, typed_of
from juryvote.web.render import render
from juryvote.web.session import Asked, hall_of, place_of
from juryvote.web.threads import in_thread

AUDIENCE = ("anybody",)


class IdeaForm(Struct, forbid_unknown_fields=True):
    code: str
    idea: str
    name: str = ""


async def _call(request: Asked) -> Call:
    call = await in_thread(call_page, hall_of(request), round_id=str(request.path_params["round"]))
    if call is None:
        raise NotFound
    return call


def _page(request: Asked, call: Call, code: str, typed: Typed, **more: Any) -> Answer:
    if not call.is_open:
        return render(request, "public/round.html", view=call)
    return render(request, "public/idea_form.html", view=call, code=code, typed=typed, **more)


@get("/rounds/{round:str}/idea", audience=AUDIENCE, name="idea")
async def page(request: Asked) -> Answer:
    return _page(request, await _call(request), applying.new_code(hall_of(request).world), {})


@post("/rounds/{round:str}/idea", audience=AUDIENCE, name="post-idea", status_code=200)
async def send(request: Asked) -> Answer:
    call, typed = await _call(request), Typed()
    try:
        typed = await typed_of(request)
        form = parse(typed, IdeaForm)
        said = {"round_id": call.id, "code": form.code, "text": form.idea, "name": form.name}
        await in_thread(ideas.post_idea, hall_of(request), place=place_of(request), **said)
    except Refusal as refusal:
        return _page(request, call, str(typed.get("code", "")), typed, problem=problem_for(request, refusal))
    return await shown(request, form.code)
