"""The wall: one page, one fragment, no buttons."""

from typing import Any

import msgspec
from litestar import get
from litestar.params import FromPath

from juryvote.reads.screen import wall
from juryvote.rules.refusals import NotFound
from juryvote.web.answers import Answer
from juryvote.web.languages import languages, say_in
from juryvote.web.qr import qr_svg
from juryvote.web.render import language_of, render
from juryvote.web.session import Asked, base_url, hall_of
from juryvote.web.threads import in_thread

AUDIENCE = ("screen", "team", "chair")
TURN_SECONDS = 12  # long enough to read a question and its sentence


def take_turns(request: Asked) -> str:
    """The languages that the wall's address names speak in turn; what its fragment's address says of them."""
    asked = request.query_params.get("languages", "").split(",")
    spoken = tuple(dict.fromkeys(code for code in asked if code in languages()))
    if len(spoken) < 2:
        return ""
    request.state.language = spoken[hall_of(request).seconds() // TURN_SECONDS % len(spoken)]
    return f"?languages={','.join(spoken)}"


async def _context(request: Asked, meeting: str) -> dict[str, Any]:
    turns = take_turns(request)
    say = say_in(language_of(request))
    view = await in_thread(wall, hall_of(request), meeting=meeting, say=say)
    if view is None:
        raise NotFound
    if view.room_code:
        picture = qr_svg(f"{base_url(request)}/room#{view.room_code}", say("Code zum Anmelden im Raum"))
        view = msgspec.structs.replace(view, room_qr=picture)
    return {"view": view, "host": base_url(request).partition("://")[2], "turns": turns, "turn": TURN_SECONDS}


@get("/screen/{meeting:str}", audience=AUDIENCE, name="screen")
async def page(request: Asked, meeting: FromPath[str]) -> Answer:
    return render(request, "screen/wall.html", **await _context(request, meeting))


@get("/screen/{meeting:str}/now", audience=AUDIENCE, name="screen-now")
async def now(request: Asked, meeting: FromPath[str]) -> Answer:
    return render(request, "screen/_wall.html", **await _context(request, meeting))
