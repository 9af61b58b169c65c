"""Minutes in the office: read them, write remarks, put them on the agenda of the evening that approves them."""

from litestar import Response, get, post
from litestar.params import FromPath
from msgspec import Struct

from juryvote.actions import minutes
from juryvote.reads.minutes import minutes_page, minutes_text
from juryvote.rules.refusals import NotFound
from juryvote.web.answers import Answer, Show, answer
from juryvote.web.forms import Typed, parse, whole
from juryvote.web.languages import say_in
from juryvote.web.minutes_paper import minutes_pdf
from juryvote.web.printing import PDF
from juryvote.web.refusals import Problem
from juryvote.web.render import language_of, render
from juryvote.web.session import Asked, hall_of, who
from juryvote.web.threads import in_thread

AUDIENCE = ("team",)
READERS = ("team", "chair")  # who chaired signs them
TEXT = "text/plain; charset=utf-8"


class RemarkForm(Struct, forbid_unknown_fields=True):
    place: str
    version: str
    remark: str


class PutForm(Struct, forbid_unknown_fields=True):
    on: str


def minutes_shower(meeting: str) -> Show:
    async def show(request: Asked, problem: Problem | None = None, typed: Typed | None = None) -> Answer:
        say = say_in(language_of(request))
        view = await in_thread(minutes_page, hall_of(request), meeting=meeting, say=say)
        if view is None:
            raise NotFound
        return render(request, "team/minutes.html", view=view, problem=problem, typed=typed or {})

    return show


@get("/team/meetings/{meeting:str}/minutes", audience=READERS, name="minutes")
async def page(request: Asked, meeting: FromPath[str]) -> Answer:
    return await minutes_shower(meeting)(request)


@get("/team/meetings/{meeting:str}/minutes.txt", audience=READERS, name="minutes-text")
async def text(request: Asked, meeting: FromPath[str]) -> Response[bytes]:
    """With names: for the body alone."""
    data = await in_thread(minutes_text, hall_of(request), meeting=meeting, names=True)
    if data is None:
        raise NotFound
    headers = {"Content-Disposition": 'attachment; filename="niederschrift-intern.txt"'}
    return Response(data, media_type=TEXT, headers=headers)


@get("/team/meetings/{meeting:str}/minutes.pdf", audience=READERS, name="minutes-pdf")
async def paper(request: Asked, meeting: FromPath[str]) -> Response[bytes]:
    """With names and room for two signatures."""
    language = language_of(request)
    say = say_in(language)
    view = await in_thread(minutes_page, hall_of(request), meeting=meeting, say=say)
    if view is None:
        raise NotFound
    data = await in_thread(minutes_pdf, view, language=language, say=say)
    headers = {"Content-Disposition": 'attachment; filename="niederschrift-intern.pdf"'}
    return Response(data, media_type=PDF, headers=headers)


@post("/team/meetings/{meeting:str}/minutes/remarks", audience=AUDIENCE, name="remark")
async def remark(request: Asked, meeting: FromPath[str]) -> Answer:
    def do(typed: Typed) -> None:
        form = parse(typed, RemarkForm)
        told = {"place": form.place, "text": form.remark, "actor": who(request).id}
        minutes.remark(hall_of(request), meeting=meeting, version=whole(form.version, "version"), **told)

    return await answer(request, do, show=minutes_shower(meeting), on=f"/team/meetings/{meeting}/minutes")


@post("/team/meetings/{meeting:str}/minutes/approval", audience=AUDIENCE, name="put-minutes")
async def put(request: Asked, meeting: FromPath[str]) -> Answer:
    def do(typed: Typed) -> None:
        on = parse(typed, PutForm).on
        minutes.put_for_approval(hall_of(request), meeting=meeting, on=on, actor=who(request).id)

    return await answer(request, do, show=minutes_shower(meeting), on=f"/team/meetings/{meeting}/minutes")
