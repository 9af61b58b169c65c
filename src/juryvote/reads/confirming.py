"""What was said to advice, as everybody may know it."""

from msgspec import Struct
from sqlalchemy import Connection

from juryvote.store import confirming


class ConfirmationView(Struct, frozen=True, kw_only=True):
    answer: str  # confirmed | returned
    by: str
    day: str
    why: str


def confirmation(db: Connection, decision: str) -> ConfirmationView | None:
    row = confirming.find(db, decision)
    return ConfirmationView(answer=row.answer, by=row.by, day=row.day, why=row.why) if row else None
