"""Who came to the earlier meetings of a body, and who stayed away: a fold that the evening and the recount share.

An earlier meeting was opened and is over. Whoever was ever checked in was there, also who left before the opening.
Attendances count for holders and alternates; absences for holders only, since nobody waits for an alternate.
"""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from juryvote.rules.moment import Holding, day_before, holds_on


class Sitting(Struct, frozen=True, kw_only=True):
    """An earlier meeting; `starts_at` is ISO 8601 in UTC and puts them in order."""

    meeting: str
    day: str
    starts_at: str
    came: frozenset[str]
    excused: frozenset[str] = frozenset()


class Attendance(Struct, frozen=True, kw_only=True):
    """Since the term began. `absent_in_a_row` are the absences just before today, `unexcused` those without excuse."""

    attended: int = 0
    absent_in_a_row: int = 0
    unexcused: int = 0


def in_order(sittings: Iterable[Sitting]) -> list[Sitting]:
    """The oldest first."""
    return sorted(sittings, key=lambda sitting: (sitting.starts_at, sitting.meeting))


def attendance(sittings: Sequence[Sitting], holdings: Iterable[Holding], member: str, day: str) -> Attendance:
    """`sittings` in their order; `day` is the day of the meeting that asks."""
    own = [held for held in holdings if held.member == member]
    began = term_began(own, day)
    mine = [sitting for sitting in sittings if began and sitting.day >= began]
    away: list[Sitting] = []
    for sitting in reversed(mine):
        if member in sitting.came:
            break
        if any(held.role == "holder" and holds_on(held, sitting.day) for held in own):
            away.append(sitting)
    return Attendance(
        attended=sum(member in sitting.came for sitting in mine),
        absent_in_a_row=len(away),
        unexcused=sum(member not in sitting.excused for sitting in away),
    )


def term_began(own: Sequence[Holding], day: str) -> str:
    """The first day of one person's term that runs on `day`, with all that it follows without a gap; "" for none."""
    began = min((held.since for held in own if holds_on(held, day)), default="")
    while began:
        before = [held.since for held in own if held.since < began and (held.until or day) >= day_before(began)]
        if not before:
            break
        began = min(before)
    return began
