"""Applying without an account.

The code that opens an application stands in forms and behind a #, never in an address that a server sees.
"""

from typing import Any

import msgspec
from litestar import Response, get, post
from msgspec import Struct

from juryvote.actions import applying
from juryvote.reads import applying as reads
from juryvote.reads.attachments import Attached
from juryvote.reads.ideas import idea_of
from juryvote.reads.personal import applicants_data
from juryvote.rules import applications as rules
from juryvote.rules.attachments import MOST_BYTES
from juryvote.rules.refusals import NotFound, Refusal, WrongCode
from juryvote.web.answers import Answer, problem_for
from juryvote.web.forms import Typed, parse, typed_of
from juryvote.web.personal import data_file
from juryvote.web.qr import qr_svg
from juryvote.web.refusals import Problem
from juryvote.web.render import language_of, render, wants_fragment
from juryvote.web.session import Asked, base_url, hall_of, place_of
from juryvote.web.threads import in_thread

AUDIENCE = ("anybody",)
ROWS, SPARE = 4, 2
MOST_AT_ONCE = 3 * MOST_BYTES


class ApplicationForm(rules.Typed, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is typed, with the code and files; `remove` takes an attachment away."""

    code: str = ""
    act: str = "save"  # save | mail-link | hand-in
    photo: tuple[bytes, ...] = ()
    remove: str = ""


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


@get("/rounds/{round:str}/paper", audience=AUDIENCE, name="public-paper")
async def paper_page(request: Asked) -> Answer:
    """The empty form to print: the same fields, for people who would rather write by hand."""
    call = await _call(request)
    return render(request, "public/paper.html", view=call, **round_address(request, call.id))


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
    context: dict[str, Any] = {"view": call, "code": code, "typed": typed, "rows": rows}
    context |= {"issues": (), "mailed": "", "kept": "", "attached": (), "idea": None}
    return render(request, "public/apply.html", **(context | _way_back(request, code) | more))


def _listed(typed: Typed, name: str) -> list[Any]:
    value = typed.get(name, [])
    return value if isinstance(value, list) else [value]


def _way_back(request: Asked, code: str) -> dict[str, Any]:
    return {"link": f"{base_url(request)}/application#{code}", "spelled": spelled(code)}


def spelled(code: str) -> str:
    """In fours, as one reads it out."""
    return " ".join(code[at : at + 4] for at in range(0, len(code), 4))


async def _attached(request: Asked, code: str) -> tuple[Attached, ...]:
    """What the draft under this code has by now."""
    hall = hall_of(request)
    try:
        view = await in_thread(reads.application, hall, mark=applying.code_digest(hall, code))
    except WrongCode:
        return ()
    return view.attached if view else ()


@post(
    "/rounds/{round:str}/apply",
    audience=AUDIENCE,
    name="apply-now",
    status_code=200,
    request_max_body_size=MOST_AT_ONCE,
)
async def send(request: Asked) -> Answer:
    call, typed = await _call(request), Typed()
    try:
        typed = await typed_of(request)
        form = parse(typed, ApplicationForm)
        sent = await in_thread(_do, request, call.id, form)
    except Refusal as refusal:
        return await _refused(request, call, typed, refusal)
    if wants_fragment(request):
        return render(request, "public/_kept.html", kept=hall_of(request).now(), handed_in=sent.handed_in)
    if sent.handed_in:
        return await shown(request, form.code)
    issues = tuple(problem.code for problem in sent.problems)
    mailed = form.email if form.act == "mail-link" else ""
    kept = {"issues": issues, "mailed": mailed, "kept": hall_of(request).now(), "status": 422 if issues else 200}
    return _form(request, call, code=form.code, typed=typed, attached=await _attached(request, form.code), **kept)


def _do(request: Asked, round_id: str, form: ApplicationForm) -> applying.Sent:
    """First what was typed, then the files, then handing in: a bad file costs nobody a word."""
    hall, values = hall_of(request), msgspec.structs.asdict(form)
    code, act, uploads, remove = (values.pop(name) for name in ("code", "act", "photo", "remove"))
    typed = {"round_id": round_id, "code": code, "typed": rules.Typed(**values), "place": place_of(request)}
    typed["language"] = language_of(request)
    uploads = [upload for upload in uploads if upload]
    if uploads or remove:
        applying.keep_draft(hall, **typed)
        applying.attach(hall, code=code, uploads=uploads)
        applying.detach(hall, code=code, attachment=remove)
    if act == "hand-in" and not remove:
        return applying.hand_in(hall, **typed)
    sent = applying.keep_draft(hall, **typed)
    if act == "mail-link" and not remove and not sent.handed_in:
        applying.mail_link(hall, code=code, place=place_of(request))
    return sent


async def _refused(request: Asked, call: reads.Call, typed: Typed, refusal: Refusal) -> Answer:
    """Nothing typed is lost: the form comes back with it, also after the deadline."""
    problem = problem_for(request, refusal)
    if wants_fragment(request):
        return render(request, "public/_kept.html", problem=problem, kept="", handed_in=False)
    code = str(typed.get("code", ""))
    return _form(request, call, code=code, typed=typed, attached=await _attached(request, code), problem=problem)


@get("/application", audience=AUDIENCE, name="application")
async def enter_application(request: Asked) -> Answer:
    return render(request, "public/enter_application.html")


@post("/application", audience=AUDIENCE, name="open-application", status_code=200)
async def show_application(request: Asked) -> Answer:
    try:
        return await shown(request, parse(await typed_of(request), CodeForm).code)
    except Refusal as refusal:
        return render(request, "public/enter_application.html", problem=problem_for(request, refusal))


@post("/application/data.json", audience=AUDIENCE, name="my-application-data", status_code=200)
async def my_data(request: Asked) -> Response[bytes]:
    """Everything that is stored about an application, for whoever has its code."""
    hall, code = hall_of(request), parse(await typed_of(request), CodeForm).code
    mark = await in_thread(applying.open_application, hall, code=code, place=place_of(request))
    found = await in_thread(applicants_data, hall, mark=mark)
    if found is None:
        raise WrongCode
    return data_file(found)


async def shown(request: Asked, code: str, *, typed: Typed | None = None, problem: Problem | None = None) -> Answer:
    """The draft to go on with, or where the application stands."""
    hall = hall_of(request)
    mark = await in_thread(applying.open_application, hall, code=code, place=place_of(request))
    view = await in_thread(reads.application, hall, mark=mark)
    idea = await in_thread(idea_of, hall, mark=mark)
    if view is None and idea is not None:
        return render(request, "public/idea.html", idea=idea, code=code, **_way_back(request, code))
    if view is None:
        raise WrongCode
    if not view.handed_in_at:
        known: dict[str, Any] = {"attached": view.attached, "kept": view.changed_at, "idea": idea}
        return _form(request, view.call, code=code, typed=_as_typed(view.typed), **known)
    way = _way_back(request, code)
    more: dict[str, Any] = {"typed": typed or {}, "problem": problem}
    return render(request, "public/application.html", view=view, code=code, **way, **more)


def _as_typed(typed: rules.Typed) -> Typed:
    fields = msgspec.structs.asdict(typed)
    return {name: list(value) if isinstance(value, tuple) else value for name, value in fields.items()}


def round_address(request: Asked, round_id: str) -> dict[str, Any]:
    """The public page of a round, as text and as a picture."""
    address = f"{base_url(request)}/rounds/{round_id}"
    return {"address": address, "qr": qr_svg(address, address)}
