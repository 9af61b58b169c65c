"""What a member can do in a vote in writing beside voting: object to it."""

from litestar import post

from juryvote.actions.written import object_to_written
from juryvote.web.answers import Answer, answer
from juryvote.web.forms import NothingForm, Typed, parse
from juryvote.web.member.evening import AUDIENCE, show
from juryvote.web.session import Asked, hall_of, who


@post("/meeting/object", audience=AUDIENCE, name="object")
async def object_(request: Asked) -> Answer:
    me = who(request)

    def do(typed: Typed) -> None:
        parse(typed, NothingForm)
        object_to_written(hall_of(request), meeting=me.meeting, member=me.id, actor=me.id)

    return await answer(request, do, show=show, on="/meeting")
