"""A form that came on paper, typed in by the team: it counts as of the day on which it came."""

from typing import Any

import msgspec
from sqlalchemy import Row

from juryvote.actions.applying import Sent, become_proposal, confirm, mark_of
from juryvote.live.hall import Act, Hall
from juryvote.rules.applications import Typed, check_application
from juryvote.rules.refusals import BadForm, DeadlinePassed, NotFound, WrongCode
from juryvote.rules.rosters import read_day
from juryvote.rules.terms import Terms
from juryvote.store import applying, money
from juryvote.world import BERLIN, when


def enter_paper(hall: Hall, *, round_id: str, code: str, typed: Typed, received_on: str, actor: str) -> Sent:
    """A proposal like any other, with a code for the applicant. The same code a second time changes nothing.

    `received_on`: a day (ISO or as people write it), not in the future and not after the deadline's.
    """
    mark, day = mark_of(hall, code, typed), read_day(received_on)
    if day is None or day > hall.today():
        raise BadForm(field="received_on", problem="invalid")
    with hall.acting(actor) as act:
        money.lock_round(act.db, round_id)
        call = money.round_of(act.db, round_id)
        if call is None or call.draft:
            raise NotFound(what="round")
        known = applying.find(act.db, mark)
        if known is not None:
            return _known(known, round_id)
        terms = msgspec.json.decode(call.terms, type=Terms)
        problems = check_application(typed, cap_cents=call.cap_cents, today=day, terms=terms)
        if problems:
            return Sent(handed_in=False, problems=problems)
        if day > when(call.deadline).astimezone(BERLIN).date().isoformat():
            raise DeadlinePassed(deadline=call.deadline)
        _keep(act, round_id, mark, typed, day)
        row = applying.find(act.db, mark)
        assert row is not None
        confirm(act, become_proposal(act, row, typed), typed, code)
        return Sent(handed_in=True)


def _known(row: Row[Any], round_id: str) -> Sent:
    if row.round != round_id or row.handed_in_at is None:
        raise WrongCode
    return Sent(handed_in=True)


def _keep(act: Act, round_id: str, mark: str, typed: Typed, day: str) -> None:
    written = {"fields": msgspec.json.encode(typed).decode(), "channel": "paper", "received_on": day}
    times = {"begun_at": act.now, "changed_at": act.now}
    applying.add(act.db, id=act.new_id(), round=round_id, code_hash=mark, **written, **times)
