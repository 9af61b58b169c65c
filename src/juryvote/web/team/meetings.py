"""Before and at the door: agenda, door codes, the projector's link, corrections of decisions."""

from litestar import get, post
from litestar.params import FromPath
from msgspec import Struct

from juryvote.actions import decisions, entry, meetings
from juryvote.actions.invitations import invite_again
from juryvote.reads.public import decision_page
from juryvote.reads.team.meetings import DoorCode, DoorPage, door_page, meeting_page, pass_opened
from juryvote.reads.team.people import names_of
from juryvote.rules.refusals import NotFound, Refusal
from juryvote.web.answers import Answer, Show, answer, problem_for
from juryvote.web.forms import NothingForm, Typed, berlin_moment, parse, typed_of
from juryvote.web.languages import say_in
from juryvote.web.qr import qr_svg
from juryvote.web.refusals import Problem
from juryvote.web.render import language_of, render
from juryvote.web.session import Asked, base_url, hall_of, who
from juryvote.web.team.written import written_shower
from juryvote.web.threads import in_thread

AUDIENCE = ("team", "chair")


class AgendaForm(Struct, forbid_unknown_fields=True):
    proposal: list[str] = []


class DoorForm(Struct, forbid_unknown_fields=True):
    member: str


class SecondForm(Struct, forbid_unknown_fields=True):
    title: str
    place: str
    starts: str


class CorrectionForm(Struct, forbid_unknown_fields=True):
    text: str
    why: str


def meeting_shower(meeting: str) -> Show:
    async def show(request: Asked, problem: Problem | None = None, typed: Typed | None = None) -> Answer:
        view = await in_thread(meeting_page, hall_of(request), meeting=meeting, area=who(request).area)
        if view is None:
            raise NotFound
        if view.meeting.ends_on:
            return await written_shower(meeting)(request, problem, typed)
        return render(request, "team/meeting.html", view=view, problem=problem, typed=typed or {})

    return show


@get("/team/meetings/{meeting:str}", audience=AUDIENCE, name="meeting")
async def meeting_(request: Asked, meeting: FromPath[str]) -> Answer:
    return await meeting_shower(meeting)(request)


@post("/team/meetings/{meeting:str}/agenda", audience=AUDIENCE, name="agenda")
async def agenda(request: Asked, meeting: FromPath[str]) -> Answer:
    def do(typed: Typed) -> None:
        chosen = parse(typed, AgendaForm).proposal
        meetings.put_on_agenda(hall_of(request), meeting=meeting, proposals=chosen, actor=who(request).id)

    return await answer(request, do, show=meeting_shower(meeting), on=lambda _: f"/team/meetings/{meeting}")


@post("/team/meetings/{meeting:str}/call-off", audience=AUDIENCE, name="call-off")
async def call_off(request: Asked, meeting: FromPath[str]) -> Answer:
    def do(typed: Typed) -> None:
        parse(typed, NothingForm)
        meetings.adjourn(hall_of(request), meeting=meeting, actor=who(request).id)

    return await answer(request, do, show=meeting_shower(meeting), on=lambda _: f"/team/meetings/{meeting}")


@post("/team/meetings/{meeting:str}/second", audience=AUDIENCE, name="second-meeting")
async def second(request: Asked, meeting: FromPath[str]) -> Answer:
    """Another meeting for what this one left open."""

    def do(typed: Typed) -> str:
        form = parse(typed, SecondForm)
        starts = berlin_moment(form.starts, "starts")
        return invite_again(
            hall_of(request),
            meeting=meeting,
            title=form.title,
            place=form.place,
            starts=starts,
            actor=who(request).id,
        )

    return await answer(request, do, show=meeting_shower(meeting), on=lambda made: f"/team/meetings/{made}")


async def _door_view(request: Asked, meeting: str) -> DoorPage:
    view = await in_thread(door_page, hall_of(request), meeting=meeting, area=who(request).area)
    if view is None:
        raise NotFound
    return view


@get("/team/meetings/{meeting:str}/door", audience=AUDIENCE, name="door")
async def door(request: Asked, meeting: FromPath[str]) -> Answer:
    return render(request, "team/door.html", view=await _door_view(request, meeting))


