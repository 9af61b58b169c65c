"""One page that is locked until the desk unlocks it for one person; nothing of anybody stays on it."""

from typing import Any

from litestar import get, post
from litestar.params import FromPath
from msgspec import Struct

from juryvote.actions.kiosk import cast_at_kiosk, lock_kiosk, turn_key, unlock_by_card
from juryvote.reads.kiosk import kiosk
from juryvote.rules.refusals import NotFound, Refusal
from juryvote.web.answers import Answer, answer, problem_for
from juryvote.web.forms import NothingForm, Typed, parse, picks_of, typed_of
from juryvote.web.languages import say_in
from juryvote.web.refusals import Problem
from juryvote.web.render import language_of, render, wants_fragment
from juryvote.web.session import Asked, hall_of, who
from juryvote.web.threads import in_thread

AUDIENCE = ("kiosk",)


class SlipForm(Struct, forbid_unknown_fields=True):
    choice: str
    key: str
    pick: list[str] = []
    sum: str = ""


class CardForm(Struct, forbid_unknown_fields=True):
    code: str


async def context_of(request: Asked) -> dict[str, Any]:
    hall, say = hall_of(request), say_in(language_of(request))
    view = await in_thread(kiosk, hall, meeting=who(request).meeting, say=say)
    if view is None:
        raise NotFound
    now = view.ballot
    key = turn_key(hall, ballot=now.id, member=now.member, turn=now.turn) if now else ""
    return {"view": view, "key": key, "code": ""}


async def show(request: Asked, problem: Problem | None = None, typed: Typed | None = None) -> Answer:
    template = "kiosk/_kiosk.html" if wants_fragment(request) else "kiosk/kiosk.html"
    return render(request, template, **await context_of(request), problem=problem, typed=typed or {})


@get("/kiosk", audience=AUDIENCE, name="kiosk")
async def page(request: Asked) -> Answer:
    return await show(request)


@get("/kiosk/now", audience=AUDIENCE, name="kiosk-now")
async def now(request: Asked) -> Answer:
    return await show(request)


@post("/kiosk/ballots/{ballot:str}/slip", audience=AUDIENCE, name="kiosk-slip")
async def cast(request: Asked, ballot: FromPath[str]) -> Answer:
    """The thanks say that it counted, never what; below them the page is locked again, or somebody else's."""
    me, code, problem = who(request), "", None

    def do(typed: Typed) -> str:
        form, slip = parse(typed, SlipForm), {"meeting": me.meeting, "ballot": ballot, "actor": me.id}
        return cast_at_kiosk(hall_of(request), choice=form.choice, picks=picks_of(form), key=form.key, **slip)

    try:
        code = await in_thread(do, await typed_of(request))
    except Refusal as refusal:
        problem = problem_for(request, refusal)
    template = "kiosk/_tablet.html" if wants_fragment(request) else "kiosk/kiosk.html"
    return render(request, template, **await context_of(request) | {"code": code}, problem=problem)


@post("/kiosk/card", audience=AUDIENCE, name="kiosk-card")
async def unlock(request: Asked) -> Answer:
    """By the code on the person's card, typed or scanned; the tablet stays a tablet."""
    me = who(request)

    def do(typed: Typed) -> None:
        code = parse(typed, CardForm).code
        unlock_by_card(hall_of(request), meeting=me.meeting, code=code, actor=me.id)

    return await answer(request, do, show=show, on="/kiosk")


@post("/kiosk/lock", audience=AUDIENCE, name="kiosk-lock")
async def lock(request: Asked) -> Answer:
    me = who(request)

    def do(typed: Typed) -> None:
        parse(typed, NothingForm)
        lock_kiosk(hall_of(request), meeting=me.meeting, actor=me.id)

    return await answer(request, do, show=show, on="/kiosk")
