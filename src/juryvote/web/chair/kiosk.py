"""Unlocking the shared tablet for one person."""

from litestar import post
from litestar.params import FromPath
from msgspec import Struct

from juryvote.actions.kiosk import lock_kiosk, unlock_kiosk
from juryvote.web.answers import Answer
from juryvote.web.chair.desk import AUDIENCE, press
from juryvote.web.forms import NothingForm, Typed, parse
from juryvote.web.session import Asked, hall_of, who


class KioskForm(Struct, forbid_unknown_fields=True):
    member: str


@post("/desk/{meeting:str}/kiosk", audience=AUDIENCE, name="desk-kiosk")
async def unlock(request: Asked, meeting: FromPath[str]) -> Answer:
    def do(typed: Typed) -> None:
        member = parse(typed, KioskForm).member
        unlock_kiosk(hall_of(request), meeting=meeting, member=member, actor=who(request).id)

    return await press(request, meeting, do)


@post("/desk/{meeting:str}/kiosk/lock", audience=AUDIENCE, name="desk-kiosk-lock")
async def lock(request: Asked, meeting: FromPath[str]) -> Answer:
    def do(typed: Typed) -> None:
        parse(typed, NothingForm)
        lock_kiosk(hall_of(request), meeting=meeting, actor=who(request).id)

    return await press(request, meeting, do)
