"""Steering the evening: open, call, check people in and out, adjourn."""

from collections.abc import Callable
from typing import Any

from litestar import get, post
from litestar.params import FromPath
from msgspec import Struct

from juryvote.actions import conflicts, decisions, meetings, presence
from juryvote.reads.chair import desk
from juryvote.rules.refusals import BadForm, NotFound
from juryvote.web.answers import Answer, Show, answer, onward
from juryvote.web.forms import NothingForm, Typed, parse
from juryvote.web.languages import say_in
from juryvote.web.refusals import Problem
from juryvote.web.render import language_of, render, wants_fragment
from juryvote.web.session import Asked, hall_of, who
from juryvote.web.team.written import written_shower
from juryvote.web.threads import in_thread

AUDIENCE = ("team", "chair")


class TitleForm(Struct, forbid_unknown_fields=True):
    title: str
    persons: str = ""


class PresenceForm(Struct, forbid_unknown_fields=True):
    member: str
    direction: str


class ConflictForm(Struct, forbid_unknown_fields=True):
    member: str
    reason: str


class MemberForm(Struct, forbid_unknown_fields=True):
    member: str


async def context_of(request: Asked, meeting: str) -> dict[str, Any]:
    say = say_in(language_of(request))
    view = await in_thread(desk, hall_of(request), meeting=meeting, asks=who(request).id, say=say)
    if view is None:
        raise NotFound
    return {"view": view}


def shower(meeting: str) -> Show:
    """Shows this meeting's desk: the fragment for a button, the page for everybody else."""

    async def show(request: Asked, problem: Problem | None = None, typed: Typed | None = None) -> Answer:
        context = await context_of(request, meeting)
        if context["view"].meeting.ends_on:
            return await written_shower(meeting)(request, problem, typed)
        template = "chair/_desk.html" if wants_fragment(request) else "chair/desk.html"
        return render(request, template, **context, problem=problem, typed=typed or {})

    return show


async def press(request: Asked, meeting: str, do: Callable[[Typed], object]) -> Answer:
    """One button of the desk."""
    return await answer(request, do, show=shower(meeting), on=f"/desk/{meeting}")


@get("/desk/{meeting:str}", audience=AUDIENCE, name="desk")
async def page(request: Asked, meeting: FromPath[str]) -> Answer:
    context = await context_of(request, meeting)
    if context["view"].meeting.ends_on:  # nobody is in a room that could be led
        return onward(f"/team/meetings/{meeting}")
    return render(request, "chair/desk.html", **context)


@get("/desk/{meeting:str}/now", audience=AUDIENCE, name="desk-now")
async def now(request: Asked, meeting: FromPath[str]) -> Answer:
    return render(request, "chair/_desk.html", **await context_of(request, meeting))


@post("/desk/{meeting:str}/open", audience=AUDIENCE, name="desk-open")
async def open_meeting(request: Asked, meeting: FromPath[str]) -> Answer:
    def do(typed: Typed) -> None:
        parse(typed, NothingForm)
        meetings.open_meeting(hall_of(request), meeting=meeting, actor=who(request).id)

    return await press(request, meeting, do)


@post("/desk/{meeting:str}/adjourn", audience=AUDIENCE, name="desk-adjourn")
async def adjourn(request: Asked, meeting: FromPath[str]) -> Answer:
    def do(typed: Typed) -> None:
        parse(typed, NothingForm)
        meetings.adjourn(hall_of(request), meeting=meeting, actor=who(request).id)

    return await press(request, meeting, do)


@post("/desk/{meeting:str}/items", audience=AUDIENCE, name="desk-item")
async def add_item(request: Asked, meeting: FromPath[str]) -> Answer:
    def do(typed: Typed) -> None:
        form = parse(typed, TitleForm)
        meetings.add_item(
            hall_of(request), meeting=meeting, title=form.title, persons=form.persons == "yes", actor=who(request).id
        )

    return await press(request, meeting, do)


@post("/desk/{meeting:str}/items/{item:str}/call", audience=AUDIENCE, name="desk-call")
async def call_item(request: Asked, meeting: FromPath[str], item: FromPath[str]) -> Answer:
    def do(typed: Typed) -> None:
        parse(typed, NothingForm)
        meetings.call_item(hall_of(request), meeting=meeting, item=item, actor=who(request).id)

    return await press(request, meeting, do)


@post("/desk/{meeting:str}/presence", audience=AUDIENCE, name="desk-presence")
async def move_person(request: Asked, meeting: FromPath[str]) -> Answer:
    def do(typed: Typed) -> None:
        form = parse(typed, PresenceForm)
        moves = {"in": presence.check_in, "out": presence.check_out}
        if form.direction not in moves:
            raise BadForm(field="direction", problem="unknown")
        moves[form.direction](
            hall_of(request), meeting=meeting, member=form.member, channel="team", actor=who(request).id
        )

    return await press(request, meeting, do)


@post("/desk/{meeting:str}/items/{item:str}/conflict", audience=AUDIENCE, name="desk-conflict")
async def declare(request: Asked, meeting: FromPath[str], item: FromPath[str]) -> Answer:
    def do(typed: Typed) -> None:
        form = parse(typed, ConflictForm)
        conflicts.declare_conflict(
            hall_of(request), item=item, member=form.member, reason=form.reason, actor=who(request).id
        )

    return await press(request, meeting, do)


@post("/desk/{meeting:str}/items/{item:str}/lift", audience=AUDIENCE, name="desk-lift")
async def lift(request: Asked, meeting: FromPath[str], item: FromPath[str]) -> Answer:
    def do(typed: Typed) -> None:
        member = parse(typed, MemberForm).member
        conflicts.lift_conflict(hall_of(request), item=item, member=member, actor=who(request).id)

    return await press(request, meeting, do)


@post("/desk/{meeting:str}/items/{item:str}/publish", audience=AUDIENCE, name="desk-publish")
async def publish(request: Asked, meeting: FromPath[str], item: FromPath[str]) -> Answer:
    def do(typed: Typed) -> None:
        parse(typed, NothingForm)
        decisions.publish_item(hall_of(request), item=item, actor=who(request).id)

    return await press(request, meeting, do)
