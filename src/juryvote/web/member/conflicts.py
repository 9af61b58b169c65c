"""What a member answers when the phone asks about a conflict, and how to see one otherwise."""

from litestar import post
from litestar.params import FromPath

from juryvote.actions import interests
from juryvote.actions.disputes import contest_conflict
from juryvote.web.answers import Answer, answer
from juryvote.web.forms import NothingForm, Typed, parse
from juryvote.web.member.evening import AUDIENCE, show
from juryvote.web.session import Asked, hall_of, who


@post("/items/{item:str}/unbiased", audience=AUDIENCE, name="unbiased")
async def unbiased(request: Asked, item: FromPath[str]) -> Answer:
    me = who(request)

    def do(typed: Typed) -> None:
        parse(typed, NothingForm)
        interests.deny_hint(hall_of(request), item=item, member=me.id, actor=me.id)

    return await answer(request, do, show=show, on="/meeting")


@post("/items/{item:str}/contest", audience=AUDIENCE, name="contest")
async def contest(request: Asked, item: FromPath[str]) -> Answer:
    me = who(request)

    def do(typed: Typed) -> None:
        parse(typed, NothingForm)
        contest_conflict(hall_of(request), item=item, member=me.id, actor=me.id)

    return await answer(request, do, show=show, on="/meeting")
