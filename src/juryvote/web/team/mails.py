"""The outbox: what waits, what failed and why, and what went out."""

from collections.abc import Callable

from litestar import get, post

from juryvote.actions import outbox
from juryvote.live.hall import Hall
from juryvote.reads.team.mails import outbox as outbox_page
from juryvote.web.answers import Answer, answer
from juryvote.web.forms import NothingForm, Typed, parse
from juryvote.web.refusals import Problem
from juryvote.web.render import render
from juryvote.web.session import Asked, hall_of, who
from juryvote.web.threads import in_thread

AUDIENCE = ("team",)
PAGE = "/team/mails"


async def _show(request: Asked, problem: Problem | None = None, typed: Typed | None = None) -> Answer:
    view = await in_thread(outbox_page, hall_of(request), area=who(request).area)
    return render(request, "team/mails.html", view=view, problem=problem, typed=typed or {})


@get(PAGE, audience=AUDIENCE, name="mails")
async def page(request: Asked) -> Answer:
    return await _show(request)


async def _do(request: Asked, deed: Callable[..., None]) -> Answer:
    hall: Hall = hall_of(request)
    mail, actor = str(request.path_params["mail"]), who(request).id

    def do(typed: Typed) -> None:
        parse(typed, NothingForm)
        deed(hall, mail=mail, actor=actor)

    return await answer(request, do, show=_show, on=lambda _: PAGE)


@post("/team/mails/{mail:str}/again", audience=AUDIENCE, name="send-mail-again")
async def send_again(request: Asked) -> Answer:
    return await _do(request, outbox.send_again)


@post("/team/mails/{mail:str}/withdraw", audience=AUDIENCE, name="withdraw-mail")
async def withdraw(request: Asked) -> Answer:
    return await _do(request, outbox.withdraw)
