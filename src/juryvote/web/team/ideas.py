"""The ideas of a round, and what becomes of them."""

from litestar import get, post
from msgspec import Struct

from juryvote.actions import ideas
from juryvote.reads.ideas import ideas_page, round_of_idea
from juryvote.rules.refusals import BadForm, NotFound
from juryvote.web.answers import Answer, Show, answer
from juryvote.web.forms import Typed, parse
from juryvote.web.refusals import Problem
from juryvote.web.render import render
from juryvote.web.session import Asked, hall_of, who
from juryvote.web.threads import in_thread

AUDIENCE = ("team",)


class SettleForm(Struct, forbid_unknown_fields=True):
    act: str  # take-up | merge | put-aside
    reason: str = ""
    into: str = ""


def _shower(round_id: str) -> Show:
    async def show(request: Asked, problem: Problem | None = None, typed: Typed | None = None) -> Answer:
        view = await in_thread(ideas_page, hall_of(request), round_id=round_id, area=who(request).area)
        if view is None:
            raise NotFound
        idea = str(request.path_params.get("idea", ""))
        return render(request, "team/ideas.html", view=view, problem=problem, typed=typed or {}, at=idea)

    return show


@get("/team/rounds/{round:str}/ideas", audience=AUDIENCE, name="ideas")
async def page(request: Asked) -> Answer:
    return await _shower(str(request.path_params["round"]))(request)


@post("/team/ideas/{idea:str}", audience=AUDIENCE, name="settle-idea")
async def settle(request: Asked) -> Answer:
    idea, hall = str(request.path_params["idea"]), hall_of(request)
    call = await in_thread(round_of_idea, hall, idea=idea)

    def do(typed: Typed) -> None:
        form = parse(typed, SettleForm)
        act = {"idea": idea, "reason": form.reason, "actor": who(request).id}
        if form.act == "take-up":
            ideas.take_up(hall, **act)
        elif form.act == "merge":
            ideas.merge(hall, into=form.into, **act)
        elif form.act == "put-aside":
            ideas.put_aside(hall, **act)
        else:
            raise BadForm(field="act", problem="unknown")

    return await answer(request, do, show=_shower(call), on=lambda _: f"/team/rounds/{call}/ideas")
