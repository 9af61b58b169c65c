"""The list of speakers at the desk: enter somebody, give the floor, take it back, take somebody off the list."""

from litestar import post
from litestar.params import FromPath

from juryvote.actions.speaking import enter_speaker, give_floor, lower_hand
from juryvote.web.answers import Answer
from juryvote.web.chair.desk import AUDIENCE, MemberForm, press
from juryvote.web.forms import Typed, parse
from juryvote.web.session import Asked, hall_of, who


@post("/desk/{meeting:str}/speakers", audience=AUDIENCE, name="desk-speaker")
async def enter(request: Asked, meeting: FromPath[str]) -> Answer:
    def do(typed: Typed) -> None:
        member = parse(typed, MemberForm).member
        enter_speaker(hall_of(request), meeting=meeting, member=member, actor=who(request).id)

    return await press(request, meeting, do)


@post("/desk/{meeting:str}/speakers/floor", audience=AUDIENCE, name="desk-floor")
async def floor(request: Asked, meeting: FromPath[str]) -> Answer:
    def do(typed: Typed) -> None:
        member = parse(typed, MemberForm).member
        give_floor(hall_of(request), meeting=meeting, member=member, actor=who(request).id)

    return await press(request, meeting, do)


@post("/desk/{meeting:str}/speakers/remove", audience=AUDIENCE, name="desk-speaker-remove")
async def remove(request: Asked, meeting: FromPath[str]) -> Answer:
    """Also when somebody has finished: who had the floor has spoken, who only waited has not."""

    def do(typed: Typed) -> None:
        member = parse(typed, MemberForm).member
        lower_hand(hall_of(request), meeting=meeting, member=member, actor=who(request).id)

    return await press(request, meeting, do)
