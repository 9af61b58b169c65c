"""Who is asking: a session turned into a visitor, with the one role that decides what may be seen and done."""

from msgspec import Struct

from juryvote.live.hall import Hall
from juryvote.live.keys import digest
from juryvote.store import entry, people


class Visitor(Struct, frozen=True, kw_only=True):
    """`id` is the member's or the account's; `role`: member, screen, kiosk, team, chair, auditor, coordinator."""

    session: str
    kind: str  # member | staff | screen | kiosk
    id: str
    name: str
    role: str
    area: str
    meeting: str  # members and screens belong to one meeting
    areas: tuple[str, ...] = ()  # a coordinator sees several, and belongs to none


def visitor(hall: Hall, token: str) -> Visitor | None:
    if not token:
        return None
    with hall.reading() as db:
        row = entry.session(db, digest(hall.keys, token), hall.now())
        areas = people.coordinated_areas(db, row.staff) if row is not None and row.role == "coordinator" else ()
    if row is None:
        return None
    return Visitor(
        session=row.token_hash,
        kind=row.kind,
        id=row.member or row.staff or row.kind,
        name=row.member_name or row.staff_name or "",
        role=row.role if row.kind == "staff" else row.kind,
        area=row.member_area or row.staff_area or "",
        meeting=row.meeting or "",
        areas=tuple(area.id for area in areas),
    )
