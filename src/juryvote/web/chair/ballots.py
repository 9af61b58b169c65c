"""The ballot at the desk: open, count hands, help, close, annul."""

from litestar import post
from litestar.params import FromPath
from msgspec import Struct

from juryvote.actions import ballots, paper
from juryvote.web.answers import Answer
from juryvote.web.chair.desk import AUDIENCE, press
from juryvote.web.forms import NothingForm, Typed, euros, parse, whole
from juryvote.web.member.sealed import CountForm, count_of
from juryvote.web.session import Asked, hall_of, who


class OpenForm(Struct, forbid_unknown_fields=True):
    amount: str = ""
    mode: str = "open"


class PaperForm(Struct, forbid_unknown_fields=True):
    people: list[str] = []


class WhyForm(Struct, forbid_unknown_fields=True):
    why: str


class HandsForm(Struct, forbid_unknown_fields=True):
    people: list[str] = []
    yes: str = "0"
    no: str = "0"
    abstain: str = "0"


class HelperForm(Struct, forbid_unknown_fields=True):
    member: str
    choice: str


@post("/desk/{meeting:str}/items/{item:str}/ballot", audience=AUDIENCE, name="desk-ballot")
async def open_ballot(request: Asked, meeting: FromPath[str], item: FromPath[str]) -> Answer:
    def do(typed: Typed) -> None:
        form = parse(typed, OpenForm)
        amount = form.amount.strip()
        ballots.open_ballot(
            hall_of(request),
            meeting=meeting,
            item=item,
            amount_cents=euros(amount, "amount") if amount else None,
            mode=form.mode,
            actor=who(request).id,
        )

    return await press(request, meeting, do)


@post("/desk/{meeting:str}/ballots/{ballot:str}/close", audience=AUDIENCE, name="desk-close")
async def close(request: Asked, meeting: FromPath[str], ballot: FromPath[str]) -> Answer:
    def do(typed: Typed) -> None:
        parse(typed, NothingForm)
        ballots.close_ballot(hall_of(request), ballot=ballot, actor=who(request).id)

    return await press(request, meeting, do)


@post("/desk/{meeting:str}/ballots/{ballot:str}/annul", audience=AUDIENCE, name="desk-annul")
async def annul(request: Asked, meeting: FromPath[str], ballot: FromPath[str]) -> Answer:
    def do(typed: Typed) -> None:
        why = parse(typed, WhyForm).why
        ballots.annul_ballot(hall_of(request), ballot=ballot, why=why, actor=who(request).id)

    return await press(request, meeting, do)


@post("/desk/{meeting:str}/ballots/{ballot:str}/hands", audience=AUDIENCE, name="desk-hands")
async def hands(request: Asked, meeting: FromPath[str], ballot: FromPath[str]) -> Answer:
    def do(typed: Typed) -> None:
        form = parse(typed, HandsForm)
        counts = {name: whole(getattr(form, name), name) for name in ("yes", "no", "abstain")}
        ballots.count_hands(hall_of(request), ballot=ballot, people=form.people, actor=who(request).id, **counts)

    return await press(request, meeting, do)


@post("/desk/{meeting:str}/ballots/{ballot:str}/helper", audience=AUDIENCE, name="desk-helper")
async def helper(request: Asked, meeting: FromPath[str], ballot: FromPath[str]) -> Answer:
    def do(typed: Typed) -> None:
        form = parse(typed, HelperForm)
        ballots.help_with_slip(
            hall_of(request), ballot=ballot, member=form.member, choice=form.choice, actor=who(request).id
        )

    return await press(request, meeting, do)


@post("/desk/{meeting:str}/ballots/{ballot:str}/paper", audience=AUDIENCE, name="desk-paper")
async def give_paper(request: Asked, meeting: FromPath[str], ballot: FromPath[str]) -> Answer:
    def do(typed: Typed) -> None:
        people = parse(typed, PaperForm).people
        paper.give_paper(hall_of(request), ballot=ballot, people=people, actor=who(request).id)

    return await press(request, meeting, do)


@post("/desk/{meeting:str}/ballots/{ballot:str}/paper-count", audience=AUDIENCE, name="desk-paper-count")
async def count_paper(request: Asked, meeting: FromPath[str], ballot: FromPath[str]) -> Answer:
    def do(typed: Typed) -> None:
        count = count_of(parse(typed, CountForm))
        paper.count_paper(hall_of(request), ballot=ballot, count=count, actor=who(request).id)

    return await press(request, meeting, do)
