"""The team hides what somebody said about a proposal, with a reason that the author reads, or shows it again."""

from litestar import post
from msgspec import Struct

from juryvote.actions import deliberation
from juryvote.web.answers import Answer, answer
from juryvote.web.forms import Typed, parse
from juryvote.web.session import Asked, hall_of, who
from juryvote.web.team.rounds import proposal_shower


class HideForm(Struct, forbid_unknown_fields=True):
    """`why` is "" to show it again."""

    what: str
    why: str = ""


@post("/team/proposals/{proposal:str}/hide", audience=("team",), name="hide-said")
async def hide(request: Asked) -> Answer:
    proposal = str(request.path_params["proposal"])

    def do(typed: Typed) -> None:
        form = parse(typed, HideForm)
        deliberation.hide(hall_of(request), proposal=proposal, what=form.what, why=form.why, actor=who(request).id)

    return await answer(
        request, do, show=proposal_shower(proposal), on=lambda _: f"/team/proposals/{proposal}#h-deliberation"
    )
