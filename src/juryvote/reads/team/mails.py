"""The outbox of an area, as the team sees it."""

from msgspec import Struct

from juryvote.live.hall import Hall
from juryvote.store import mails


class MailView(Struct, frozen=True, kw_only=True):
    """`address` is "" once it is sent or withdrawn. `error`: a code, "" without."""

    id: str
    kind: str
    state: str
    address: str
    attempts: int
    due: str
    error: str
    created: str
    sent: str
    is_being_sent: bool


class Outbox(Struct, frozen=True, kw_only=True):
    """`on`: mails go out here."""

    on: bool
    mails: tuple[MailView, ...]


def outbox(hall: Hall, *, area: str) -> Outbox:
    now = hall.now()
    with hall.reading() as db:
        rows = mails.of_area(db, area)
    same = ("id", "kind", "state", "address", "attempts", "due", "error", "created")
    shown = (
        MailView(
            **{name: getattr(row, name) for name in same}, sent=row.sent or "", is_being_sent=row.lease_until > now
        )
        for row in rows
    )
    return Outbox(on=hall.sends_mail, mails=tuple(shown))
