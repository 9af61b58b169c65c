"""Minutes that a body has approved, for everybody: without names, as a page and as the text that was approved."""

from litestar import Response, get
from litestar.params import FromPath

from juryvote.reads.minutes import minutes_text, public_minutes
from juryvote.rules.refusals import NotFound
from juryvote.web.answers import Answer
from juryvote.web.languages import say_in
from juryvote.web.minutes_paper import minutes_pdf
from juryvote.web.printing import PDF
from juryvote.web.public.lasting import lasting
from juryvote.web.render import language_of, render
from juryvote.web.session import Asked, hall_of
from juryvote.web.threads import in_thread

AUDIENCE = ("anybody",)
TEXT = "text/plain; charset=utf-8"


@get("/minutes/{minuted:str}", audience=AUDIENCE, name="public-minutes")
async def page(request: Asked, minuted: FromPath[str]) -> Answer:
    say = say_in(language_of(request))
    view = await in_thread(public_minutes, hall_of(request), meeting=minuted, say=say)
    if view is None:
        raise NotFound
    return render(request, "public/minutes.html", view=view)


@get("/minutes/{minuted:str}/niederschrift.txt", audience=AUDIENCE, name="public-minutes-text")
async def text(request: Asked, minuted: FromPath[str]) -> Response[bytes]:
    data = await in_thread(minutes_text, hall_of(request), meeting=minuted, names=False)
    if data is None:
        raise NotFound
    return lasting(request, data, kind=TEXT, changes=[], filename="niederschrift.txt")


@get("/minutes/{minuted:str}/niederschrift.pdf", audience=AUDIENCE, name="public-minutes-pdf")
async def paper(request: Asked, minuted: FromPath[str]) -> Response[bytes]:
    language = language_of(request)
    say = say_in(language)
    view = await in_thread(public_minutes, hall_of(request), meeting=minuted, say=say)
    if view is None:
        raise NotFound
    data = await in_thread(minutes_pdf, view, language=language, say=say)
    return lasting(request, data, kind=PDF, changes=[], filename="niederschrift.pdf")
