"""Mails to whoever applied: in the transaction of what happened, from the proposal as it is then."""

from datetime import timedelta
from typing import Any

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, Row

from juryvote.actions import outbox
from juryvote.live.hall import Act, Hall
from juryvote.rules.applications import Typed
from juryvote.rules.mails import Kind, reminder_of
from juryvote.store import applying, grants, mails, money
from juryvote.world import moment

WEEK = timedelta(days=7)


class To(Struct, frozen=True, kw_only=True):
    """Whoever applied, and what every mail about the proposal says."""

    body: str
    address: str
    language: str
    values: dict[str, Any]


def _to(db: Connection, proposal: str) -> To | None:
    """None where nobody wrote a form with an address in it."""
    written = applying.of_proposal(db, proposal)
    typed = msgspec.json.decode(written.fields, type=Typed) if written is not None else Typed()
    row = money.proposal_as_it_is(db, proposal) if typed.email else None
    call = money.round_of(db, row.round) if row is not None else None
    if written is None or row is None or call is None:
        return None
    values = {"number": row.number, "title": row.title}
    return To(body=call.body, address=typed.email, language=written.language, values=values)


def tell(act: Act, proposal: str | None, kind: Kind, *, reason: str, **values: Any) -> None:
    """`reason` within the proposal: the same one is told once."""
    to = _to(act.db, proposal) if proposal and act.hall.sends_mail else None
    if to is not None:
        who = {"body": to.body, "to": to.address, "language": to.language}
        outbox.put(act, kind=kind, values=to.values | values, reason=f"{proposal}:{reason}", **who)


def tell_standing(act: Act, proposal: str | None, state: str, **values: Any) -> None:
    """Where it stands now: eligible, not-eligible, on-agenda, decided."""
    known = {"why": "", "decision": "", "date": None}
    tell(act, proposal, Kind.standing, reason=f"{state}:{act.now}", state=state, **(known | values))


def tell_meeting(act: Act, proposal: str, meeting: Row[Any]) -> None:
    """It is on the agenda of this meeting."""
    when = {"starts_at": meeting.starts_at, "changed_at": act.now}
    date = {"id": meeting.id, "title": meeting.title, "place": meeting.place, **when}
    tell_standing(act, proposal, "on-agenda", date=date)


def remind_of_reports(hall: Hall) -> None:
    """Whose report is late is told at most once in seven days, for some weeks; then the team has to speak with them."""
    if not hall.sends_mail:
        return
    today = hall.today()
    with hall.reading() as db:
        late = [row for row in grants.late(db, today) if reminder_of(row.report_due, today)]
        late = [row for row in late if row.proposal and _to(db, row.proposal)]
        told = mails.told(db, [_mark(hall, row, back) for row in late for back in (0, 1)])
    for row in late:
        if not any(told.get(_mark(hall, row, back), "") > _week_ago(hall) for back in (0, 1)):
            with hall.acting("calendar") as act:
                why = f"report:{row.id}:{reminder_of(row.report_due, today)}"
                tell(act, row.proposal, Kind.report_missing, reason=why, due=row.report_due)


def _week_ago(hall: Hall) -> str:
    return moment(hall.world.now() - WEEK)


def _mark(hall: Hall, row: Row[Any], back: int) -> str:
    """Of today's reminder, or of the one before it."""
    number = reminder_of(row.report_due, hall.today()) - back
    return outbox.mark(hall, Kind.report_missing, f"{row.proposal}:report:{row.id}:{number}")
