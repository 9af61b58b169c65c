"""Who is in the room: a fold over arrivals and departures. It trusts their order and reads no clock."""

from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct

from juryvote.rules.ids import MemberId


class Way(StrEnum):
    in_ = "in"
    out = "out"


class Movement(Struct, frozen=True, kw_only=True):
    """`at` is ISO 8601 in UTC; `channel` says how it was noticed: phone, door, room, team."""

    member: MemberId
    way: Way
    at: str = ""
    channel: str = ""


def arrivals(movements: Iterable[Movement]) -> dict[MemberId, str]:
    """Those present and since when, in order of arrival; whoever leaves and comes back has arrived anew."""
    there: dict[MemberId, str] = {}
    for movement in movements:
        if movement.way is Way.out:
            there.pop(movement.member, None)
        else:
            there.setdefault(movement.member, movement.at)
    return there


def present(movements: Iterable[Movement]) -> tuple[MemberId, ...]:
    """Those present in order of arrival; checking in or out twice changes nothing."""
    return tuple(arrivals(movements))
