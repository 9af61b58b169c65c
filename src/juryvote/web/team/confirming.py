"""What the steering committee, the borough or the Senate said to a Votum."""

from litestar import post
from msgspec import Struct

from juryvote.actions import confirming
from juryvote.rules.refusals import BadForm
from juryvote.web.answers import Answer, answer
from juryvote.web.forms import Typed, berlin_day, parse
from juryvote.web.session import Asked, hall_of, who
from juryvote.web.team.grants import AUDIENCE, grant_shower


class AnswerForm(Struct, forbid_unknown_fields=True):
    answer: str  # confirmed | returned
    by: str
    day: str
    why: str = ""


@post("/team/grants/{grant:str}/confirmation", audience=AUDIENCE, name="answer-advice")
async def confirm(request: Asked) -> Answer:
    decision = str(request.path_params["grant"])

    def do(typed: Typed) -> str:
        form = parse(typed, AnswerForm)
        said = {"decision": decision, "by": form.by, "day": berlin_day(form.day, "day"), "actor": who(request).id}
        if form.answer == "returned":
            body = confirming.give_back(hall_of(request), why=form.why, **said)
            return f"/team/bodies/{body}/grants"
        if form.answer != "confirmed":
            raise BadForm(field="answer", problem="unknown")
        confirming.confirm(hall_of(request), **said)
        return f"/team/grants/{decision}"

    return await answer(request, do, show=grant_shower(), on=lambda place: place)
