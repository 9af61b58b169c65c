"""After the vote: somebody was biased, and what becomes of the decision."""

from litestar import get, post
from litestar.params import FromPath
from msgspec import Struct

from juryvote.actions import findings
from juryvote.reads.team.findings import finding_page
from juryvote.rules.refusals import NotFound
from juryvote.web.answers import Answer, Show, answer
from juryvote.web.forms import NothingForm, Typed, parse
from juryvote.web.languages import say_in
from juryvote.web.refusals import Problem
from juryvote.web.render import language_of, render
from juryvote.web.session import Asked, hall_of, who
from juryvote.web.threads import in_thread

AUDIENCE = ("team", "chair")


class FindingForm(Struct, forbid_unknown_fields=True):
    member: str
    reason: str


def _shower(decision: str) -> Show:
    async def show(request: Asked, problem: Problem | None = None, typed: Typed | None = None) -> Answer:
        say = say_in(language_of(request))
        view = await in_thread(finding_page, hall_of(request), decision=decision, area=who(request).area, say=say)
        if view is None:
            raise NotFound
        return render(request, "team/finding.html", view=view, problem=problem, typed=typed or {})

    return show


@get("/team/decisions/{decision:str}/conflict", audience=AUDIENCE, name="finding-page")
async def page(request: Asked, decision: FromPath[str]) -> Answer:
    return await _shower(decision)(request)


@post("/team/decisions/{decision:str}/conflict", audience=AUDIENCE, name="find-conflict")
async def find(request: Asked, decision: FromPath[str]) -> Answer:
    def do(typed: Typed) -> None:
        form = parse(typed, FindingForm)
        findings.find_conflict(
            hall_of(request), decision=decision, member=form.member, reason=form.reason, actor=who(request).id
        )

    return await answer(request, do, show=_shower(decision), on=lambda _: f"/team/decisions/{decision}/conflict")


@post("/team/decisions/{decision:str}/reopen", audience=AUDIENCE, name="reopen-decision")
async def reopen(request: Asked, decision: FromPath[str]) -> Answer:
    def do(typed: Typed) -> None:
        parse(typed, NothingForm)
        findings.reopen_decision(hall_of(request), decision=decision, actor=who(request).id)

    return await answer(request, do, show=_shower(decision), on=lambda _: f"/team/decisions/{decision}/conflict")
