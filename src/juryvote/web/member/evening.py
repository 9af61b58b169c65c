"""The evening on the phone: one page, one fragment, and what a member can do on it."""

from concurrent.futures import Future
from typing import Any

from litestar import MediaType, Response, get, post
from litestar.params import FromPath
from msgspec import Struct

from juryvote.actions.casting import Receipt, Tap
from juryvote.actions.conflicts import declare_conflict
from juryvote.actions.presence import check_out
from juryvote.actions.slips import tap_slip
from juryvote.actions.written import count_what_is_due
from juryvote.reads.member import MemberEvening, evening
from juryvote.reads.written import MemberWritten, my_vote_in_writing
from juryvote.rules.conflicts import Reason
from juryvote.rules.refusals import NotFound
from juryvote.web.answers import Answer, answer
from juryvote.web.forms import NothingForm, Typed, parse, picks_of
from juryvote.web.languages import say_in
from juryvote.web.member.quick import counted_text, drawn_once, quick_slip
from juryvote.web.personal import own_data_file
from juryvote.web.refusals import Problem
from juryvote.web.render import fragment_headers, language_of, new_key, render, wants_fragment
from juryvote.web.session import Asked, hall_of, who
from juryvote.web.threads import in_thread

AUDIENCE = ("member",)


class SlipForm(Struct, forbid_unknown_fields=True):
    choice: str
    key: str
    pick: list[str] = []
    sum: str = ""


class ConflictForm(Struct, forbid_unknown_fields=True):
    reason: str


async def show(request: Asked, problem: Problem | None = None, typed: Typed | None = None) -> Answer:
    context = await context_of(request)
    if problem is None and wants_fragment(request) and not context["view"].meeting.ends_on:
        return _fragment(request, context)
    page = "written" if context["view"].meeting.ends_on else "evening"
    template = f"member/_{page}.html" if wants_fragment(request) else f"member/{page}.html"
    return render(request, template, **context, problem=problem, typed=typed or {})


async def context_of(request: Asked) -> dict[str, Any]:
    me, hall = who(request), hall_of(request)
    say = say_in(language_of(request))
    view: MemberEvening | MemberWritten | None = await in_thread(
        evening, hall, meeting=me.meeting, member=me.id, session=me.session, say=say
    )
    if view is not None and view.meeting.ends_on:
        view = await _in_writing(request)
    if view is None:
        raise NotFound
    turn = view.ballot.turn if view.ballot else 0
    return {"view": view, "ballot_key": new_key(hall.world, turn), "reasons": tuple(Reason)}


async def show_counted(request: Asked) -> Answer:
    """After a slip: its receipt alone, where the page has a place for it; else all of it."""
    context = await context_of(request)
    text = counted_text(request, context["view"], context["ballot_key"])
    if text is None:
        return await show(request)
    return _answer(request, text)


def _fragment(request: Asked, context: dict[str, Any]) -> Answer:
    """Of a sealed ballot nothing is remembered: what its page holds is one phone's alone."""
    ballot = context["view"].ballot
    if ballot is not None and ballot.seal is not None:
        return render(request, "member/_evening.html", **context)
    return _answer(request, drawn_once(request, context["view"], context))


def _answer(request: Asked, text: str) -> Answer:
    headers = fragment_headers(language_of(request))
    return Response(text, status_code=200, media_type=MediaType.HTML, headers=headers)


async def _in_writing(request: Asked) -> MemberWritten | None:
    """A vote in writing; one whose last day is over is counted before anybody looks."""
    me, hall = who(request), hall_of(request)
    say = say_in(language_of(request))
    view = await in_thread(my_vote_in_writing, hall, meeting=me.meeting, member=me.id, say=say)
    if view is None or view.procedure.state != "over":
        return view
    await in_thread(count_what_is_due, hall)
    return await in_thread(my_vote_in_writing, hall, meeting=me.meeting, member=me.id, say=say)


@get("/meeting", audience=AUDIENCE, name="evening")
async def page(request: Asked) -> Answer:
    return await show(request)


@get("/meeting/now", audience=AUDIENCE, name="evening-now")
async def now(request: Asked) -> Answer:
    context = await context_of(request)
    if context["view"].meeting.ends_on:
        return render(request, "member/_written.html", **context)
    return _fragment(request, context)


@post("/ballots/{ballot:str}/slip", audience=AUDIENCE, name="slip", middleware=[quick_slip])
async def vote(request: Asked, ballot: FromPath[str]) -> Answer:
    me = who(request)

    def do(typed: Typed) -> Future[Receipt]:
        form = parse(typed, SlipForm)
        tap = Tap(
            ballot=ballot,
            member=me.id,
            choice=form.choice,
            channel="phone",
            key=form.key,
            picks=picks_of(form),
            session=me.session,
            meeting=me.meeting,
        )
        return tap_slip(hall_of(request), tap)

    return await answer(request, do, show=show, done=show_counted, on="/meeting")


@post("/items/{item:str}/conflict", audience=AUDIENCE, name="my-conflict")
async def declare(request: Asked, item: FromPath[str]) -> Answer:
    me = who(request)

    def do(typed: Typed) -> None:
        form = parse(typed, ConflictForm)
        declare_conflict(hall_of(request), item=item, member=me.id, reason=form.reason, actor=me.id)

    return await answer(request, do, show=show, on="/meeting")


@post("/meeting/leave", audience=AUDIENCE, name="leave")
async def leave(request: Asked) -> Answer:
    me = who(request)

    def do(typed: Typed) -> None:
        parse(typed, NothingForm)
        check_out(hall_of(request), meeting=me.meeting, member=me.id, channel="phone", actor=me.id)

    return await answer(request, do, show=show, on="/meeting")


@get("/meeting/my-data.json", audience=AUDIENCE, name="my-data")
async def my_data(request: Asked) -> Response[bytes]:
    """Everything that is stored about whoever holds this phone."""
    return await own_data_file(request, who(request).id)
