"""The applicant answers the team's questions, and may withdraw. The code comes in the form, never in an address."""

from litestar import post
from msgspec import Struct

from juryvote.actions import eligibility
from juryvote.rules.refusals import Refusal
from juryvote.web.answers import Answer, problem_for
from juryvote.web.applicant.applying import shown
from juryvote.web.forms import Typed, parse, typed_of
from juryvote.web.render import render
from juryvote.web.session import Asked, hall_of, place_of
from juryvote.web.threads import in_thread

AUDIENCE = ("anybody",)


class AnswerForm(Struct, forbid_unknown_fields=True):
    code: str
    question: str
    text: str


class WithdrawForm(Struct, forbid_unknown_fields=True):
    code: str


@post("/application/answer", audience=AUDIENCE, name="answer-question", status_code=200)
async def answer(request: Asked) -> Answer:
    typed = Typed()
    try:
        typed = await typed_of(request)
        form = parse(typed, AnswerForm)
        who = {"code": form.code, "place": place_of(request)}
        await in_thread(eligibility.answer, hall_of(request), question=form.question, text=form.text, **who)
        return await shown(request, form.code)
    except Refusal as refusal:
        return await _refused(request, typed, refusal)


@post("/application/withdraw", audience=AUDIENCE, name="withdraw-application", status_code=200)
async def withdraw(request: Asked) -> Answer:
    typed = Typed()
    try:
        typed = await typed_of(request)
        form = parse(typed, WithdrawForm)
        await in_thread(eligibility.withdraw, hall_of(request), code=form.code, place=place_of(request))
        return await shown(request, form.code)
    except Refusal as refusal:
        return await _refused(request, typed, refusal)


async def _refused(request: Asked, typed: Typed, refusal: Refusal) -> Answer:
    """The application again, with what was typed; without a code that fits, the page that asks for one."""
    problem = problem_for(request, refusal)
    try:
        return await shown(request, str(typed.get("code", "")), problem=problem, typed=typed)
    except Refusal:
        return render(request, "public/enter_application.html", problem=problem)
