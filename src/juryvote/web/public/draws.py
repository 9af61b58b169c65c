"""A jury by lot, for everybody: the promise before the draw, the result after it."""

from typing import Any

from litestar import Response, get
from litestar.params import FromPath

from juryvote.reads.draws import draw_case, draw_page
from juryvote.rules.refusals import NotFound
from juryvote.web.answers import Answer
from juryvote.web.drawings import case_file, picture_of
from juryvote.web.render import render
from juryvote.web.session import Asked, hall_of
from juryvote.web.threads import in_thread

AUDIENCE = ("anybody",)


async def _context(request: Asked, draw: str) -> dict[str, Any]:
    view = await in_thread(draw_page, hall_of(request), draw)
    if view is None:
        raise NotFound
    return {"view": view, "qr": picture_of(request, draw, commitment=view.commitment, digest=view.digest)}


@get("/draws/{draw:str}", audience=AUDIENCE, name="public-draw")
async def page(request: Asked, draw: FromPath[str]) -> Answer:
    return render(request, "public/draw.html", **await _context(request, draw))


@get("/draws/{draw:str}/wall", audience=AUDIENCE, name="draw-wall")
async def wall(request: Asked, draw: FromPath[str]) -> Answer:
    return render(request, "screen/draw.html", **await _context(request, draw))


@get("/draws/{draw:str}/wall/now", audience=AUDIENCE, name="draw-wall-now")
async def wall_now(request: Asked, draw: FromPath[str]) -> Answer:
    return render(request, "screen/_draw.html", **await _context(request, draw))


@get("/draws/{draw:str}/case.json", audience=AUDIENCE, name="draw-case")
async def case(request: Asked, draw: FromPath[str]) -> Response[bytes]:
    return case_file(await in_thread(draw_case, hall_of(request), draw))
