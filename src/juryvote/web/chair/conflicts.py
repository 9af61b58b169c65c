"""Conflicts at the desk beyond declaring and lifting: what the register proposes, and what the body rules."""

from litestar import post
from litestar.params import FromPath

from juryvote.actions import interests
from juryvote.actions.rulings import open_ruling
from juryvote.web.answers import Answer
from juryvote.web.chair.desk import AUDIENCE, MemberForm, press
from juryvote.web.forms import Typed, parse
from juryvote.web.session import Asked, hall_of, who


@post("/desk/{meeting:str}/items/{item:str}/dismiss", audience=AUDIENCE, name="desk-dismiss")
async def dismiss(request: Asked, meeting: FromPath[str], item: FromPath[str]) -> Answer:
    def do(typed: Typed) -> None:
        member = parse(typed, MemberForm).member
        interests.dismiss_hint(hall_of(request), item=item, member=member, actor=who(request).id)

    return await press(request, meeting, do)


@post("/desk/{meeting:str}/items/{item:str}/ruling", audience=AUDIENCE, name="desk-ruling")
async def ruling(request: Asked, meeting: FromPath[str], item: FromPath[str]) -> Answer:
    def do(typed: Typed) -> None:
        member = parse(typed, MemberForm).member
        open_ruling(hall_of(request), meeting=meeting, item=item, member=member, actor=who(request).id)

    return await press(request, meeting, do)
