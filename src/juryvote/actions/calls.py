"""A round as the team prepares and runs it: draft, copy, what it asks for, its meetings, and a moved deadline."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import Row
from sqlalchemy.exc import IntegrityError

from juryvote.actions.money import begin_round
from juryvote.live.hall import Act, Hall
from juryvote.rules import entries as e
from juryvote.rules.refusals import BadForm, NotFound
from juryvote.rules.terms import LONGEST_REASON, Terms, bad_terms
from juryvote.store import applying, calls, meetings, money
from juryvote.world import moment


def set_terms(hall: Hall, *, round_id: str, terms: Terms, chosen: Sequence[str], actor: str) -> None:
    """What the round asks for, and the meetings of its body that decide about it."""
    with hall.acting(actor) as act:
        call = _locked(act, round_id)
        field = bad_terms(terms, cap_cents=call.cap_cents)
        if field:
            raise BadForm(field=field, problem="invalid")
        known = {row.id for row in meetings.meetings(act.db, body_ids=[call.body])}
        if not set(chosen) <= known:
            raise BadForm(field="meeting", problem="unknown")
        applying.change_call(act.db, round_id, terms=msgspec.json.encode(terms).decode())
        calls.put_meetings(act.db, round_id, chosen)


def copy_round(hall: Hall, *, round_id: str, title: str, deadline: datetime, actor: str) -> str:
    """A draft with cap, words and terms of an earlier round; its meetings are not taken over."""
    if not 1 <= len(title.strip()) <= 120:
        raise BadForm(field="title", problem="length")
    _future(hall, deadline)
    try:
        with hall.acting(actor) as act:
            old = _locked(act, round_id)
            made = begin_round(act, old.body, old.fund, title.strip(), old.cap_cents, moment(deadline), draft=True)
            same = ("call_text", "call_texts", "terms", "shows_left")
            applying.change_call(act.db, made, **{name: getattr(old, name) for name in same})
            return made
    except IntegrityError as error:
        raise BadForm(field="title", problem="taken") from error


def open_draft(hall: Hall, *, round_id: str, actor: str) -> None:
    """From now on everybody sees it. A second time changes nothing."""
    with hall.acting(actor) as act:
        call = _locked(act, round_id)
        if not call.draft:
            return
        if call.deadline <= act.now:
            raise BadForm(field="deadline", problem="past")
        applying.change_call(act.db, round_id, draft=False)
        values = {"fund": call.fund, "title": call.title, "cap_cents": call.cap_cents, "deadline": call.deadline}
        act.record(call.body, e.RoundOpened(round=call.id, **values))


def move_deadline(hall: Hall, *, round_id: str, deadline: datetime, reason: str, actor: str) -> None:
    """Another moment in the future, also when the old one has passed; drafts need no reason."""
    _future(hall, deadline)
    with hall.acting(actor) as act:
        _move(act, _locked(act, round_id), moment(deadline), reason.strip())


def close_early(hall: Hall, *, round_id: str, reason: str, actor: str) -> None:
    """No more applications from now on. A round that is over stays as it is."""
    with hall.acting(actor) as act:
        call = _locked(act, round_id)
        if not call.draft and call.deadline > act.now:
            _move(act, call, act.now, reason.strip())


def _move(act: Act, call: Row[Any], deadline: str, reason: str) -> None:
    if deadline == call.deadline:
        return
    if call.draft:
        applying.change_call(act.db, call.id, deadline=deadline)
        return
    if not 1 <= len(reason) <= LONGEST_REASON:
        raise BadForm(field="reason", problem="length")
    applying.change_call(act.db, call.id, deadline=deadline)
    calls.add_move(act.db, call.id, at=act.now, earlier=call.deadline, deadline=deadline, reason=reason)
    act.record(call.body, e.RoundMoved(round=call.id, deadline=deadline, reason=reason))


def _locked(act: Act, round_id: str) -> Row[Any]:
    money.lock_round(act.db, round_id)
    call = money.round_of(act.db, round_id)
    if call is None:
        raise NotFound(what="round")
    return call


def _future(hall: Hall, deadline: datetime) -> None:
    if moment(deadline) <= hall.now():
        raise BadForm(field="deadline", problem="past")
