"""The office's front page, and what is founded from there: bodies, funds, rounds, meetings."""

from litestar import get, post
from msgspec import Struct

from juryvote.actions import meetings, money, people
from juryvote.reads.team.office import home
from juryvote.reads.team.people import area_of_body
from juryvote.rules.refusals import BadForm
from juryvote.web.answers import Answer, answer, onward
from juryvote.web.forms import Typed, berlin_moment, euros, parse, whole
from juryvote.web.refusals import Problem
from juryvote.web.render import render
from juryvote.web.session import Asked, hall_of, who
from juryvote.web.threads import in_thread


class BodyForm(Struct, forbid_unknown_fields=True):
    name: str
    kind: str
    preset: str
    seats: str


class FundForm(Struct, forbid_unknown_fields=True):
    body: str
    name: str
    budget: str


class RoundForm(Struct, forbid_unknown_fields=True):
    body: str
    fund: str
    title: str
    cap: str
    deadline: str
    act: str = "open"  # open | draft


class MeetingForm(Struct, forbid_unknown_fields=True):
    body: str
    title: str
    place: str
    starts: str


async def show(request: Asked, problem: Problem | None = None, typed: Typed | None = None) -> Answer:
    view = await in_thread(home, hall_of(request), area=who(request).area)
    return render(request, "team/home.html", view=view, problem=problem, typed=typed or {})


@get("/team", audience=("team", "chair"), name="office")
async def page(request: Asked) -> Answer:
    return await show(request)


def own_body(request: Asked, body: str) -> str:
    """A body named in a form, not in the address: it has to be of the same area."""
    if area_of_body(hall_of(request), body) != who(request).area:
        raise BadForm(field="body", problem="unknown")
    return body


@post("/team/bodies", audience=("team",), name="new-body")
async def new_body(request: Asked) -> Answer:
    me = who(request)

    def do(typed: Typed) -> str:
        form = parse(typed, BodyForm)
        return people.found_body(
            hall_of(request),
            area=me.area,
            name=form.name,
            form=form.kind,
            preset=form.preset,
            seats=whole(form.seats, "seats"),
            actor=me.id,
        )

    return await answer(request, do, show=show, on=lambda body: f"/team/bodies/{body}")


@post("/team/funds", audience=("team",), name="new-fund")
async def new_fund(request: Asked) -> Answer:
    def do(typed: Typed) -> str:
        form = parse(typed, FundForm)
        return money.open_fund(
            hall_of(request),
            body=own_body(request, form.body),
            name=form.name,
            budget_cents=euros(form.budget, "budget"),
            actor=who(request).id,
        )

    return await answer(request, do, show=show, on=lambda _: "/team")


@post("/team/rounds", audience=("team",), name="new-round")
async def new_round(request: Asked) -> Answer:
    def do(typed: Typed) -> str:
        form = parse(typed, RoundForm)
        return money.open_round(
            hall_of(request),
            body=own_body(request, form.body),
            fund=form.fund,
            title=form.title,
            cap_cents=euros(form.cap, "cap"),
            deadline=berlin_moment(form.deadline, "deadline"),
            draft=form.act == "draft",
            actor=who(request).id,
        )

    return await answer(request, do, show=show, on=lambda call: f"/team/rounds/{call}")


@post("/team/meetings", audience=("team",), name="new-meeting")
async def new_meeting(request: Asked) -> Answer:
    def do(typed: Typed) -> str:
        form = parse(typed, MeetingForm)
        return meetings.plan_meeting(
            hall_of(request),
            body=own_body(request, form.body),
            title=form.title,
            place=form.place,
            starts=berlin_moment(form.starts, "starts"),
            actor=who(request).id,
        )

    return await answer(request, do, show=show, on=lambda meeting: f"/team/meetings/{meeting}")


@get(
    ["/team/bodies", "/team/funds", "/team/rounds", "/team/meetings"], audience=("team", "chair"), name="back-to-office"
)
async def back_to_office() -> Answer:
    """Where a form was refused, its address stays in the bar: reloading it leads back to the page of the form."""
    return onward("/team")
