"""A hand on the phone: up, and down again."""

from litestar import post

from juryvote.actions.speaking import lower_hand, raise_hand
from juryvote.web.answers import Answer, answer
from juryvote.web.forms import NothingForm, Typed, parse
from juryvote.web.member.evening import AUDIENCE, show
from juryvote.web.session import Asked, hall_of, who


@post("/meeting/hand", audience=AUDIENCE, name="hand")
async def up(request: Asked) -> Answer:
    me = who(request)

    def do(typed: Typed) -> None:
        parse(typed, NothingForm)
        raise_hand(hall_of(request), meeting=me.meeting, member=me.id)

    return await answer(request, do, show=show, on="/meeting")


@post("/meeting/hand/down", audience=AUDIENCE, name="hand-down")
async def down(request: Asked) -> Answer:
    me = who(request)

    def do(typed: Typed) -> None:
        parse(typed, NothingForm)
        lower_hand(hall_of(request), meeting=me.meeting, member=me.id, actor=me.id)

    return await answer(request, do, show=show, on="/meeting")
