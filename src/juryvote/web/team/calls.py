"""What the team settles about a round: terms, meetings, draft and opening, a copy, another deadline."""

from typing import Any

from litestar import post
from msgspec import Struct

from juryvote.actions import calls
from juryvote.rules.refusals import BadForm
from juryvote.rules.terms import Terms
from juryvote.web.answers import Answer, answer
from juryvote.web.forms import NothingForm, Typed, berlin_moment, euros, parse
from juryvote.web.session import Asked, hall_of, who
from juryvote.web.team.rounds import round_shower

AUDIENCE = ("team",)


class TermsForm(Struct, forbid_unknown_fields=True):
    own_percent: str = ""
    flat_percent: str = ""
    least_sum: str = ""
    criteria: str = ""  # one a line
    meeting: list[str] = []


class CopyForm(Struct, forbid_unknown_fields=True):
    copy_title: str
    copy_deadline: str


class MoveForm(Struct, forbid_unknown_fields=True):
    new_deadline: str
    reason: str = ""


class CloseForm(Struct, forbid_unknown_fields=True):
    reason: str = ""


def _percent(text: str, field: str) -> int:
    plain = text.strip().removesuffix("%").strip()
    if not plain:
        return 0
    if not (plain.isascii() and plain.isdecimal() and len(plain) <= 2):
        raise BadForm(field=field, problem="invalid")
    return int(plain)


def _terms_of(form: TermsForm) -> Terms:
    return Terms(
        own_percent=_percent(form.own_percent, "own_percent"),
        flat_percent=_percent(form.flat_percent, "flat_percent"),
        least_cents=euros(form.least_sum, "least_sum") if form.least_sum.strip() else 0,
        criteria=tuple(dict.fromkeys(line.strip() for line in form.criteria.splitlines() if line.strip())),
    )


def _of(request: Asked) -> dict[str, Any]:
    return {"round_id": str(request.path_params["round"]), "actor": who(request).id}


@post("/team/rounds/{round:str}/terms", audience=AUDIENCE, name="round-terms")
async def terms(request: Asked) -> Answer:
    here = _of(request)

    def do(typed: Typed) -> None:
        form = parse(typed, TermsForm)
        calls.set_terms(hall_of(request), terms=_terms_of(form), chosen=form.meeting, **here)

    return await _answer(request, do)


@post("/team/rounds/{round:str}/open", audience=AUDIENCE, name="open-round")
async def open_(request: Asked) -> Answer:
    def do(typed: Typed) -> None:
        parse(typed, NothingForm)
        calls.open_draft(hall_of(request), **_of(request))

    return await _answer(request, do)


@post("/team/rounds/{round:str}/copy", audience=AUDIENCE, name="copy-round")
async def copy(request: Asked) -> Answer:
    def do(typed: Typed) -> str:
        form = parse(typed, CopyForm)
        deadline = berlin_moment(form.copy_deadline, "deadline")
        return calls.copy_round(hall_of(request), title=form.copy_title, deadline=deadline, **_of(request))

    show = round_shower(str(request.path_params["round"]))
    return await answer(request, do, show=show, on=lambda made: f"/team/rounds/{made}")


@post("/team/rounds/{round:str}/deadline", audience=AUDIENCE, name="move-deadline")
async def move(request: Asked) -> Answer:
    def do(typed: Typed) -> None:
        form = parse(typed, MoveForm)
        deadline = berlin_moment(form.new_deadline, "deadline")
        calls.move_deadline(hall_of(request), deadline=deadline, reason=form.reason, **_of(request))

    return await _answer(request, do)


@post("/team/rounds/{round:str}/close", audience=AUDIENCE, name="close-round")
async def close(request: Asked) -> Answer:
    def do(typed: Typed) -> None:
        calls.close_early(hall_of(request), reason=parse(typed, CloseForm).reason, **_of(request))

    return await _answer(request, do)


async def _answer(request: Asked, do: Any) -> Answer:
    call = str(request.path_params["round"])
    return await answer(request, do, show=round_shower(call), on=lambda _: f"/team/rounds/{call}")
