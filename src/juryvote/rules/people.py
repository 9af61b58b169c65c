"""Who sits where: a seat belongs to a group, has at most one holder, and may name alternates in rank order."""

from msgspec import Struct

from juryvote.rules.ids import MemberId, SeatId


class Seat(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`group` is resident, partner, or whatever the body calls its groups; without a holder the seat is vacant."""

    id: SeatId
    group: str = "resident"
    holder: MemberId | None = None
    alternates: tuple[MemberId, ...] = ()
