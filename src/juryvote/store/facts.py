"""What is known of people on a day: institution and household from the register, ages, and who came to what.

Attendance is read from the journal's check-ins: the table of presence forgets whoever leaves.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from msgspec import Struct, convert, to_builtins
from sqlalchemy import Connection, Row, delete, insert, select
from sqlalchemy.dialects import postgresql, sqlite

from juryvote.rules.attendance import Sitting, attendance, in_order
from juryvote.rules.bylaws import Bylaws
from juryvote.rules.facts import age_on, asks, asks_age, asks_attendance, asks_homes, needed, with_attendance
from juryvote.rules.moment import holds_on
from juryvote.rules.scene import UNKNOWN, Fact
from juryvote.store import people
from juryvote.store import tables as t


class Home(Struct, frozen=True, kw_only=True):
    """The ids of the parties that a member has one vote together with, or ""."""

    institution: str = ""
    household: str = ""


def facts_on(db: Connection, *, body: str, day: str, bylaws: Bylaws) -> dict[str, Fact]:
    """What the bylaws ask for, of everybody with a place in the body on that day, where there is something to tell."""
    if not asks(bylaws):
        return {}
    holdings = [people.held(row) for row in people.holdings(db, body)]
    seated = sorted({held.member for held in holdings if holds_on(held, day)})
    homes = _homes(db, seated, day) if asks_homes(bylaws) else {}
    ages = _ages(db, seated, day) if asks_age(bylaws) else {}
    earlier = sittings(db, body) if asks_attendance(bylaws) else []
    found = {}
    for member in seated:
        home, times = homes.get(member, Home()), attendance(earlier, holdings, member, day)
        told = Fact(institution=home.institution, household=home.household, age=ages.get(member))
        found[member] = needed(bylaws, with_attendance(told, times))
    return {member: fact for member, fact in found.items() if fact != UNKNOWN}


def pinned(meeting: Row[Any]) -> dict[str, Fact]:
    """What the opening of this meeting said of people, with what was corrected since."""
    return convert(json.loads(meeting.facts or "{}"), dict[str, Fact])


def as_text(facts: Mapping[str, Fact]) -> str:
    return json.dumps(to_builtins(facts), sort_keys=True)


def sittings(db: Connection, body: str) -> list[Sitting]:
    """The body's meetings that were opened and are over, the oldest first."""
    over = (t.meetings.c.state == "adjourned") & t.meetings.c.ends_on.is_(None)  # nobody comes to a vote in writing
    query = select(t.meetings.c.id, t.meetings.c.day, t.meetings.c.starts_at)
    rows = db.execute(query.where(t.meetings.c.body == body, over, t.meetings.c.bylaws.is_not(None))).all()
    came, away = _came(db, body), excuses_of(db, [row.id for row in rows])
    return in_order(
        Sitting(
            meeting=row.id,
            day=row.day,
            starts_at=row.starts_at,
            came=frozenset(came.get(row.id, ())),
            excused=frozenset(away.get(row.id, ())),
        )
        for row in rows
    )


def excuse(db: Connection, *, meeting: str, member: str) -> None:
    db.execute(insert(t.excuses).values(meeting=meeting, member=member))


def unexcuse(db: Connection, *, meeting: str, member: str) -> None:
    db.execute(delete(t.excuses).where(t.excuses.c.meeting == meeting, t.excuses.c.member == member))


def excuses(db: Connection, meeting: str) -> set[str]:
    return set(db.scalars(select(t.excuses.c.member).where(t.excuses.c.meeting == meeting)))


def excuses_of(db: Connection, meetings: Sequence[str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for row in db.execute(select(t.excuses).where(t.excuses.c.meeting.in_(meetings))):
        found.setdefault(row.meeting, set()).add(row.member)
    return found


def tell_age(db: Connection, *, member: str, years: int, day: str) -> None:
    """What was told last counts."""
    dialect = sqlite if db.dialect.name == "sqlite" else postgresql
    row = dialect.insert(t.ages).values(member=member, years=years, day=day)
    db.execute(row.on_conflict_do_update(index_elements=["member"], set_={"years": years, "day": day}))


def forget_age(db: Connection, member: str) -> None:
    db.execute(delete(t.ages).where(t.ages.c.member == member))


def ages(db: Connection, members: Iterable[str]) -> dict[str, Row[Any]]:
    return {row.member: row for row in db.execute(select(t.ages).where(t.ages.c.member.in_(list(members))))}


def _ages(db: Connection, members: Sequence[str], day: str) -> dict[str, int]:
    return {member: age_on(day, years=row.years, told=row.day) for member, row in ages(db, members).items()}


def _homes(db: Connection, members: Sequence[str], day: str) -> dict[str, Home]:
    """Of several institutions or households the first by id: one person never speaks for two."""
    line = t.interests.c
    now = (line.since <= day) & (line.until.is_(None) | (line.until >= day))
    query = select(line.member, line.role, line.party).where(line.member.in_(members), now)
    named: dict[tuple[str, str], str] = {}
    for row in db.execute(query.where(line.role.in_(("seat", "lives"))).order_by(line.party)):
        named.setdefault((row.member, row.role), row.party)
    return {
        member: Home(institution=named.get((member, "seat"), ""), household=named.get((member, "lives"), ""))
        for member in members
    }


def _came(db: Connection, body: str) -> dict[str, set[str]]:
    """By meeting everybody who ever checked in."""
    log, what = t.journal.c, t.journal_payloads.c
    joined = t.journal.join(t.journal_payloads, (log.body == what.body) & (log.height == what.height))
    query = select(log.meeting, what.payload).select_from(joined)
    found: dict[str, set[str]] = {}
    for row in db.execute(query.where(log.body == body, log.kind == "checked-in")):
        found.setdefault(row.meeting, set()).add(json.loads(row.payload)["member"])
    return found
