"""Ideas: one sentence without an account; the team takes it up, puts it together with another one, or puts it aside."""

from typing import Any

import msgspec
from sqlalchemy import Row

from juryvote.actions.applying import code_digest
from juryvote.actions.throttles import throttle
from juryvote.live.hall import Act, Hall
from juryvote.rules.applications import Typed
from juryvote.rules.refusals import BadForm, DeadlinePassed, NotFound
from juryvote.store import applying, ideas, money

LONGEST_IDEA, LONGEST_NAME, LONGEST_REASON = 500, 200, 1000


def post_idea(hall: Hall, *, round_id: str, code: str, text: str, name: str, place: str) -> None:
    """The same code sent twice is one idea. It is taken until the deadline of the round."""
    throttle(hall, f"idea:{place}", limit=60, seconds=600)
    mark = code_digest(hall, code)
    if not 1 <= len(text.strip()) <= LONGEST_IDEA:
        raise BadForm(field="idea", problem="length")
    if len(name.strip()) > LONGEST_NAME:
        raise BadForm(field="name", problem="length")
    with hall.acting("applicant") as act:
        money.lock_round(act.db, round_id)
        call = money.round_of(act.db, round_id)
        if call is None or call.draft:
            raise NotFound(what="round")
        known = ideas.find(act.db, mark)
        if known is not None or applying.find(act.db, mark) is not None:
            return
        if call.deadline < act.now:
            raise DeadlinePassed(deadline=call.deadline)
        said = {"text": text.strip(), "name": name.strip(), "posted_at": act.now}
        ideas.add(act.db, id=act.new_id(), round=round_id, code_hash=mark, **said)


def take_up(hall: Hall, *, idea: str, reason: str, actor: str) -> None:
    """A draft application begins under the code of the idea, so that its giver can go on with it."""
    with hall.acting(actor) as act:
        row = _locked(act, idea, reason)
        if row.state == "taken-up":
            return
        call = money.round_of(act.db, row.round)
        if call is None or call.deadline < act.now:
            raise DeadlinePassed(deadline=call.deadline if call else "")
        typed = Typed(what_for=row.text, applicant=row.name)
        fields = msgspec.json.encode(typed).decode()
        times = {"begun_at": act.now, "changed_at": act.now}
        applying.add(act.db, id=act.new_id(), round=row.round, code_hash=row.code_hash, fields=fields, **times)
        ideas.settle(act.db, idea, state="taken-up", reason=reason.strip(), merged_into=None)


def merge(hall: Hall, *, idea: str, into: str, reason: str, actor: str) -> None:
    """It goes on as a part of another idea of the same round."""
    with hall.acting(actor) as act:
        row, other = _locked(act, idea, reason), ideas.idea(act.db, into)
        if other is None or (other.round, other.state in ("new", "taken-up")) != (row.round, True):
            raise BadForm(field="into", problem="unknown")
        if row.state == "taken-up" or other.id == row.id:
            raise BadForm(field="into", problem="invalid")
        ideas.settle(act.db, idea, state="merged", reason=reason.strip(), merged_into=into)


def put_aside(hall: Hall, *, idea: str, reason: str, actor: str) -> None:
    """Not now, with a reason that the giver reads. It may be taken up later all the same."""
    with hall.acting(actor) as act:
        row = _locked(act, idea, reason)
        if not reason.strip():
            raise BadForm(field="reason", problem="length")
        if row.state == "taken-up":
            raise BadForm(field="act", problem="invalid")
        ideas.settle(act.db, idea, state="put-aside", reason=reason.strip(), merged_into=None)


def _locked(act: Act, idea: str, reason: str) -> Row[Any]:
    if len(reason.strip()) > LONGEST_REASON:
        raise BadForm(field="reason", problem="length")
    row = ideas.idea(act.db, idea, lock=True)
    if row is None:
        raise NotFound(what="idea")
    return row
