"""Amendments at the desk: written down, taken out, put to the vote."""

from litestar import post
from litestar.params import FromPath

from juryvote.actions import amendments
from juryvote.web.answers import Answer
from juryvote.web.chair.desk import AUDIENCE, press
from juryvote.web.forms import Typed, parse
from juryvote.web.member.deliberation import AmendmentForm, moved_of
from juryvote.web.session import Asked, hall_of, who


@post("/desk/{meeting:str}/items/{item:str}/amendments", audience=AUDIENCE, name="desk-amend")
async def move(request: Asked, meeting: FromPath[str], item: FromPath[str]) -> Answer:
    def do(typed: Typed) -> None:
        amendments.move_for_the_room(hall_of(request), item=item, moved=moved_of(typed), actor=who(request).id)

    return await press(request, meeting, do)


@post("/desk/{meeting:str}/items/{item:str}/drop", audience=AUDIENCE, name="desk-drop-amendment")
async def drop(request: Asked, meeting: FromPath[str], item: FromPath[str]) -> Answer:
    def do(typed: Typed) -> None:
        amendment = parse(typed, AmendmentForm).amendment
        amendments.drop(hall_of(request), item=item, amendment=amendment, actor=who(request).id)

    return await press(request, meeting, do)


@post("/desk/{meeting:str}/items/{item:str}/amendment", audience=AUDIENCE, name="desk-amendment")
async def vote(request: Asked, meeting: FromPath[str], item: FromPath[str]) -> Answer:
    def do(typed: Typed) -> None:
        amendment = parse(typed, AmendmentForm).amendment
        amendments.open_amendment(
            hall_of(request), meeting=meeting, item=item, amendment=amendment, actor=who(request).id
        )

    return await press(request, meeting, do)
