"""Rounds and their proposals."""

from typing import Any

from litestar import get, post
from litestar.params import FromPath
from msgspec import Struct

from juryvote.actions import applying, money, retabling
from juryvote.reads.applying import application_of, call_page
from juryvote.reads.deliberation import said_about
from juryvote.reads.eligibility import eligibility_page
from juryvote.reads.team.rounds import proposal_page, round_page
from juryvote.rules.refusals import BadForm, NotFound
from juryvote.rules.terms import LANGUAGES
from juryvote.web.answers import Answer, Show, answer
from juryvote.web.applicant.applying import round_address
from juryvote.web.forms import NothingForm, Typed, euros, parse
from juryvote.web.languages import say_in
from juryvote.web.refusals import Problem
from juryvote.web.render import language_of, render
from juryvote.web.session import Asked, hall_of, who
from juryvote.web.threads import in_thread


class CallForm(Struct, forbid_unknown_fields=True):
    call_text: str = ""
    shows_left: str = ""
    language: list[str] = []
    text: list[str] = []


class ProposalFields(Struct, forbid_unknown_fields=True):
    title: str
    applicant: str
    what_for: str
    asked: str
    least: str = ""
    consent: str = ""
    register: str = ""
    goals: list[str] = []
    line_label: list[str] = []
    line_amount: list[str] = []


def _form_of(typed: Typed) -> money.ProposalForm:
    fields = parse(typed, ProposalFields)
    if len(fields.line_label) != len(fields.line_amount):
        raise BadForm(field="line_amount", problem="missing")
    lines = zip(fields.line_label, fields.line_amount, strict=True)
    return money.ProposalForm(
        title=fields.title,
        applicant=fields.applicant,
        applicant_consent=fields.consent == "yes",
        what_for=fields.what_for,
        asked_cents=euros(fields.asked, "asked"),
        lines=tuple(
            (label.strip(), euros(amount, "line_amount")) for label, amount in lines if label.strip() or amount.strip()
        ),
        goals=tuple(fields.goals),
        least_cents=euros(fields.least, "least") if fields.least.strip() else 0,
        applicant_party=applicant_of(fields.register)["applicant_party"],
        applicant_member=applicant_of(fields.register)["applicant_member"],
    )


def applicant_of(register: str) -> dict[str, str | None]:
    """What the list of the register sends: `party:id`, `member:id` or nothing."""
    kind, _, chosen = register.partition(":")
    if register and kind not in ("party", "member"):
        raise BadForm(field="register", problem="unknown")
    return {
        "applicant_party": chosen if kind == "party" else None,
        "applicant_member": chosen if kind == "member" else None,
    }


def round_shower(round_id: str) -> Show:
    async def show(request: Asked, problem: Problem | None = None, typed: Typed | None = None) -> Answer:
        view = await in_thread(round_page, hall_of(request), round_id=round_id, area=who(request).area)
        if view is None:
            raise NotFound
        return render(request, "team/round.html", view=view, problem=problem, typed=typed or {}, tongues=LANGUAGES)

    return show


def proposal_shower(proposal: str) -> Show:
    async def show(request: Asked, problem: Problem | None = None, typed: Typed | None = None) -> Answer:
        view = await in_thread(
            proposal_page, hall_of(request), proposal=proposal, area=who(request).area, say=say_in(language_of(request))
        )
        if view is None:
            raise NotFound
        written = await in_thread(application_of, hall_of(request), proposal=proposal)
        checked = await in_thread(eligibility_page, hall_of(request), proposal=proposal)
        said = await in_thread(said_about, hall_of(request), proposal=proposal)
        more: dict[str, Any] = {"written": written, "checked": checked, "said": said, "typed": typed or {}}
        return render(request, "team/proposal.html", view=view, problem=problem, **more)

    return show


@get("/team/rounds/{round:str}", audience=("team",), name="round")
async def round_(request: Asked, round: FromPath[str]) -> Answer:  # noqa: A002 - the address names it
    return await round_shower(round)(request)


@post("/team/rounds/{round:str}/proposals", audience=("team",), name="new-proposal")
async def new_proposal(request: Asked, round: FromPath[str]) -> Answer:  # noqa: A002 - the address names it
    def do(typed: Typed) -> str:
        return money.enter_proposal(hall_of(request), round_id=round, form=_form_of(typed), actor=who(request).id)

    return await answer(request, do, show=round_shower(round), on=lambda made: f"/team/proposals/{made}")


@post("/team/rounds/{round:str}/call", audience=("team",), name="change-call")
async def change_call(request: Asked) -> Answer:
    call = str(request.path_params["round"])

    def do(typed: Typed) -> None:
        form = parse(typed, CallForm)
        shows = form.shows_left == "yes"
        texts = dict(zip(form.language, form.text, strict=False)) if form.language else None
        words = form.call_text
        applying.call_for(
            hall_of(request), round_id=call, text=words, shows_left=shows, texts=texts, actor=who(request).id
        )

    return await answer(request, do, show=round_shower(call), on=lambda _: f"/team/rounds/{call}")


@get("/team/rounds/{round:str}/poster", audience=("team",), name="poster")
async def poster(request: Asked) -> Answer:
    call = str(request.path_params["round"])
    view = await in_thread(call_page, hall_of(request), round_id=call, drafts=True)
    return render(request, "team/poster.html", view=view, **round_address(request, call))


@get("/team/proposals/{proposal:str}", audience=("team",), name="proposal")
async def proposal_(request: Asked, proposal: FromPath[str]) -> Answer:
    return await proposal_shower(proposal)(request)


@post("/team/proposals/{proposal:str}", audience=("team",), name="change-proposal")
async def change(request: Asked, proposal: FromPath[str]) -> Answer:
    def do(typed: Typed) -> None:
        money.change_proposal(hall_of(request), proposal=proposal, form=_form_of(typed), actor=who(request).id)

    return await answer(request, do, show=proposal_shower(proposal), on=lambda _: f"/team/proposals/{proposal}")


@post("/team/proposals/{proposal:str}/retable", audience=("team",), name="retable-proposal")
async def retable(request: Asked, proposal: FromPath[str]) -> Answer:
    def do(typed: Typed) -> None:
        parse(typed, NothingForm)
        retabling.retable(hall_of(request), proposal=proposal, actor=who(request).id)

    return await answer(request, do, show=proposal_shower(proposal), on=lambda _: f"/team/proposals/{proposal}")


@post("/team/proposals/{proposal:str}/eligible", audience=("team",), name="admit-proposal")
async def admit(request: Asked, proposal: FromPath[str]) -> Answer:
    def do(typed: Typed) -> None:
        parse(typed, NothingForm)
        money.admit_proposal(hall_of(request), proposal=proposal, actor=who(request).id)

    return await answer(request, do, show=proposal_shower(proposal), on=lambda _: f"/team/proposals/{proposal}")
