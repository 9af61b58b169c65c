"""Applying without an account.

The code that opens an application stands in forms and behind a #, never in an address that a server sees.
"""

from typing import Any

import msgspec
from litestar import get, post
from msgspec import Struct

from juryvote.actions import applying
from juryvote.reads import applying as reads
from juryvote.rules import applications as rules
from juryvote.rules.refusals import NotFound, Refusal, WrongCode
from juryvote.web.answers import Answer, problem_for
from juryvote.web.forms import Typed, parse, typed_of
from juryvote.web.qr import qr_svg
from juryvote.web.render import render, wants_fragment
from juryvote.web.session import Asked, base_url, hall_of, place_of
from juryvote.web.threads import in_thread

AUDIENCE = ("anybody",)
ROWS, SPARE = 4, 2


class ApplicationForm(Struct, forbid_unknown_fields=True):
    code: str = ""
    act: str = "save"  # save | hand-in
    title: str = ""
    applicant: str = ""
    representative: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    place: str = ""
    begins: str = ""
    what_for: str = ""
    goals: list[str] = []
    target: str = ""
    reach: str = ""
    partners: str = ""
    line_label: list[str] = []
    line_amount: list[str] = []
    line_own: list[str] = []
    line_other: list[str] = []
    asked: str = ""
    not_begun: str = ""
    honest: str = ""
    consent: str = ""


class CodeForm(Struct, forbid_unknown_fields=True):
    code: str


async def _call(request: Asked) -> reads.Call:
    call = await in_thread(reads.call_page, hall_of(request), round_id=str(request.path_params["round"]))
    if call is None:
        raise NotFound
    return call


@get("/rounds/{round:str}", audience=AUDIENCE, name="public-round")
async def call_page(request: Asked) -> Answer:
    return render(request, "public/round.html", view=await _call(request))


@get("/rounds/{round:str}/apply", audience=AUDIENCE, name="apply")
async def form_page(request: Asked) -> Answer:
    """An empty form with a code of its own: a second tap, or one after a lost answer, finds the same draft."""
    call = await _call(request)
    if not call.is_open:
        return render(request, "public/round.html", view=call)
    return _form(request, call, code=applying.new_code(hall_of(request).world))


def _form(request: Asked, call: reads.Call, *, code: str, typed: Typed | None = None, **more: Any) -> Answer:
    typed = typed or {}
    rows = min(max(ROWS, len(_listed(typed, "line_label")) + SPARE), rules.MOST_LINES)
    context: dict[str, Any] = {"view": call, "code": code, "typed": typed, "rows": rows, "issues": (), "kept": ""}
    return render(request, "public/apply.html", **(context | _way_back(request, code) | more))


def _listed(typed: Typed, name: str) -> list[Any]:
    value = typed.get(name, [])
    return value if isinstance(value, list) else [value]


def _way_back(request: Asked, code: str) -> dict[str, Any]:
    return {"link": f"{base_url(request)}/application#{code}", "spelled": spelled(code)}


def spelled(code: str) -> str:
    """In fours, as one reads it out."""
    return " ".join(code[at : at + 4] for at in range(0, len(code), 4))


@post("/rounds/{round:str}/apply", audience=AUDIENCE, name="apply-now", status_code=200)
async def send(request: Asked) -> Answer:
    call, typed = await _call(request), Typed()
    try:
        typed = await typed_of(request)
        form = parse(typed, ApplicationForm)
        sent = await in_thread(_do, request, call.id, form)
    except Refusal as refusal:
        return _refused(request, call, typed, refusal)
    if wants_fragment(request):
        return render(request, "public/_kept.html", kept=hall_of(request).now(), handed_in=sent.handed_in)
    if sent.handed_in:
        return await _shown(request, form.code)
    issues = tuple(problem.code for problem in sent.problems)
    shown = {"issues": issues, "kept": hall_of(request).now(), "status": 422 if issues else 200}
    return _form(request, call, code=form.code, typed=typed, **shown)


def _do(request: Asked, round_id: str, form: ApplicationForm) -> applying.Sent:
    values = msgspec.structs.asdict(form)
    code, act = values.pop("code"), values.pop("act")
    typed = msgspec.convert(values, rules.Typed)
    do = applying.hand_in if act == "hand-in" else applying.keep_draft
    return do(hall_of(request), round_id=round_id, code=code, typed=typed, place=place_of(request))


def _refused(request: Asked, call: reads.Call, typed: Typed, refusal: Refusal) -> Answer:
    """Nothing typed is lost: the form comes back with it, also after the deadline."""
    problem = problem_for(request, refusal)
    if wants_fragment(request):
        return render(request, "public/_kept.html", problem=problem, kept="", handed_in=False)
    code = typed.get("code", "")
    return _form(request, call, code=code if isinstance(code, str) else "", typed=typed, problem=problem)


@get("/application", audience=AUDIENCE, name="application")
async def enter_application(request: Asked) -> Answer:
    return render(request, "public/enter_application.html")


@post("/application", audience=AUDIENCE, name="open-application", status_code=200)
async def show_application(request: Asked) -> Answer:
    try:
        return await _shown(request, parse(await typed_of(request), CodeForm).code)
    except Refusal as refusal:
        return render(request, "public/enter_application.html", problem=problem_for(request, refusal))


async def _shown(request: Asked, code: str) -> Answer:
    """The draft to go on with, or where the application stands."""
    hall = hall_of(request)
    mark = await in_thread(applying.open_application, hall, code=code, place=place_of(request))
    view = await in_thread(reads.application, hall, mark=mark)
    if view is None:
        raise WrongCode
    if not view.handed_in_at:
        return _form(request, view.call, code=code, typed=_as_typed(view.typed), kept=view.changed_at)
    way = _way_back(request, code)
    return render(request, "public/application.html", view=view, code=code, **way)


def _as_typed(typed: rules.Typed) -> Typed:
    fields = msgspec.structs.asdict(typed)
    return {name: list(value) if isinstance(value, tuple) else value for name, value in fields.items()}


def round_address(request: Asked, round_id: str) -> dict[str, Any]:
    """The public page of a round, as text and as a picture."""
    address = f"{base_url(request)}/rounds/{round_id}"
    return {"address": address, "qr": qr_svg(address, address)}
