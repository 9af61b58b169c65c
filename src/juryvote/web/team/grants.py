"""The team's file of a grant: agreement, payouts, receipts, money that comes back, the end."""

from collections.abc import Callable

from litestar import Response, get, post
from msgspec import Struct

from juryvote.actions import agreements, grants, leftovers, reports
from juryvote.reads.attachments import file
from juryvote.reads.team.grants import GrantPage, grant_page, grants_page
from juryvote.rules.grants import report_due
from juryvote.rules.refusals import BadForm, NotFound
from juryvote.web.answers import Answer, Show, answer
from juryvote.web.applicant.reports import MOST_AT_ONCE, ReportFields, put_down, report_context
from juryvote.web.forms import NothingForm, Typed, berlin_day, berlin_moment, euros, parse, whole
from juryvote.web.refusals import Problem
from juryvote.web.render import render
from juryvote.web.session import Asked, hall_of, who
from juryvote.web.threads import in_thread

AUDIENCE = ("team",)


class AgreementForm(Struct, forbid_unknown_fields=True):
    amount: str
    plan: str
    begins: str
    ends: str
    responsible: str
    line_label: list[str] = []
    line_amount: list[str] = []
    why: str = ""


class SignForm(Struct, forbid_unknown_fields=True):
    version: str
    by: str
    team: str
    day: str


class PayForm(Struct, forbid_unknown_fields=True):
    number: str
    amount: str
    day: str


class ReturnForm(Struct, forbid_unknown_fields=True):
    number: str
    amount: str
    day: str
    why: str
    note: str = ""


class WithdrawForm(Struct, forbid_unknown_fields=True):
    why: str
    note: str = ""


class AccountForm(Struct, forbid_unknown_fields=True):
    accepted: list[str] = []
    note: list[str] = []


class LeftoverForm(Struct, forbid_unknown_fields=True):
    fund: str
    title: str
    cap: str
    deadline: str
    call_text: str = ""


class AgainForm(Struct, forbid_unknown_fields=True):
    why: str


@get("/team/bodies/{body_id:str}/grants", audience=AUDIENCE, name="grants")
async def all_grants(request: Asked) -> Answer:
    return await _all(request)


async def _all(request: Asked, problem: Problem | None = None, typed: Typed | None = None) -> Answer:
    body = str(request.path_params["body_id"])
    view = await in_thread(grants_page, hall_of(request), body=body, area=who(request).area)
    if view is None:
        raise NotFound
    return render(request, "team/grants.html", view=view, problem=problem, typed=typed or {})


@post("/team/bodies/{body_id:str}/leftovers", audience=AUDIENCE, name="advertise-again")
async def advertise_again(request: Asked) -> Answer:
    """Restmittel: a new round on the same fund, made from the earlier one."""
    body = str(request.path_params["body_id"])

    def do(typed: Typed) -> str:
        form = parse(typed, LeftoverForm)
        call = leftovers.Call(
            title=form.title,
            cap_cents=euros(form.cap, "cap"),
            deadline=berlin_moment(form.deadline, "deadline"),
            text=form.call_text,
        )
        return leftovers.advertise_again(hall_of(request), body=body, fund=form.fund, call=call, actor=who(request).id)

    return await answer(request, do, show=_all, on=lambda made: f"/team/rounds/{made}")


def _id(request: Asked) -> str:
    return str(request.path_params["grant"])


async def _view(request: Asked) -> GrantPage:
    view = await in_thread(grant_page, hall_of(request), grant=_id(request), area=who(request).area)
    if view is None:
        raise NotFound
    return view


def grant_shower(issues: tuple[str, ...] = ()) -> Show:
    async def show(request: Asked, problem: Problem | None = None, typed: Typed | None = None) -> Answer:
        view = await _view(request)
        typing = typed if typed and "receipt_what" in typed else None
        shown = {"view": view, "problem": problem, "typed": typed or {}, **report_context(view.report, typing, issues)}
        return render(request, "team/grant.html", status=422 if issues else 200, **shown)

    return show


async def _answer(request: Asked, do: Callable[[Typed], object]) -> Answer:
    return await answer(request, do, show=grant_shower(), on=lambda _: f"/team/grants/{_id(request)}")


@get("/team/grants/{grant:str}", audience=AUDIENCE, name="grant")
async def grant_(request: Asked) -> Answer:
    return await grant_shower()(request)


@get("/team/grants/{grant:str}/agreement", audience=AUDIENCE, name="agreement")
async def agreement(request: Asked) -> Answer:
    """The newest version, to be printed and signed."""
    view = await _view(request)
    if not view.versions:
        raise NotFound
    version = view.versions[-1]
    return render(request, "team/agreement.html", view=view, version=version, due=report_due(version.ends))


