"""Elections at the desk: onto the agenda, and who comes onto the list or leaves it."""

from litestar import post
from litestar.params import FromPath
from msgspec import Struct

from juryvote.actions import elections
from juryvote.actions.meetings import add_item
from juryvote.rules.refusals import BadForm
from juryvote.web.answers import Answer
from juryvote.web.chair.desk import AUDIENCE, MemberForm, press
from juryvote.web.forms import Typed, parse, whole
from juryvote.web.session import Asked, hall_of, who


class ElectionForm(Struct, forbid_unknown_fields=True):
    title: str
    seats: str
    ranked: str = ""


@post("/desk/{meeting:str}/elections", audience=AUDIENCE, name="desk-election")
async def add_election(request: Asked, meeting: FromPath[str]) -> Answer:
    def do(typed: Typed) -> None:
        form = parse(typed, ElectionForm)
        seats, ranked = whole(form.seats, "seats"), form.ranked == "yes"
        if not seats:
            raise BadForm(field="seats", problem="range")
        add_item(
            hall_of(request),
            meeting=meeting,
            title=form.title,
            seats_to_fill=seats,
            ranked=ranked,
            actor=who(request).id,
        )

    return await press(request, meeting, do)


@post("/desk/{meeting:str}/items/{item:str}/candidates", audience=AUDIENCE, name="desk-candidate")
async def name(request: Asked, meeting: FromPath[str], item: FromPath[str]) -> Answer:
    def do(typed: Typed) -> None:
        member = parse(typed, MemberForm).member
        elections.name_candidate(hall_of(request), item=item, member=member, actor=who(request).id)

    return await press(request, meeting, do)


@post("/desk/{meeting:str}/items/{item:str}/withdraw", audience=AUDIENCE, name="desk-withdraw")
async def withdraw(request: Asked, meeting: FromPath[str], item: FromPath[str]) -> Answer:
    def do(typed: Typed) -> None:
        member = parse(typed, MemberForm).member
        elections.withdraw_candidate(hall_of(request), item=item, member=member, actor=who(request).id)

    return await press(request, meeting, do)
