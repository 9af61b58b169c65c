"""The proposal as the body has amended it: what is still to be voted on, what was carried, and what that means."""

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row

from juryvote.live.hall import Act
from juryvote.rules import entries as e
from juryvote.rules.amendments import (
    AMENDMENT,
    Amended,
    AmendmentsFirst,
    OverAmended,
    all_conditions,
    as_amended,
    is_settled,
    voting_order,
)
from juryvote.rules.findings import is_decided
from juryvote.rules.majority import Outcome
from juryvote.store import amendments, meetings
from juryvote.store.amendments import as_moved


def standing(known: Sequence[Row[Any]], asked_cents: int) -> Amended:
    return as_amended(asked_cents, adopted(known))


def adopted(known: Sequence[Row[Any]]) -> list[e.Amendment]:
    return [as_moved(row, 0) for row in known if row.state == "adopted"]


def in_order(known: Sequence[Row[Any]]) -> list[Row[Any]]:
    """The open ones, as they come to the vote."""
    return voting_order((row, as_moved(row, 0)) for row in known if row.state == "open")


def heed(act: Act, called: Row[Any], *, amount_cents: int | None, condition: str) -> str:
    """Amendments come first, and what was carried binds the question; its conditions stand before the chair's own."""
    known = amendments.of_item(act.db, called.id)
    waiting, now = len(in_order(known)), adopted(known)
    if waiting:
        raise AmendmentsFirst(n=waiting)
    most = as_amended(called.asked_cents or 0, now).cents
    if now and (amount_cents or 0) > most:
        raise OverAmended(most=most, asked=amount_cents or 0)
    return all_conditions(now, condition)


def is_amendment(ballot: Row[Any]) -> bool:
    return bool(ballot.about) and json.loads(ballot.about)["kind"] == AMENDMENT


def conclude_amendment(act: Act, ballot: Row[Any], result: e.BallotClosed) -> None:
    """Carried or rejected; a void ballot leaves it open. What is settled by it is not voted on any more."""
    row, item = amendments.of_ballot(act.db, ballot.id), meetings.item(act.db, ballot.item)
    if row is None or item is None or not is_decided(result.outcome):
        return
    amendments.set_state(act.db, row.id, "adopted" if result.outcome == Outcome.carried else "rejected")
    known = amendments.of_item(act.db, ballot.item)
    for one in in_order(known):
        if is_settled(as_moved(one, 0), adopted(known), item.asked_cents):
            amendments.set_state(act.db, one.id, "settled")
