"""A pot to share out, at the desk: onto the agenda."""

from litestar import post
from litestar.params import FromPath
from msgspec import Struct

from juryvote.actions.sharing import add_sharing
from juryvote.web.answers import Answer
from juryvote.web.chair.desk import AUDIENCE, press
from juryvote.web.forms import Typed, parse
from juryvote.web.session import Asked, hall_of, who


class SharingForm(Struct, forbid_unknown_fields=True):
    title: str
    round: str
    method: str
    answer: str


@post("/desk/{meeting:str}/sharing", audience=AUDIENCE, name="desk-sharing")
async def add(request: Asked, meeting: FromPath[str]) -> Answer:
    def do(typed: Typed) -> None:
        form = parse(typed, SharingForm)
        add_sharing(
            hall_of(request),
            meeting=meeting,
            title=form.title,
            round_id=form.round,
            method=form.method,
            answer=form.answer,
            actor=who(request).id,
        )

    return await press(request, meeting, do)
