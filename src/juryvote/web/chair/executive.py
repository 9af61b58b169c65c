"""Telling the body what was decided without it."""

from litestar import post
from litestar.params import FromPath

from juryvote.actions import executive
from juryvote.web.answers import Answer
from juryvote.web.chair.desk import AUDIENCE, press
from juryvote.web.forms import NothingForm, Typed, parse
from juryvote.web.session import Asked, hall_of, who


@post("/desk/{meeting:str}/executive/{executive_id:str}/told", audience=AUDIENCE, name="desk-told")
async def tell(request: Asked, meeting: FromPath[str], executive_id: FromPath[str]) -> Answer:
    def do(typed: Typed) -> None:
        parse(typed, NothingForm)
        executive.tell(hall_of(request), meeting=meeting, executive=executive_id, actor=who(request).id)

    return await press(request, meeting, do)
