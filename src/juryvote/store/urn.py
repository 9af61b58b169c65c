"""The urn of a sealed ballot, its seal and its archive. Who opens it holds the ballot's key; see `actions.sealed`."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from juryvote.store import tables as t


def add_seal(db: Connection, *, credentials: Iterable[tuple[str, bool]], **values: Any) -> None:
    """`credentials`: each with whether the server made it, because nobody else could."""
    db.execute(insert(t.seals).values(**values))
    rows = [
        {"ballot": values["ballot"], "credential": one, "assisted": assisted} for one, assisted in sorted(credentials)
    ]
    if rows:
        db.execute(insert(t.urn), rows)


def forget_phones(db: Connection, *, ballot: str, members: Sequence[str]) -> None:
    """These have no credential of their own after all."""
    lines = update(t.roll).where(t.roll.c.ballot == ballot, t.roll.c.member.in_(members))
    db.execute(lines.values(device_key=None))


def seal(db: Connection, ballot: str) -> Row[Any] | None:
    return db.execute(select(t.seals).where(t.seals.c.ballot == ballot)).one_or_none()


def slip(db: Connection, *, ballot: str, credential: str) -> Row[Any] | None:
    query = select(t.urn).where(t.urn.c.ballot == ballot, t.urn.c.credential == credential)
    return db.execute(query).one_or_none()


def put(
    db: Connection, *, ballot: str, credential: str, slip: str | None, assisted: bool, instead_of: Sequence[str]
) -> None:
    """The slip takes the place of whatever the same person had in the urn: one person, one line. None: taken out."""
    mine = update(t.urn).where(t.urn.c.ballot == ballot, t.urn.c.credential == credential)
    if db.execute(mine.values(slip=slip, assisted=assisted)).rowcount:
        return
    db.execute(delete(t.urn).where(t.urn.c.ballot == ballot, t.urn.c.credential.in_(instead_of)))
    db.execute(insert(t.urn).values(ballot=ballot, credential=credential, slip=slip, assisted=assisted))


def lines(db: Connection, ballot: str) -> Sequence[Row[Any]]:
    return db.execute(select(t.urn).where(t.urn.c.ballot == ballot).order_by(t.urn.c.credential)).all()


def states(db: Connection) -> dict[str, str]:
    """The state of every sealed ballot."""
    query = select(t.ballots.c.id, t.ballots.c.state).where(t.ballots.c.mode == "sealed")
    return {row.id: row.state for row in db.execute(query)}


def empty(db: Connection, ballot: str) -> None:
    """After the result, or when the ballot is annulled: nothing of the single slips is kept outside the archive."""
    for table in (t.urn, t.paper):
        db.execute(delete(table).where(table.c.ballot == ballot))


def keep_archive(db: Connection, *, trackers: Sequence[str], **values: Any) -> None:
    db.execute(insert(t.archives).values(trackers=json.dumps(sorted(trackers)), **values))


def archive(db: Connection, ballot: str) -> Row[Any] | None:
    """What pages show of it; the file itself is `bel`."""
    columns = [column for column in t.archives.c if column.name != "bel"]
    return db.execute(select(*columns).where(t.archives.c.ballot == ballot)).one_or_none()


def bel(db: Connection, ballot: str) -> bytes | None:
    found: bytes | None = db.scalar(select(t.archives.c.bel).where(t.archives.c.ballot == ballot))
    return found


def bels(db: Connection, meetings: Sequence[str]) -> dict[str, bytes]:
    """The archives of these meetings, by ballot."""
    both = t.archives.join(t.ballots, t.ballots.c.id == t.archives.c.ballot)
    query = select(t.archives.c.ballot, t.archives.c.bel).select_from(both).where(t.ballots.c.meeting.in_(meetings))
    return {row.ballot: row.bel for row in db.execute(query)}


def paper(db: Connection, ballot: str) -> Row[Any] | None:
    return db.execute(select(t.paper).where(t.paper.c.ballot == ballot)).one_or_none()


def keep_paper(db: Connection, *, ballot: str, counted_by: str, counted: bytes) -> None:
    db.execute(insert(t.paper).values(ballot=ballot, counted_by=counted_by, counted=counted))


def forget_paper(db: Connection, ballot: str) -> None:
    db.execute(delete(t.paper).where(t.paper.c.ballot == ballot))


def demand(db: Connection, *, item: str, demand: str, wants: bool) -> bool:
    """Asks for secrecy, or takes it back; whether that changed anything."""
    stands = has_demanded(db, item=item, demand=demand)
    if stands == wants:
        return False
    if wants:
        db.execute(insert(t.demands).values(item=item, demand=demand))
    else:
        db.execute(delete(t.demands).where(t.demands.c.item == item, t.demands.c.demand == demand))
    return True


def forget_demands(db: Connection, items: Sequence[str]) -> None:
    db.execute(delete(t.demands).where(t.demands.c.item.in_(items)))


def has_demanded(db: Connection, *, item: str, demand: str) -> bool:
    query = select(t.demands.c.item).where(t.demands.c.item == item, t.demands.c.demand == demand)
    return db.execute(query).first() is not None


def demands(db: Connection, item: str) -> int:
    return int(db.scalar(select(func.count()).where(t.demands.c.item == item)) or 0)
