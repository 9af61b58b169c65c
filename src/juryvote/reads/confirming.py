"""What was said to advice, as everybody may know it."""

from msgspec import Struct
from sqlalchemy import Connection

from juryvote.store import confirming


class ConfirmationView(Struct, frozen=True, kw_only=True):
    answer: str  # confirmed | returned
    by: str
    day: str
    why: str
    entered_by: str  # team | coordinator


def confirmation(db: Connection, decision: str) -> ConfirmationView | None:
    row = confirming.find(db, decision)
    if row is None:
        return None
    return ConfirmationView(**{name: getattr(row, name) for name in ConfirmationView.__struct_fields__})
