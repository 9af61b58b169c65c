"""What settles an argument at the desk: the chair's vote, the lot, and somebody who doubts the quorum."""

from litestar import post
from litestar.params import FromPath
from msgspec import Struct

from juryvote.actions import ties
from juryvote.actions.challenges import challenge_quorum
from juryvote.web.answers import Answer
from juryvote.web.chair.desk import AUDIENCE, press
from juryvote.web.forms import NothingForm, Typed, parse
from juryvote.web.session import Asked, hall_of, who


class ChoiceForm(Struct, forbid_unknown_fields=True):
    choice: str


class DoubterForm(Struct, forbid_unknown_fields=True):
    member: str


@post("/desk/{meeting:str}/ballots/{ballot:str}/tie", audience=AUDIENCE, name="desk-tie")
async def chair_vote(request: Asked, meeting: FromPath[str], ballot: FromPath[str]) -> Answer:
    def do(typed: Typed) -> None:
        choice = parse(typed, ChoiceForm).choice
        ties.chair_breaks_tie(hall_of(request), ballot=ballot, choice=choice, actor=who(request).id)

    return await press(request, meeting, do)


@post("/desk/{meeting:str}/ballots/{ballot:str}/lot", audience=AUDIENCE, name="desk-lot")
async def lot(request: Asked, meeting: FromPath[str], ballot: FromPath[str]) -> Answer:
    def do(typed: Typed) -> None:
        parse(typed, NothingForm)
        ties.draw_lot(hall_of(request), ballot=ballot, actor=who(request).id)

    return await press(request, meeting, do)


@post("/desk/{meeting:str}/challenge", audience=AUDIENCE, name="desk-challenge")
async def challenge(request: Asked, meeting: FromPath[str]) -> Answer:
    def do(typed: Typed) -> None:
        member = parse(typed, DoubterForm).member
        challenge_quorum(hall_of(request), meeting=meeting, member=member, actor=who(request).id)

    return await press(request, meeting, do)