@post("/team/grants/{grant:str}/agreement", audience=AUDIENCE, name="draft-agreement")
async def draft(request: Asked) -> Answer:
    def do(typed: Typed) -> None:
        form = parse(typed, AgreementForm)
        if len(form.line_label) != len(form.line_amount):
            raise BadForm(field="line_amount", problem="missing")
        pairs = zip(form.line_label, form.line_amount, strict=True)
        lines = [(label.strip(), amount) for label, amount in pairs if label.strip() or amount.strip()]
        made = agreements.Agreement(
            cents=euros(form.amount, "amount"),
            lines=tuple((label, euros(amount, "line_amount")) for label, amount in lines),
            plan=form.plan,
            begins=berlin_day(form.begins, "begins"),
            ends=berlin_day(form.ends, "ends"),
            responsible=form.responsible,
            why=form.why,
        )
        agreements.draft_agreement(hall_of(request), grant=_id(request), agreement=made, actor=who(request).id)

    return await _answer(request, do)


@post("/team/grants/{grant:str}/sign", audience=AUDIENCE, name="sign-agreement")
async def sign(request: Asked) -> Answer:
    def do(typed: Typed) -> None:
        form = parse(typed, SignForm)
        version, day = whole(form.version, "version"), berlin_day(form.day, "day")
        signature = agreements.Signature(version=version, by=form.by, team=form.team, day=day)
        agreements.sign_agreement(hall_of(request), grant=_id(request), signature=signature, actor=who(request).id)

    return await _answer(request, do)


@post("/team/grants/{grant:str}/payouts", audience=AUDIENCE, name="pay-grant")
async def pay(request: Asked) -> Answer:
    def do(typed: Typed) -> None:
        form = parse(typed, PayForm)
        number, cents, day = whole(form.number, "number"), euros(form.amount, "amount"), berlin_day(form.day, "day")
        act = {"grant": _id(request), "actor": who(request).id}
        grants.pay(hall_of(request), number=number, cents=cents, day=day, **act)

    return await _answer(request, do)


@get("/team/attachments/{attachment:str}", audience=AUDIENCE, name="attachment")
async def attachment(request: Asked) -> Response[bytes]:
    """Only ever downloaded or shown by itself; a browser runs nothing of it."""
    name = str(request.path_params["attachment"])
    found = await in_thread(file, hall_of(request), name)
    if found is None:
        raise NotFound
    ending = "jpg" if found.type == "image/jpeg" else "pdf"
    headers = {
        "Content-Disposition": f'attachment; filename="juryvote-{name}.{ending}"',
        "Content-Security-Policy": "default-src 'none'; sandbox",
    }
    return Response(found.content, media_type=found.type, headers=headers)


@post(
    "/team/grants/{grant:str}/report",
    audience=AUDIENCE,
    name="team-report",
    status_code=200,
    request_max_body_size=MOST_AT_ONCE,
)
async def report(request: Asked) -> Answer:
    """On paper or by telephone: the team types it in."""
    missing: list[str] = []

    def do(typed: Typed) -> None:
        form = parse(typed, ReportFields)
        handed = put_down(hall_of(request), _id(request), form, who(request).id)
        missing.extend(problem.code for problem in handed.problems)

    answered = await _answer(request, do)
    return await grant_shower(tuple(missing))(request) if missing else answered


@post("/team/grants/{grant:str}/again", audience=AUDIENCE, name="ask-again")
async def ask_again(request: Asked) -> Answer:
    def do(typed: Typed) -> None:
        why = parse(typed, AgainForm).why
        reports.ask_again(hall_of(request), grant=_id(request), why=why, actor=who(request).id)

    return await _answer(request, do)


@post("/team/grants/{grant:str}/account", audience=AUDIENCE, name="account-grant")
async def account(request: Asked) -> Answer:
    def do(typed: Typed) -> None:
        form = parse(typed, AccountForm)
        if len(form.accepted) != len(form.note):
            raise BadForm(field="accepted", problem="missing")
        pairs = zip(form.accepted, form.note, strict=True)
        checked = [reports.Checked(cents=euros(cents, "accepted"), note=note) for cents, note in pairs]
        reports.account(hall_of(request), grant=_id(request), checked=checked, actor=who(request).id)

    return await _answer(request, do)


@post("/team/grants/{grant:str}/returns", audience=AUDIENCE, name="take-back")
async def take_back(request: Asked) -> Answer:
    def do(typed: Typed) -> None:
        form = parse(typed, ReturnForm)
        number, cents, day = whole(form.number, "number"), euros(form.amount, "amount"), berlin_day(form.day, "day")
        words = {"day": day, "why": form.why, "note": form.note}
        act = {"grant": _id(request), "actor": who(request).id}
        grants.take_back(hall_of(request), number=number, cents=cents, **words, **act)

    return await _answer(request, do)


@post("/team/grants/{grant:str}/withdraw", audience=AUDIENCE, name="withdraw-grant")
async def withdraw(request: Asked) -> Answer:
    def do(typed: Typed) -> None:
        form = parse(typed, WithdrawForm)
        grants.withdraw(hall_of(request), grant=_id(request), why=form.why, note=form.note, actor=who(request).id)

    return await _answer(request, do)


@post("/team/grants/{grant:str}/close", audience=AUDIENCE, name="close-grant")
async def close(request: Asked) -> Answer:
    def do(typed: Typed) -> None:
        parse(typed, NothingForm)
        grants.close(hall_of(request), grant=_id(request), actor=who(request).id)

    return await _answer(request, do)
