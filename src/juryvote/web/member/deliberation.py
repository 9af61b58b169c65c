"""One proposal of the agenda on a member's phone: the papers, what the others say, and what one says oneself."""

from collections.abc import Callable
from typing import Any

from litestar import get, post
from msgspec import Struct

from juryvote.actions import amendments, deliberation
from juryvote.live.hall import Hall
from juryvote.reads.deliberation import item_page
from juryvote.rules.deliberation import LONGEST, SCORES
from juryvote.rules.refusals import NotFound
from juryvote.web.answers import Answer, Show, answer
from juryvote.web.forms import Typed, euros, parse, whole
from juryvote.web.languages import say_in
from juryvote.web.refusals import Problem
from juryvote.web.render import language_of, render
from juryvote.web.session import Asked, hall_of, who
from juryvote.web.threads import in_thread

AUDIENCE = ("member",)


class AmendmentForm(Struct, forbid_unknown_fields=True):
    amendment: str


class MoveForm(Struct, forbid_unknown_fields=True):
    """`what`: sum | condition | line:N."""

    what: str
    amount: str = ""
    text: str = ""
    why: str = ""


def moved_of(typed: Typed) -> amendments.Moved:
    form = parse(typed, MoveForm)
    cents = euros(form.amount, "amount") if form.what == "sum" else None
    return amendments.Moved(what=form.what, amount_cents=cents, text=form.text, why=form.why)


class ArgumentForm(Struct, forbid_unknown_fields=True):
    side: str
    argument: str


class QuestionForm(Struct, forbid_unknown_fields=True):
    question: str
    hearers: str


class ScoreForm(Struct, forbid_unknown_fields=True):
    score: str


def shower(item: str) -> Show:
    async def show(request: Asked, problem: Problem | None = None, typed: Typed | None = None) -> Answer:
        say = say_in(language_of(request))
        view = await in_thread(item_page, hall_of(request), item=item, member=who(request).id, say=say)
        if view is None:
            raise NotFound
        more: dict[str, Any] = {"typed": typed or {}, "longest": LONGEST, "scale": tuple(SCORES)}
        return render(request, "member/item.html", view=view, problem=problem, **more)

    return show


@get("/items/{item:str}", audience=AUDIENCE, name="item")
async def page(request: Asked) -> Answer:
    return await shower(str(request.path_params["item"]))(request)


async def answer_on_item(request: Asked, do: Callable[[Hall, str, str, Typed], None], part: str) -> Answer:
    """Do it as this member, then go back to that part of the item's page."""
    item = str(request.path_params["item"])

    def done(typed: Typed) -> None:
        do(hall_of(request), item, who(request).id, typed)

    return await answer(request, done, show=shower(item), on=lambda _: f"/items/{item}#{part}")


@post("/items/{item:str}/arguments", audience=AUDIENCE, name="argue")
async def argue(request: Asked) -> Answer:
    def do(hall: Hall, item: str, member: str, typed: Typed) -> None:
        form = parse(typed, ArgumentForm)
        deliberation.argue(hall, item=item, member=member, side=form.side, text=form.argument)

    return await answer_on_item(request, do, "h-arguments")


@post("/items/{item:str}/questions", audience=AUDIENCE, name="ask-about-item")
async def ask(request: Asked) -> Answer:
    def do(hall: Hall, item: str, member: str, typed: Typed) -> None:
        form = parse(typed, QuestionForm)
        deliberation.ask_applicant(hall, item=item, member=member, text=form.question, hearers=form.hearers)

    return await answer_on_item(request, do, "h-questions")


@post("/items/{item:str}/amendments", audience=AUDIENCE, name="move-amendment")
async def move(request: Asked) -> Answer:
    def do(hall: Hall, item: str, member: str, typed: Typed) -> None:
        amendments.move(hall, item=item, member=member, moved=moved_of(typed))

    return await answer_on_item(request, do, "h-amendments")


@post("/items/{item:str}/withdraw", audience=AUDIENCE, name="withdraw-amendment")
async def withdraw(request: Asked) -> Answer:
    def do(hall: Hall, item: str, member: str, typed: Typed) -> None:
        amendment = parse(typed, AmendmentForm).amendment
        amendments.withdraw(hall, item=item, amendment=amendment, member=member)

    return await answer_on_item(request, do, "h-amendments")


@post("/items/{item:str}/score", audience=AUDIENCE, name="appraise")
async def appraise(request: Asked) -> Answer:
    def do(hall: Hall, item: str, member: str, typed: Typed) -> None:
        score = whole(parse(typed, ScoreForm).score, "score")
        deliberation.appraise(hall, item=item, member=member, score=score)

    return await answer_on_item(request, do, "h-scores")
