"""The register of interests, and who of it stands behind a proposal."""

from litestar import get, post
from litestar.params import FromPath
from msgspec import Struct

from juryvote.actions import interests
from juryvote.actions.conflicts import declare_conflict
from juryvote.reads.team.interests import interests_page
from juryvote.web.answers import Answer, answer
from juryvote.web.forms import Typed, berlin_day, parse
from juryvote.web.refusals import Problem
from juryvote.web.render import render
from juryvote.web.session import Asked, hall_of, who
from juryvote.web.team.meetings import meeting_shower
from juryvote.web.team.rounds import applicant_of, proposal_shower
from juryvote.web.threads import in_thread

AUDIENCE = ("team",)
HOME = "/team/interests"


class PartyForm(Struct, forbid_unknown_fields=True):
    kind: str
    name: str


class InterestForm(Struct, forbid_unknown_fields=True):
    party: str
    member: str
    role: str
    since: str


class UntilForm(Struct, forbid_unknown_fields=True):
    until: str


class HintForm(Struct, forbid_unknown_fields=True):
    member: str
    reason: str


class RegisterForm(Struct, forbid_unknown_fields=True):
    register: str


async def show(request: Asked, problem: Problem | None = None, typed: Typed | None = None) -> Answer:
    view = await in_thread(interests_page, hall_of(request), area=who(request).area)
    return render(request, "team/interests.html", view=view, problem=problem, typed=typed or {})


@get(HOME, audience=AUDIENCE, name="interests")
async def page(request: Asked) -> Answer:
    return await show(request)


@post(HOME, audience=AUDIENCE, name="new-party")
async def new_party(request: Asked) -> Answer:
    me = who(request)

    def do(typed: Typed) -> str:
        form = parse(typed, PartyForm)
        return interests.add_party(hall_of(request), area=me.area, kind=form.kind, name=form.name, actor=me.id)

    return await answer(request, do, show=show, on=lambda made: f"{HOME}#party-{made}")


@post(f"{HOME}/members", audience=AUDIENCE, name="new-interest")
async def new_interest(request: Asked) -> Answer:
    me = who(request)

    def do(typed: Typed) -> str:
        form = parse(typed, InterestForm)
        since = berlin_day(form.since, "since")
        values = {"party": form.party, "member": form.member, "role": form.role, "since": since}
        interests.add_interest(hall_of(request), area=me.area, actor=me.id, **values)
        return form.party

    return await answer(request, do, show=show, on=lambda party: f"{HOME}#party-{party}")


@post(f"{HOME}/{{interest:str}}/end", audience=AUDIENCE, name="end-interest")
async def end(request: Asked, interest: FromPath[str]) -> Answer:
    def do(typed: Typed) -> None:
        until = berlin_day(parse(typed, UntilForm).until, "until")
        interests.end_interest(hall_of(request), interest=interest, until=until, actor=who(request).id)

    return await answer(request, do, show=show, on=lambda _: HOME)


@post("/team/meetings/{meeting:str}/items/{item:str}/hint", audience=("team", "chair"), name="answer-hint")
async def answer_hint(request: Asked, meeting: FromPath[str], item: FromPath[str]) -> Answer:
    """A proposed conflict, settled before the evening: with a reason it is declared, without one set aside."""
    me, hall = who(request), hall_of(request)

    def do(typed: Typed) -> None:
        form = parse(typed, HintForm)
        if form.reason:
            declare_conflict(hall, item=item, member=form.member, reason=form.reason, actor=me.id)
        else:
            interests.dismiss_hint(hall, item=item, member=form.member, actor=me.id)

    return await answer(request, do, show=meeting_shower(meeting), on=lambda _: f"/team/meetings/{meeting}#hints")


@post("/team/proposals/{proposal:str}/applicant", audience=AUDIENCE, name="applicant")
async def applicant(request: Asked, proposal: FromPath[str]) -> Answer:
    def do(typed: Typed) -> None:
        chosen = applicant_of(parse(typed, RegisterForm).register)
        party, member = chosen["applicant_party"], chosen["applicant_member"]
        interests.name_applicant(hall_of(request), proposal=proposal, party=party, member=member, actor=who(request).id)

    return await answer(request, do, show=proposal_shower(proposal), on=lambda _: f"/team/proposals/{proposal}")
