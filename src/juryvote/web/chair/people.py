"""People at the desk beyond coming and going: excuses, what is known of them, the lot of alternates, exclusions."""

from litestar import post
from litestar.params import FromPath
from msgspec import Struct

from juryvote.actions import attendance
from juryvote.actions.exclusions import propose_exclusion
from juryvote.actions.standins import draw_alternates
from juryvote.rules.refusals import BadForm
from juryvote.web.answers import Answer
from juryvote.web.chair.desk import AUDIENCE, MemberForm, press
from juryvote.web.forms import NothingForm, Typed, parse
from juryvote.web.session import Asked, hall_of, who


class ExcuseForm(Struct, forbid_unknown_fields=True):
    member: str
    excused: str


@post("/desk/{meeting:str}/excuse", audience=AUDIENCE, name="desk-excuse")
async def excuse(request: Asked, meeting: FromPath[str]) -> Answer:
    def do(typed: Typed) -> None:
        form = parse(typed, ExcuseForm)
        if form.excused not in ("yes", "no"):
            raise BadForm(field="excused", problem="unknown")
        excused = form.excused == "yes"
        attendance.excuse(hall_of(request), meeting=meeting, member=form.member, excused=excused, actor=who(request).id)

    return await press(request, meeting, do)


@post("/desk/{meeting:str}/facts", audience=AUDIENCE, name="desk-facts")
async def read_again(request: Asked, meeting: FromPath[str]) -> Answer:
    def do(typed: Typed) -> None:
        member = parse(typed, MemberForm).member
        attendance.read_again(hall_of(request), meeting=meeting, member=member, actor=who(request).id)

    return await press(request, meeting, do)


@post("/desk/{meeting:str}/alternates", audience=AUDIENCE, name="desk-alternates")
async def draw(request: Asked, meeting: FromPath[str]) -> Answer:
    def do(typed: Typed) -> None:
        parse(typed, NothingForm)
        draw_alternates(hall_of(request), meeting=meeting, actor=who(request).id)

    return await press(request, meeting, do)


@post("/desk/{meeting:str}/exclusion", audience=AUDIENCE, name="desk-exclusion")
async def exclusion(request: Asked, meeting: FromPath[str]) -> Answer:
    def do(typed: Typed) -> None:
        member = parse(typed, MemberForm).member
        propose_exclusion(hall_of(request), meeting=meeting, member=member, actor=who(request).id)

    return await press(request, meeting, do)
