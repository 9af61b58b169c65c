"""The order of a seat's alternates: whoever stands first in it is the first to stand in."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row

from juryvote.actions.people import begin, end
from juryvote.live.hall import Act, Hall
from juryvote.rules import entries as e
from juryvote.rules.moment import day_before
from juryvote.rules.refusals import BadForm, NotFound
from juryvote.store import journal, people


def order_alternates(hall: Hall, *, seat: str, ranks: Sequence[tuple[str, int]], actor: str) -> None:
    """Member and rank of each. Whose rank changes ends today's holding and begins anew: yesterday stays as it was."""
    with hall.acting(actor) as act:
        place = people.seat(act.db, seat)
        if place is None:
            raise NotFound(what="seat")
        journal.lock(act.db, place.body)
        wanted, today = dict(ranks), hall.today()
        now = [row for row in people.holdings(act.db, place.body) if _is_alternate(row, seat, today)]
        if {row.member for row in now} != set(wanted) or len(wanted) != len(ranks):
            raise BadForm(field="member", problem="unknown")
        if sorted(wanted.values()) != list(range(1, len(wanted) + 1)):
            raise BadForm(field="rank", problem="ranks", last=len(wanted))
        for row in now:
            if row.rank != wanted[row.member]:
                _rank(act, place.body, row, wanted[row.member], today)


def _is_alternate(row: Row[Any], seat: str, today: str) -> bool:
    return row.seat == seat and row.role == "alternate" and (row.until is None or row.until >= today)


def _rank(act: Act, body: str, row: Row[Any], rank: int, today: str) -> None:
    """What has not begun before today never was in the old order."""
    since = max(row.since, today)
    never = [row] if row.since >= today else []
    end(act, body, seat=row.seat, member=row.member, until=day_before(since), never=never)
    new = e.SeatHeld(seat=row.seat, member=row.member, role=row.role, since=since, until=row.until, rank=rank)
    begin(act, body, new)
