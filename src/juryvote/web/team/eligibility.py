"""The team checks a proposal, asks back, says no with a reason, or looks at it once more."""

from collections.abc import Callable

from litestar import post
from msgspec import Struct

from juryvote.actions import eligibility
from juryvote.actions.eligibility import Checked
from juryvote.live.hall import Hall
from juryvote.rules.eligibility import Point, Verdict
from juryvote.rules.refusals import BadForm
from juryvote.web.answers import Answer, answer
from juryvote.web.forms import NothingForm, Typed, parse
from juryvote.web.session import Asked, hall_of, who
from juryvote.web.team.rounds import proposal_shower

AUDIENCE = ("team",)


class ChecksForm(Struct, forbid_unknown_fields=True):
    """Of each point, in the order of the list."""

    verdict: list[str]
    reason: list[str]


class WhyForm(Struct, forbid_unknown_fields=True):
    why: str


class QuestionForm(Struct, forbid_unknown_fields=True):
    text: str


async def _answer(request: Asked, do: Callable[[Hall, str, str, Typed], None]) -> Answer:
    proposal = str(request.path_params["proposal"])

    def done(typed: Typed) -> None:
        do(hall_of(request), proposal, who(request).id, typed)

    return await answer(request, done, show=proposal_shower(proposal), on=lambda _: f"/team/proposals/{proposal}")


@post("/team/proposals/{proposal:str}/checks", audience=AUDIENCE, name="check-proposal")
async def keep_checks(request: Asked) -> Answer:
    return await _answer(
        request,
        lambda hall, proposal, actor, typed: eligibility.keep_checks(
            hall, proposal=proposal, checks=_checks(typed), actor=actor
        ),
    )


def _checks(typed: Typed) -> dict[Point, Checked]:
    form = parse(typed, ChecksForm)
    if not len(form.verdict) == len(form.reason) == len(Point) or not set(form.verdict) <= set(Verdict):
        raise BadForm(field="verdict", problem="invalid")
    lines = zip(Point, form.verdict, form.reason, strict=True)
    return {point: Checked(verdict=Verdict(verdict), reason=reason) for point, verdict, reason in lines}


@post("/team/proposals/{proposal:str}/not-eligible", audience=AUDIENCE, name="refuse-proposal")
async def refuse(request: Asked) -> Answer:
    return await _answer(
        request,
        lambda hall, proposal, actor, typed: eligibility.refuse(
            hall, proposal=proposal, why=parse(typed, WhyForm).why, actor=actor
        ),
    )


@post("/team/proposals/{proposal:str}/check-again", audience=AUDIENCE, name="check-proposal-again")
async def check_again(request: Asked) -> Answer:
    def do(hall: Hall, proposal: str, actor: str, typed: Typed) -> None:
        parse(typed, NothingForm)
        eligibility.check_again(hall, proposal=proposal, actor=actor)

    return await _answer(request, do)


@post("/team/proposals/{proposal:str}/questions", audience=AUDIENCE, name="ask-applicant")
async def ask(request: Asked) -> Answer:
    return await _answer(
        request,
        lambda hall, proposal, actor, typed: eligibility.ask(
            hall, proposal=proposal, text=parse(typed, QuestionForm).text, actor=actor
        ),
    )


class AnswerForm(Struct, forbid_unknown_fields=True):
    question: str
    answer: str


@post("/team/proposals/{proposal:str}/answers", audience=AUDIENCE, name="answer-for-applicant")
async def answer_for(request: Asked) -> Answer:
    def do(hall: Hall, proposal: str, actor: str, typed: Typed) -> None:
        form = parse(typed, AnswerForm)
        eligibility.answer_for(hall, proposal=proposal, question=form.question, text=form.answer, actor=actor)

    return await _answer(request, do)
