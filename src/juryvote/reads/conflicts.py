"""Conflicts as the desk and the phone see them: what the register proposes, what is contested, what was ruled."""

from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, Row

from juryvote.store import people
from juryvote.store.hints import hints_of


class HintRow(Struct, frozen=True, kw_only=True):
    """A conflict that the register proposes: nobody has declared it yet."""

    item: str
    number: int  # of the item
    title: str
    member: str
    name: str
    reason: str  # code; labels by |about
    denied: bool  # the person was asked and says no


def hint_rows(db: Connection, meeting: Row[Any]) -> tuple[HintRow, ...]:
    """For all undecided items, in the order of the agenda and by name; none once the meeting is over."""
    if meeting.state == "adjourned":
        return ()
    hints = hints_of(db, meeting)
    names = people.names(db, meeting.area) if hints else {}
    rows = [
        HintRow(
            item=hint.item,
            number=hint.number,
            title=hint.title,
            member=hint.member,
            name=names.get(hint.member, ""),
            reason=hint.reason,
            denied=hint.denied,
        )
        for hint in hints
    ]
    return tuple(sorted(rows, key=lambda row: (row.number, row.name.casefold())))
