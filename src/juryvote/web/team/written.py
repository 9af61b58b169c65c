"""Votes in writing in the office: start one, see how far it is, print letters, count."""

from litestar import get, post
from litestar.params import FromPath
from msgspec import Struct

from juryvote.actions import letters, written
from juryvote.actions.entry import Pass
from juryvote.reads.parts import MeetingHead
from juryvote.reads.team.meetings import Card, CardSheet
from juryvote.reads.team.people import names_of
from juryvote.reads.team.written import start_page
from juryvote.reads.written import TeamWritten, team_written
from juryvote.rules.refusals import NotFound, Refusal
from juryvote.web.answers import Answer, Show, answer, onward, problem_for
from juryvote.web.forms import NothingForm, Typed, euros, parse, typed_of
from juryvote.web.languages import say_in
from juryvote.web.qr import qr_svg
from juryvote.web.refusals import Problem
from juryvote.web.render import language_of, render
from juryvote.web.session import Asked, base_url, hall_of, who
from juryvote.web.threads import in_thread

AUDIENCE = ("team", "chair")


class StartForm(Struct, forbid_unknown_fields=True):
    proposal: str
    amount: str


class LettersForm(Struct, forbid_unknown_fields=True):
    again: str = ""


def _start(body: str) -> Show:
    async def show(request: Asked, problem: Problem | None = None, typed: Typed | None = None) -> Answer:
        say = say_in(language_of(request))
        view = await in_thread(start_page, hall_of(request), body=body, area=who(request).area, say=say)
        if view is None:
            raise NotFound
        return render(request, "team/start_written.html", view=view, problem=problem, typed=typed or {})

    return show


@get("/team/bodies/{body_id:str}/written", audience=("team",), name="start-written")
async def start(request: Asked, body_id: FromPath[str]) -> Answer:
    return await _start(body_id)(request)


@post("/team/bodies/{body_id:str}/written", audience=("team",), name="new-written")
async def new(request: Asked, body_id: FromPath[str]) -> Answer:
    def do(typed: Typed) -> str:
        form = parse(typed, StartForm)
        cents = euros(form.amount, "amount")
        actor = who(request).id
        hall = hall_of(request)
        return written.start_written(hall, body=body_id, proposal=form.proposal, amount_cents=cents, actor=actor)

    return await answer(request, do, show=_start(body_id), on=lambda meeting: f"/team/meetings/{meeting}")


async def view_of(request: Asked, meeting: str) -> TeamWritten | None:
    """The vote as it is now; one whose last day is over is counted before anybody looks."""
    hall, area, say = hall_of(request), who(request).area, say_in(language_of(request))
    view = await in_thread(team_written, hall, meeting=meeting, area=area, say=say)
    if view is None or view.procedure.state != "over":
        return view
    await in_thread(written.count_what_is_due, hall)
    return await in_thread(team_written, hall, meeting=meeting, area=area, say=say)


def written_shower(meeting: str) -> Show:
    async def show(request: Asked, problem: Problem | None = None, typed: Typed | None = None) -> Answer:
        view = await view_of(request, meeting)
        if view is None:
            raise NotFound
        return render(request, "team/written.html", view=view, problem=problem, typed=typed or {})

    return show


@post("/team/meetings/{meeting:str}/count", audience=AUDIENCE, name="count-written")
async def count(request: Asked, meeting: FromPath[str]) -> Answer:
    parse(await typed_of(request), NothingForm)
    try:
        await in_thread(written.count_written, hall_of(request), meeting=meeting, actor=who(request).id)
    except Refusal as refusal:
        return await written_shower(meeting)(request, problem_for(request, refusal))
    return onward(f"/team/meetings/{meeting}")


@post("/team/meetings/{meeting:str}/letters", audience=AUDIENCE, name="letters")
async def new_letters(request: Asked, meeting: FromPath[str]) -> Answer:
    """The codes are shown this once; a letter for somebody makes the earlier ones of that person void."""
    form = parse(await typed_of(request), LettersForm)
    me, hall = who(request), hall_of(request)
    try:
        made = await in_thread(letters.issue_letters, hall, meeting=meeting, actor=me.id, again=form.again == "yes")
    except Refusal as refusal:
        return await written_shower(meeting)(request, problem_for(request, refusal))
    view = await view_of(request, meeting)
    if view is None:
        raise NotFound
    names = await in_thread(names_of, hall, me.area)
    cards = tuple(sorted((_letter(request, one, names[one.member]) for one in made), key=lambda card: card.name))
    return render(request, "team/letters.html", view=view, sheet=_sheet(request, view.meeting, cards))


def _sheet(request: Asked, meeting: MeetingHead, cards: tuple[Card, ...]) -> CardSheet:
    return CardSheet(meeting=meeting, cards=cards, host=base_url(request).partition("://")[2])


def _letter(request: Asked, made: Pass, name: str) -> Card:
    say, url = say_in(language_of(request)), f"{base_url(request)}/enter#{made.token}"
    return Card(name=name, code=f"{made.code[:4]}-{made.code[4:]}", qr=qr_svg(url, say("Code zum Anmelden")))
