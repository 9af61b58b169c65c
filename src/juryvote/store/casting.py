"""Many open slips at once: how those who cast stand to the ballot, in a few queries, and their slips, in two."""

import json
from collections.abc import Collection, Sequence
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, Row, bindparam, select, update
from sqlalchemy.dialects import postgresql, sqlite

from juryvote.rules.marks import Mark
from juryvote.store import tables as t


class Slip(Struct, kw_only=True):
    """A slip as it stands, or as it will; `mark` is None for a raised hand."""

    choice: str | None
    channel: str
    turn: int
    key: str
    receipt: str
    mark: Mark | None = None


class Line(Struct, kw_only=True):
    """One person: on the frozen roll, how they have voted, whether they are there or biased now."""

    member: str
    channel: str | None
    on_roll: bool = True
    here: bool = False
    recused: bool = False
    slip: Slip | None = None


def lines(db: Connection, ballot: Row[Any], members: Collection[str]) -> dict[str, Line]:
    """Each person's line is held until the transaction ends: two taps of one person act one after the other."""
    roll = select(t.roll).where(t.roll.c.ballot == ballot.id, t.roll.c.member.in_(members)).order_by(t.roll.c.member)
    found = {row.member: Line(member=row.member, channel=row.channel) for row in db.execute(roll.with_for_update())}
    for member in members:
        found.setdefault(member, Line(member=member, channel=None, on_roll=False))
    for row in db.execute(select(t.slips).where(t.slips.c.ballot == ballot.id, t.slips.c.member.in_(members))):
        slip = Slip(choice=row.choice, channel=row.channel, turn=row.turn, key=row.key, receipt=row.receipt)
        found[row.member].slip = slip
    here = select(t.presence.c.member).where(t.presence.c.meeting == ballot.meeting, t.presence.c.member.in_(members))
    for member in db.scalars(here):
        found[member].here = True
    biased = select(t.conflicts.c.member).where(
        t.conflicts.c.item == ballot.item, t.conflicts.c.lifted.is_(False), t.conflicts.c.member.in_(members)
    )
    for member in db.scalars(biased):
        found[member].recused = True
    return found


def lock_ballot(db: Connection, ballot: str) -> Row[Any] | None:
    """With `ends_on`, the last day of a vote in writing. Many may cast at once; nobody closes meanwhile."""
    both = t.ballots.join(t.meetings, t.meetings.c.id == t.ballots.c.meeting)
    query = select(t.ballots, t.meetings.c.ends_on).select_from(both).where(t.ballots.c.id == ballot)
    return db.execute(query.with_for_update(read=True, of=t.ballots)).one_or_none()


def signed_in(db: Connection, sessions: Collection[str], now: str) -> set[str]:
    """Those of the sessions that still hold."""
    if not sessions:
        return set()
    query = select(t.sessions.c.token_hash).where(
        t.sessions.c.token_hash.in_(sessions), t.sessions.c.revoked_at.is_(None), t.sessions.c.expires_at > now
    )
    return set(db.scalars(query))


def put(db: Connection, ballot: str, changed: Sequence[Line]) -> None:
    """Their slips as they shall stand; a receipt stands for the slip, not the choice, and never changes."""
    if not changed:
        return
    dialect = sqlite if db.dialect.name == "sqlite" else postgresql
    row = dialect.insert(t.slips)
    said = {name: row.excluded[name] for name in ("choice", "picks", "turn", "key")}
    db.execute(
        row.on_conflict_do_update(index_elements=["ballot", "member"], set_=said),
        [{"ballot": ballot, "member": line.member, **_values(line.slip)} for line in changed if line.slip],
    )
    line_of = update(t.roll).where(t.roll.c.ballot == bindparam("of"), t.roll.c.member == bindparam("who"))
    marked = [{"of": ballot, "who": line.member, "channel": line.channel} for line in changed]
    db.execute(line_of.values(channel=bindparam("channel")), marked)


def _values(slip: Slip) -> dict[str, Any]:
    picks = slip.mark.picks if slip.mark else ()
    return {
        "choice": slip.choice,
        "picks": json.dumps(picks) if picks else None,
        "channel": slip.channel,
        "turn": slip.turn,
        "key": slip.key,
        "receipt": slip.receipt,
    }
