"""Sign-in of team, chair and auditor, and their accounts."""

from typing import Any

from litestar import get, post
from litestar.params import FromPath
from msgspec import Struct

from juryvote.actions.accounts import change_password, create_staff, sign_in, switch_off
from juryvote.reads.team.people import staff_page
from juryvote.web.answers import Answer, answer, onward
from juryvote.web.forms import NothingForm, Typed, parse
from juryvote.web.refusals import Problem
from juryvote.web.render import render
from juryvote.web.session import Asked, guest_of, hall_of, place_of, session_cookie, who
from juryvote.web.threads import in_thread

HOMES = {"team": "/team", "chair": "/team", "auditor": "/audit", "coordinator": "/coordinator"}


class SignInForm(Struct, forbid_unknown_fields=True):
    email: str
    password: str


class PasswordForm(Struct, forbid_unknown_fields=True):
    password: str


class AccountForm(Struct, forbid_unknown_fields=True):
    name: str
    email: str
    role: str
    password: str


@get("/staff", audience=("anybody",), name="staff")
async def home(request: Asked) -> Answer:
    guest = guest_of(request)
    return onward(HOMES.get(guest.role, "/") if guest and guest.kind == "staff" else "/staff/sign-in")


async def _show(request: Asked, problem: Problem | None = None, typed: Typed | None = None) -> Answer:
    return render(request, "staff/sign-in.html", problem=problem, typed=_without_password(typed))


def _without_password(typed: Typed | None) -> dict[str, Any]:
    return {name: value for name, value in (typed or {}).items() if name != "password"}


@get("/staff/sign-in", audience=("anybody",), name="staff-page")
async def sign_in_page(request: Asked) -> Answer:
    return await _show(request)


@post("/staff/sign-in", audience=("anybody",), name="staff-sign-in")
async def sign_in_now(request: Asked) -> Answer:
    opened: list[tuple[str, str]] = []

    def do(typed: Typed) -> None:
        form = parse(typed, SignInForm)
        opened.append(sign_in(hall_of(request), email=form.email, password=form.password, place=place_of(request)))

    reply = await answer(request, do, show=_show, on=lambda _: HOMES[opened[0][1]])
    if opened:
        reply.cookies.append(session_cookie(request, opened[0][0]))
    return reply


async def _show_accounts(request: Asked, problem: Problem | None = None, typed: Typed | None = None) -> Answer:
    view = await in_thread(staff_page, hall_of(request), area=who(request).area)
    return render(request, "team/accounts.html", view=view, problem=problem, typed=_without_password(typed))


@get("/team/accounts", audience=("team",), name="accounts")
async def accounts(request: Asked) -> Answer:
    return await _show_accounts(request)


@post("/team/accounts", audience=("team",), name="new-account")
async def new_account(request: Asked) -> Answer:
    me = who(request)

    def do(typed: Typed) -> None:
        form = parse(typed, AccountForm)
        create_staff(
            hall_of(request),
            area=me.area,
            name=form.name,
            email=form.email,
            role=form.role,
            password=form.password,
            actor=me.id,
        )

    return await answer(request, do, show=_show_accounts, on=lambda _: "/team/accounts")


@post("/team/accounts/{staff:str}/password", audience=("team",), name="new-password")
async def new_password(request: Asked, staff: FromPath[str]) -> Answer:
    def do(typed: Typed) -> None:
        password = parse(typed, PasswordForm).password
        change_password(hall_of(request), staff=staff, password=password, actor=who(request).id)

    return await answer(
        request,
        do,
        show=_show_accounts,
        on=lambda _: "/staff/sign-in" if staff == who(request).id else "/team/accounts",
    )


@post("/team/accounts/{staff:str}/off", audience=("team",), name="account-off")
async def account_off(request: Asked, staff: FromPath[str]) -> Answer:
    def do(typed: Typed) -> None:
        parse(typed, NothingForm)
        switch_off(hall_of(request), staff=staff, actor=who(request).id)

    return await answer(request, do, show=_show_accounts, on=lambda _: "/team/accounts")
