"""After the draw: yes, no, and names that nobody needs any more."""

from litestar import post
from litestar.params import FromPath
from msgspec import Struct

from juryvote.actions import drawn
from juryvote.rules.refusals import NotFound
from juryvote.web.answers import Answer, answer
from juryvote.web.forms import NothingForm, Typed, berlin_day, parse
from juryvote.web.session import Asked, hall_of, who
from juryvote.web.team.draws import AUDIENCE, page_of


class AcceptForm(Struct, forbid_unknown_fields=True):
    name: str
    seat: str
    since: str
    language: str = "de"
    until: str = ""
    known: str = ""


class EraseForm(Struct, forbid_unknown_fields=True):
    reserves: str = ""


@post("/team/draws/{draw:str}/tickets/{ticket:str}/accept", audience=AUDIENCE, name="draw-accept")
async def accept(request: Asked, draw: FromPath[str], ticket: FromPath[str]) -> Answer:
    def do(typed: Typed) -> None:
        form = parse(typed, AcceptForm)
        written = drawn.Acceptance(
            seat=form.seat,
            name=form.name,
            language=form.language,
            since=berlin_day(form.since, "since"),
            until=berlin_day(form.until, "until") if form.until else None,
            known=form.known == "yes",
        )
        drawn.accept(hall_of(request), draw=draw, ticket=number_of(ticket), form=written, actor=who(request).id)

    return await answer(request, do, show=page_of(draw), on=f"/team/draws/{draw}#result")


@post("/team/draws/{draw:str}/tickets/{ticket:str}/decline", audience=AUDIENCE, name="draw-decline")
async def decline(request: Asked, draw: FromPath[str], ticket: FromPath[str]) -> Answer:
    def do(typed: Typed) -> None:
        parse(typed, NothingForm)
        drawn.decline(hall_of(request), draw=draw, ticket=number_of(ticket), actor=who(request).id)

    return await answer(request, do, show=page_of(draw), on=f"/team/draws/{draw}#result")


@post("/team/draws/{draw:str}/erase", audience=AUDIENCE, name="draw-erase")
async def erase(request: Asked, draw: FromPath[str]) -> Answer:
    def do(typed: Typed) -> None:
        reserves = parse(typed, EraseForm).reserves == "yes"
        drawn.erase_names(hall_of(request), draw=draw, reserves=reserves, actor=who(request).id)

    return await answer(request, do, show=page_of(draw), on=f"/team/draws/{draw}")


def number_of(ticket: str) -> int:
    """A ticket's number from an address; one that is none leads to nothing."""
    if not (ticket.isascii() and ticket.isdecimal() and len(ticket) <= 5):
        raise NotFound(what="ticket")
    return int(ticket)
