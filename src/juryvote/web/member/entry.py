"""In by door code, card or wall code."""

from litestar import get, post
from msgspec import Struct

from juryvote.actions.entry import Entered, check_in_by_room_code, enter
from juryvote.web.answers import Answer, answer
from juryvote.web.forms import Typed, parse
from juryvote.web.kiosk import tablet
from juryvote.web.refusals import Problem
from juryvote.web.render import render
from juryvote.web.session import Asked, guest_of, hall_of, place_of, session_cookie, who


class CodeForm(Struct, forbid_unknown_fields=True):
    code: str


async def show_enter(request: Asked, problem: Problem | None = None, typed: Typed | None = None) -> Answer:
    return render(request, "member/enter.html", problem=problem, typed=typed or {})


@get("/enter", audience=("anybody",), name="enter")
async def enter_page(request: Asked) -> Answer:
    """On the shared tablet a scanned card opens the tablet's own page, which reads what is behind the #."""
    guest = guest_of(request)
    if guest is not None and guest.kind == "kiosk":
        return await tablet.show(request)
    return await show_enter(request)


@post("/enter", audience=("anybody",), name="enter-code")
async def enter_with_code(request: Asked) -> Answer:
    guest, entered = guest_of(request), list[Entered]()

    def do(typed: Typed) -> None:
        form, shared = parse(typed, CodeForm), guest is not None and guest.kind == "kiosk"
        known = (
            {"session": guest.session, "member": guest.id, "meeting": guest.meeting}
            if guest and guest.kind == "member"
            else {}
        )
        entered.append(enter(hall_of(request), code=form.code, place=place_of(request), shared=shared, **known))

    reply = await answer(request, do, show=show_enter, on=lambda _: entered[0].path)
    if entered and entered[0].token:
        reply.cookies.append(session_cookie(request, entered[0].token))
    return reply


async def show_room(request: Asked, problem: Problem | None = None, typed: Typed | None = None) -> Answer:
    guest = guest_of(request)
    if guest is None or guest.kind != "member":
        return await show_enter(request, problem)
    return render(request, "member/room.html", problem=problem, typed=typed or {})


@get("/room", audience=("anybody",), name="room")
async def room_page(request: Asked) -> Answer:
    """Opened by scanning the wall; a phone that is not signed in is asked to do so first."""
    return await show_room(request)


@post("/room", audience=("member",), name="room-code")
async def check_in_with_room_code(request: Asked) -> Answer:
    me = who(request)

    def do(typed: Typed) -> None:
        form = parse(typed, CodeForm)
        check_in_by_room_code(hall_of(request), meeting=me.meeting, member=me.id, code=form.code)

    return await answer(request, do, show=show_room, on=lambda _: "/meeting")
