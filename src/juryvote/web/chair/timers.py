"""The clock for a pitch or a debate: set it, one minute more, put it away."""

from litestar import post
from litestar.params import FromPath
from msgspec import Struct

from juryvote.actions.timers import lengthen_timer, start_timer, stop_timer
from juryvote.web.answers import Answer
from juryvote.web.chair.desk import AUDIENCE, press
from juryvote.web.forms import NothingForm, Typed, parse, whole
from juryvote.web.session import Asked, hall_of, who


class MinutesForm(Struct, forbid_unknown_fields=True):
    minutes: str
    purpose: str = ""  # break, else for whoever speaks


class LongerForm(Struct, forbid_unknown_fields=True):
    ends: str


@post("/desk/{meeting:str}/timer", audience=AUDIENCE, name="desk-timer")
async def start(request: Asked, meeting: FromPath[str]) -> Answer:
    def do(typed: Typed) -> None:
        form, act = parse(typed, MinutesForm), {"meeting": meeting, "actor": who(request).id}
        minutes = whole(form.minutes, "minutes")
        start_timer(hall_of(request), minutes=minutes, on_break=form.purpose == "break", **act)

    return await press(request, meeting, do)


@post("/desk/{meeting:str}/timer/longer", audience=AUDIENCE, name="desk-timer-longer")
async def lengthen(request: Asked, meeting: FromPath[str]) -> Answer:
    def do(typed: Typed) -> None:
        ends = parse(typed, LongerForm).ends
        lengthen_timer(hall_of(request), meeting=meeting, ends=ends, actor=who(request).id)

    return await press(request, meeting, do)


@post("/desk/{meeting:str}/timer/stop", audience=AUDIENCE, name="desk-timer-stop")
async def stop(request: Asked, meeting: FromPath[str]) -> Answer:
    def do(typed: Typed) -> None:
        parse(typed, NothingForm)
        stop_timer(hall_of(request), meeting=meeting, actor=who(request).id)

    return await press(request, meeting, do)
