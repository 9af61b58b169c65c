"""Decisions that everybody may read."""

from collections.abc import Iterable
from urllib.parse import urlencode

from litestar import get
from litestar.params import FromPath

from juryvote.reads.public import decision_page
from juryvote.reads.register import register
from juryvote.rules.money import parse_euro
from juryvote.rules.proposals import Goal
from juryvote.rules.refusals import NotFound
from juryvote.rules.register import LONGEST_WORDS, OUTCOMES, Wanted
from juryvote.web.answers import Answer
from juryvote.web.languages import say_in
from juryvote.web.render import language_of, render
from juryvote.web.session import Asked, hall_of
from juryvote.web.threads import in_thread

CHOICES = ("words", "area", "body", "year", "goal", "outcome", "least")


def wanted_of(request: Asked) -> Wanted:
    """What the address asks for; what nobody can have asked for is left out."""
    asked = request.query_params
    year, least = asked.get("year", ""), parse_euro(asked.get("least", ""))
    return Wanted(
        area=asked.get("area", ""),
        body=asked.get("body", ""),
        year=int(year) if _is_number(year) and len(year) == 4 else None,
        goal=_one_of(Goal, asked.get("goal", "")),
        outcome=_one_of(OUTCOMES, asked.get("outcome", "")),
        least_cents=least if isinstance(least, int) and least > 0 else 0,
        words=asked.get("words", "").replace("\x00", "").strip()[:LONGEST_WORDS],
    )


def query_of(request: Asked) -> str:
    """The same choice, for another address."""
    return urlencode([(name, text) for name, text in request.query_params.items() if text and name in CHOICES])


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal()


def _one_of(known: Iterable[str], said: str) -> str:
    return said if said in set(known) else ""


@get("/", audience=("anybody",), name="register")
async def show_register(request: Asked) -> Answer:
    wanted, page = wanted_of(request), request.query_params.get("page", "")
    number = int(page) if _is_number(page) and len(page) <= 5 else 1
    view = await in_thread(register, hall_of(request), wanted, page=max(number, 1))
    return render(request, "public/register.html", view=view, query=query_of(request))


@get("/decisions/{decision:str}", audience=("anybody",), name="decision")
async def show_decision(request: Asked, decision: FromPath[str]) -> Answer:
    view = await in_thread(decision_page, hall_of(request), decision, say=say_in(language_of(request)))
    if view is None:
        raise NotFound
    return render(request, "public/decision.html", view=view)


@get("/about", audience=("anybody",), name="about")
async def show_about(request: Asked) -> Answer:
    return render(request, "public/about.html")
