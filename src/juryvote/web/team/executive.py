"""Deciding without the body, where the bylaws allow it; and the agenda's items that ask for a mandate."""

from litestar import post
from litestar.params import FromPath
from msgspec import Struct

from juryvote.actions import executive, mandates
from juryvote.actions.executive import Order
from juryvote.rules.refusals import BadForm
from juryvote.web.answers import Answer, answer
from juryvote.web.forms import Typed, berlin_day, euros, parse
from juryvote.web.session import Asked, hall_of, who
from juryvote.web.team.meetings import AUDIENCE, meeting_shower
from juryvote.web.team.people import body_shower
from juryvote.web.team.rounds import proposal_shower


class ExecutiveForm(Struct, forbid_unknown_fields=True):
    way: str
    outcome: str
    why: str
    amount: str = ""
    by: list[str] = []


class UrgentForm(Struct, forbid_unknown_fields=True):
    way: str
    outcome: str
    why: str
    title: str


class MandateForm(Struct, forbid_unknown_fields=True):
    title: str
    until: str
    member: list[str] = []
    proposal: list[str] = []


def _order(way: str, outcome: str, why: str, cents: int | None = None, by: list[str] | None = None) -> Order:
    how, _, rest = way.partition(":")
    if not rest:
        raise BadForm(field="way", problem="missing")
    if how == "mandate":
        return Order(how=how, who="members", outcome=outcome, why=why, cents=cents, by=tuple(by or ()), mandate=rest)
    return Order(how=how, who=rest, outcome=outcome, why=why, cents=cents)


@post("/team/proposals/{proposal:str}/executive", audience=("team",), name="executive-proposal")
async def decide_proposal(request: Asked, proposal: FromPath[str]) -> Answer:
    def do(typed: Typed) -> None:
        form = parse(typed, ExecutiveForm)
        cents = euros(form.amount, "amount") if form.outcome == "carried" else None
        order = _order(form.way, form.outcome, form.why, cents, form.by)
        executive.decide_proposal(hall_of(request), proposal=proposal, order=order, actor=who(request).id)

    return await answer(request, do, show=proposal_shower(proposal), on=lambda _: f"/team/proposals/{proposal}")


@post("/team/bodies/{body_id:str}/executive", audience=("team",), name="executive-matter")
async def decide_matter(request: Asked, body_id: FromPath[str]) -> Answer:
    def do(typed: Typed) -> None:
        form = parse(typed, UrgentForm)
        order = _order(form.way, form.outcome, form.why)
        executive.decide_matter(hall_of(request), body=body_id, title=form.title, order=order, actor=who(request).id)

    return await answer(request, do, show=body_shower(body_id), on=lambda _: f"/team/bodies/{body_id}#executive")


@post("/team/meetings/{meeting:str}/mandate", audience=AUDIENCE, name="mandate-item")
async def ask_mandate(request: Asked, meeting: FromPath[str]) -> Answer:
    def do(typed: Typed) -> None:
        form = parse(typed, MandateForm)
        mandates.ask_mandate(
            hall_of(request),
            meeting=meeting,
            title=form.title,
            members=form.member,
            proposals=form.proposal,
            until=berlin_day(form.until, "until"),
            actor=who(request).id,
        )

    return await answer(request, do, show=meeting_shower(meeting), on=lambda _: f"/team/meetings/{meeting}")
