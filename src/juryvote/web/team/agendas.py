"""The order of an agenda before the evening begins."""

from litestar import get, post
from litestar.params import FromPath
from msgspec import Struct

from juryvote.actions import agendas
from juryvote.reads.team.agendas import order_page
from juryvote.rules.refusals import NotFound
from juryvote.web.answers import Answer, Show, answer
from juryvote.web.forms import Typed, parse
from juryvote.web.refusals import Problem
from juryvote.web.render import render
from juryvote.web.session import Asked, hall_of, who
from juryvote.web.threads import in_thread

AUDIENCE = ("team", "chair")


class OrderForm(Struct, forbid_unknown_fields=True):
    item: list[str]


class MoveForm(Struct, forbid_unknown_fields=True):
    item: str
    direction: str


def _shower(meeting: str) -> Show:
    async def show(request: Asked, problem: Problem | None = None, typed: Typed | None = None) -> Answer:
        view = await in_thread(order_page, hall_of(request), meeting=meeting, area=who(request).area)
        if view is None:
            raise NotFound
        return render(request, "team/order.html", view=view, problem=problem, typed=typed or {})

    return show


@get("/team/meetings/{meeting:str}/order", audience=AUDIENCE, name="order")
async def page(request: Asked, meeting: FromPath[str]) -> Answer:
    return await _shower(meeting)(request)


@post("/team/meetings/{meeting:str}/order", audience=AUDIENCE, name="order-agenda")
async def order(request: Asked, meeting: FromPath[str]) -> Answer:
    def do(typed: Typed) -> None:
        items = parse(typed, OrderForm).item
        agendas.order_agenda(hall_of(request), meeting=meeting, items=items, actor=who(request).id)

    return await answer(request, do, show=_shower(meeting), on=lambda _: f"/team/meetings/{meeting}/order")


@post("/team/meetings/{meeting:str}/move", audience=AUDIENCE, name="move-item")
async def move(request: Asked, meeting: FromPath[str]) -> Answer:
    def do(typed: Typed) -> str:
        form = parse(typed, MoveForm)
        agendas.move_item(
            hall_of(request), meeting=meeting, item=form.item, direction=form.direction, actor=who(request).id
        )
        return form.item

    return await answer(request, do, show=_shower(meeting), on=lambda item: f"/team/meetings/{meeting}/order#{item}")
