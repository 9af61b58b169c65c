"""One page that is locked until the desk unlocks it for one person; nothing of anybody stays on it."""

from litestar import get, post
from litestar.params import FromPath
from msgspec import Struct

from juryvote.actions.kiosk import cast_at_kiosk, lock_kiosk
from juryvote.reads.kiosk import kiosk
from juryvote.rules.refusals import NotFound, Refusal
from juryvote.web.answers import Answer, answer, problem_for
from juryvote.web.forms import NothingForm, Typed, parse, typed_of
from juryvote.web.languages import say_in
from juryvote.web.refusals import Problem
from juryvote.web.render import language_of, new_key, render, wants_fragment
from juryvote.web.session import Asked, hall_of, who
from juryvote.web.threads import in_thread

AUDIENCE = ("kiosk",)


class SlipForm(Struct, forbid_unknown_fields=True):
    choice: str
    key: str
    turn: str


async def show(request: Asked, problem: Problem | None = None, typed: Typed | None = None) -> Answer:
    hall, say = hall_of(request), say_in(language_of(request))
    view = await in_thread(kiosk, hall, meeting=who(request).meeting, say=say)
    if view is None:
        raise NotFound
    template = "kiosk/_kiosk.html" if wants_fragment(request) else "kiosk/kiosk.html"
    key = new_key(hall.world, view.ballot.turn if view.ballot else 0)
    return render(request, template, view=view, key=key, problem=problem, typed=typed or {})


@get("/kiosk", audience=AUDIENCE, name="kiosk")
async def page(request: Asked) -> Answer:
    return await show(request)


@get("/kiosk/now", audience=AUDIENCE, name="kiosk-now")
async def now(request: Asked) -> Answer:
    return await show(request)


@post("/kiosk/ballots/{ballot:str}/slip", audience=AUDIENCE, name="kiosk-slip")
async def cast(request: Asked, ballot: FromPath[str]) -> Answer:
    """The thanks say that it counted, never what; after a few seconds the page is locked again."""
    me, hall = who(request), hall_of(request)
    form = parse(await typed_of(request), SlipForm)
    slip = {"choice": form.choice, "key": form.key, "turn": form.turn}
    try:
        code = await in_thread(cast_at_kiosk, hall, meeting=me.meeting, ballot=ballot, actor=me.id, **slip)
    except Refusal as refusal:
        return await show(request, problem=problem_for(request, refusal))
    return render(request, "kiosk/thanks.html", code=code)


@post("/kiosk/lock", audience=AUDIENCE, name="kiosk-lock")
async def lock(request: Asked) -> Answer:
    me = who(request)

    def do(typed: Typed) -> None:
        parse(typed, NothingForm)
        lock_kiosk(hall_of(request), meeting=me.meeting, actor=me.id)

    return await answer(request, do, show=show, on="/kiosk")
