"""Restmittel: what is left of a fund, or came back to it, is offered once more in a round of its own."""

from datetime import datetime

from msgspec import Struct

from juryvote.actions.applying import LONGEST_CALL
from juryvote.actions.money import begin_round
from juryvote.live.hall import Hall
from juryvote.rules.refusals import BadForm, FundExhausted, NotFound, OverCap
from juryvote.store import applying, money
from juryvote.world import moment


class Call(Struct, frozen=True, kw_only=True):
    """The new round; `cap_cents` may not be more than what is left."""

    title: str
    cap_cents: int
    deadline: datetime
    text: str


def advertise_again(hall: Hall, *, body: str, fund: str, call: Call, actor: str) -> str:
    """A round on the same fund; the same one sent twice is opened once."""
    if not 1 <= len(call.title.strip()) <= 120:
        raise BadForm(field="title", problem="length")
    if len(call.text) > LONGEST_CALL:
        raise BadForm(field="call_text", problem="length")
    deadline = moment(call.deadline)
    if deadline <= hall.now():
        raise BadForm(field="deadline", problem="past")
    with hall.acting(actor) as act:
        money.lock_fund(act.db, fund)
        purse = money.fund(act.db, fund)
        if purse is None or purse.body != body:
            raise NotFound(what="fund")
        for known in money.rounds(act.db, [body]):
            if known.title == call.title.strip():
                if (known.fund, known.cap_cents, known.deadline) == (fund, call.cap_cents, deadline):
                    return str(known.id)
                raise BadForm(field="title", problem="taken")
        left = money.left(purse)
        if left <= 0:
            raise FundExhausted(left=left, asked=call.cap_cents)
        if not 0 < call.cap_cents <= left:
            raise OverCap(most=left)
        made = begin_round(act, body, fund, call.title.strip(), call.cap_cents, deadline)
        applying.change_call(act.db, made, call_text=call.text.strip(), shows_left=True)
        return made