@get("/team/meetings/{meeting:str}/door/people", audience=AUDIENCE, name="door-people")
async def door_people(request: Asked, meeting: FromPath[str]) -> Answer:
    return render(request, "team/_people.html", view=await _door_view(request, meeting))


@post("/team/meetings/{meeting:str}/door", audience=AUDIENCE, name="door-code")
async def door_code(request: Asked, meeting: FromPath[str]) -> Answer:
    """One tap on a name: the QR for this one person, for two minutes."""
    try:
        member = parse(await typed_of(request), DoorForm).member
        made = await in_thread(
            entry.issue_door_pass, hall_of(request), meeting=meeting, member=member, actor=who(request).id
        )
    except Refusal as refusal:
        view = await _door_view(request, meeting)
        return render(request, "team/door.html", view=view, problem=problem_for(request, refusal))
    names = await in_thread(names_of, hall_of(request), who(request).area)
    return render(request, "team/code.html", view=_door_code(request, meeting, made, names[made.member]))


def _door_code(request: Asked, meeting: str, made: entry.Pass, name: str) -> DoorCode:
    say, url = say_in(language_of(request)), f"{base_url(request)}/enter#{made.token}"
    return DoorCode(
        meeting=meeting,
        name=name,
        qr=qr_svg(url, say("Code zum Anmelden")),
        code=grouped(made.code),
        url=f"{base_url(request)}/enter",
        seconds=entry.DOOR_SECONDS,
        opened=False,
        id=made.id,
    )


def grouped(code: str) -> str:
    return f"{code[:4]}-{code[4:]}"


@get("/team/meetings/{meeting:str}/door/codes/{code:str}", audience=AUDIENCE, name="door-opened")
async def door_opened(request: Asked, meeting: FromPath[str], code: FromPath[str]) -> Answer:
    """Whether that code has been scanned: the tablet goes back to the list by itself."""
    opened = await in_thread(pass_opened, hall_of(request), code)
    return render(request, "team/_opened.html", view={"opened": opened, "meeting": meeting, "id": code})


@post("/team/meetings/{meeting:str}/screen", audience=AUDIENCE, name="screen-code")
async def screen_code(request: Asked, meeting: FromPath[str]) -> Answer:
    """A code for the projector's own machine: it sees the wall and nothing else."""
    parse(await typed_of(request), NothingForm)
    made = await in_thread(entry.issue_link, hall_of(request), kind="screen", meeting=meeting, actor=who(request).id)
    say = say_in(language_of(request))
    return render(request, "team/code.html", view=_door_code(request, meeting, made, say("Leinwand")))


@post("/team/meetings/{meeting:str}/kiosk", audience=AUDIENCE, name="kiosk-code")
async def kiosk_code(request: Asked, meeting: FromPath[str]) -> Answer:
    """A code for a shared tablet: it votes for whom the desk unlocks it, and does nothing else."""
    parse(await typed_of(request), NothingForm)
    made = await in_thread(entry.issue_link, hall_of(request), kind="kiosk", meeting=meeting, actor=who(request).id)
    say = say_in(language_of(request))
    return render(request, "team/code.html", view=_door_code(request, meeting, made, say("Gemeinsames Tablet")))


@post("/team/decisions/{decision:str}/correct", audience=("team",), name="correct-decision")
async def correct(request: Asked, decision: FromPath[str]) -> Answer:
    def do(typed: Typed) -> None:
        form = parse(typed, CorrectionForm)
        decisions.correct(hall_of(request), decision=decision, text=form.text, why=form.why, actor=who(request).id)

    return await answer(request, do, show=_correction(decision), on=lambda _: f"/decisions/{decision}")


@get("/team/decisions/{decision:str}/correct", audience=("team",), name="correct-page")
async def correct_page(request: Asked, decision: FromPath[str]) -> Answer:
    return await _correction(decision)(request)


def _correction(decision: str) -> Show:
    async def show(request: Asked, problem: Problem | None = None, typed: Typed | None = None) -> Answer:
        view = await in_thread(decision_page, hall_of(request), decision, say=say_in(language_of(request)))
        if view is None:
            raise NotFound
        return render(request, "team/correct.html", view=view, problem=problem, typed=typed or {})

    return show
