"""Forms on paper: the team types them in on one page, and hands the code on."""

from typing import Any

import msgspec
from litestar import get, post

from juryvote.actions import applying, entering
from juryvote.reads import applying as reads
from juryvote.rules import applications as rules
from juryvote.rules.refusals import NotFound, Refusal, WrongCode
from juryvote.web.answers import Answer, problem_for
from juryvote.web.applicant.applying import spelled
from juryvote.web.forms import Typed, parse, typed_of
from juryvote.web.qr import qr_svg
from juryvote.web.render import render
from juryvote.web.session import Asked, base_url, hall_of, who
from juryvote.web.threads import in_thread

AUDIENCE = ("team",)
ROWS = 8


class PaperForm(rules.Typed, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The fields of the public form, and the day on which the paper came."""

    code: str = ""
    received_on: str = ""


@get("/team/rounds/{round:str}/paper", audience=AUDIENCE, name="paper-form")
async def page(request: Asked) -> Answer:
    hall = hall_of(request)
    return await _page(request, typed={"received_on": hall.today()}, code=applying.new_code(hall.world))


async def _page(request: Asked, *, typed: Typed, code: str, **more: Any) -> Answer:
    call = await in_thread(reads.call_page, hall_of(request), round_id=str(request.path_params["round"]))
    if call is None:
        raise NotFound
    context: dict[str, Any] = {"view": call, "typed": typed, "code": code, "rows": ROWS, "issues": (), "problem": None}
    return render(request, "team/enter_paper.html", **(context | more))


@post("/team/rounds/{round:str}/paper", audience=AUDIENCE, name="enter-paper", status_code=200)
async def enter(request: Asked) -> Answer:
    """Nothing typed is lost when something is missing."""
    typed: Typed = {}
    try:
        typed = await typed_of(request)
        form = parse(typed, PaperForm)
        sent = await in_thread(_do, request, form)
    except Refusal as refusal:
        if refusal.status == NotFound.status:
            raise
        code = str(typed.get("code", ""))
        return await _page(request, typed=typed, code=code, problem=problem_for(request, refusal))
    issues = tuple(problem.code for problem in sent.problems)
    if issues:
        return await _page(request, typed=typed, code=form.code, issues=issues, status=422)
    return await _entered(request, form.code)


def _do(request: Asked, form: PaperForm) -> applying.Sent:
    values = msgspec.structs.asdict(form)
    code, day = values.pop("code"), values.pop("received_on")
    act = {"round_id": str(request.path_params["round"]), "actor": who(request).id}
    return entering.enter_paper(hall_of(request), code=code, typed=rules.Typed(**values), received_on=day, **act)


async def _entered(request: Asked, code: str) -> Answer:
    """The receipt to print for the applicant: number, code and link."""
    hall = hall_of(request)
    view = await in_thread(reads.application, hall, mark=applying.code_digest(hall, code))
    if view is None:
        raise WrongCode
    link = f"{base_url(request)}/application#{code}"
    receipt: dict[str, Any] = {"link": link, "qr": qr_svg(link, link), "spelled": spelled(code)}
    return render(request, "team/entered.html", view=view, **receipt)
