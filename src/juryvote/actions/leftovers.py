"""Restmittel: what is left of a fund, or came back to it, is offered once more in a round of its own."""

from datetime import datetime
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy import Row

from juryvote.actions.applying import LONGEST_CALL
from juryvote.actions.money import begin_round
from juryvote.live.hall import Hall
from juryvote.rules.refusals import BadForm, FundExhausted, NotFound, OverCap
from juryvote.rules.terms import Terms
from juryvote.store import applying, journal, money
from juryvote.world import moment


class Call(Struct, frozen=True, kw_only=True):
    """The new round; `cap_cents` may not be more than what is left."""

    title: str
    cap_cents: int
    deadline: datetime
    text: str


def advertise_again(hall: Hall, *, body: str, fund: str, call: Call, actor: str) -> str:
    """A draft of a round on the same fund, with the terms of its newest round; sent twice it is made once."""
    if not 1 <= len(call.title.strip()) <= 120:
        raise BadForm(field="title", problem="length")
    if len(call.text) > LONGEST_CALL:
        raise BadForm(field="call_text", problem="length")
    deadline = moment(call.deadline)
    if deadline <= hall.now():
        raise BadForm(field="deadline", problem="past")
    with hall.acting(actor) as act:
        known = money.fund(act.db, fund)
        if known is None or known.body != body:
            raise NotFound(what="fund")
        journal.lock(act.db, body)
        purse = money.fund(act.db, fund)
        assert purse is not None  # funds are never deleted
        rounds = money.rounds(act.db, [body])
        for known in rounds:
            if known.title == call.title.strip():
                if (known.fund, known.cap_cents, known.deadline) == (fund, call.cap_cents, deadline):
                    return str(known.id)
                raise BadForm(field="title", problem="taken")
        left = money.left(purse)
        if left <= 0:
            raise FundExhausted(left=left, asked=call.cap_cents)
        if not 0 < call.cap_cents <= left:
            raise OverCap(most=left)
        made = begin_round(act, body, fund, call.title.strip(), call.cap_cents, deadline, draft=True)
        earlier = next((one for one in rounds if one.fund == fund and not one.draft), None)
        same = _terms_of(earlier, call.cap_cents) if earlier is not None else {}
        applying.change_call(act.db, made, call_text=call.text.strip(), shows_left=True, **same)
        return made


def _terms_of(earlier: Row[Any], cap_cents: int) -> dict[str, str]:
    """Its languages and terms; the smallest sum can be no higher than the new cap."""
    terms = msgspec.json.decode(earlier.terms, type=Terms)
    fitting = replace(terms, least_cents=min(terms.least_cents, cap_cents))
    return {"call_texts": earlier.call_texts, "terms": msgspec.json.encode(fitting).decode()}
