"""A member doubts the quorum, on the own phone."""

from litestar import post

from juryvote.actions.challenges import challenge_quorum
from juryvote.web.answers import Answer, answer
from juryvote.web.forms import NothingForm, Typed, parse
from juryvote.web.member.evening import show
from juryvote.web.session import Asked, hall_of, who

AUDIENCE = ("member",)


@post("/meeting/challenge", audience=AUDIENCE, name="challenge")
async def challenge(request: Asked) -> Answer:
    me = who(request)

    def do(typed: Typed) -> None:
        parse(typed, NothingForm)
        challenge_quorum(hall_of(request), meeting=me.meeting, member=me.id, actor=me.id)

    return await answer(request, do, show=show, on="/meeting")
