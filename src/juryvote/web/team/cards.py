"""Cards to cut out: a code for everybody with a seat, told in the answer that made it and never again.

New cards make all earlier ones of the meeting void, on the page as in the file.
"""

from litestar import Response, get, post
from litestar.params import FromPath

from juryvote.actions import entry
from juryvote.reads.team.meetings import Card, CardSheet, meeting_page
from juryvote.reads.team.people import names_of
from juryvote.rules.refusals import NotFound, Refusal
from juryvote.web.answers import Answer, problem_for
from juryvote.web.card_paper import cards_pdf
from juryvote.web.forms import NothingForm, parse, typed_of
from juryvote.web.languages import say_in
from juryvote.web.printing import PDF
from juryvote.web.qr import qr_svg
from juryvote.web.render import language_of, render
from juryvote.web.session import Asked, base_url, hall_of, who
from juryvote.web.team.meetings import grouped, meeting_shower
from juryvote.web.threads import in_thread

AUDIENCE = ("team", "chair")


@get("/team/meetings/{meeting:str}/cards", audience=AUDIENCE, name="cards")
async def page(request: Asked, meeting: FromPath[str]) -> Answer:
    """Before printing."""
    return render(request, "team/cards.html", view=await _sheet(request, meeting, ()))


@post("/team/meetings/{meeting:str}/cards", audience=AUDIENCE, name="new-cards")
async def new_cards(request: Asked, meeting: FromPath[str]) -> Answer:
    parse(await typed_of(request), NothingForm)
    try:
        sheet = await _made(request, meeting)
    except Refusal as refusal:
        return await meeting_shower(meeting)(request, problem_for(request, refusal))
    return render(request, "team/cards.html", view=sheet)


@post("/team/meetings/{meeting:str}/cards.pdf", audience=AUDIENCE, name="new-cards-pdf", status_code=200)
async def new_cards_pdf(request: Asked, meeting: FromPath[str]) -> Answer:
    parse(await typed_of(request), NothingForm)
    language = language_of(request)
    try:
        sheet = await _made(request, meeting)
    except Refusal as refusal:
        return await meeting_shower(meeting)(request, problem_for(request, refusal))
    data = await in_thread(cards_pdf, sheet, language=language, say=say_in(language))
    return Response(data, media_type=PDF, headers={"Content-Disposition": 'attachment; filename="karten.pdf"'})


async def _made(request: Asked, meeting: str) -> CardSheet:
    hall, me = hall_of(request), who(request)
    made = await in_thread(entry.issue_cards, hall, meeting=meeting, actor=me.id)
    names = await in_thread(names_of, hall, me.area)
    cards = (_card(request, one, names[one.member]) for one in made)
    return await _sheet(request, meeting, tuple(sorted(cards, key=lambda card: card.name)))


async def _sheet(request: Asked, meeting: str, cards: tuple[Card, ...]) -> CardSheet:
    view = await in_thread(meeting_page, hall_of(request), meeting=meeting, area=who(request).area)
    if view is None:
        raise NotFound
    return CardSheet(meeting=view.meeting, cards=cards, host=base_url(request).partition("://")[2])


def _card(request: Asked, made: entry.Pass, name: str) -> Card:
    say, url = say_in(language_of(request)), f"{base_url(request)}/enter#{made.token}"
    return Card(name=name, code=grouped(made.code), qr=qr_svg(url, say("Code zum Anmelden")))
