"""The outbox: put in once for each reason, leased by one sender at a time, erased when it is settled."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, delete, func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from juryvote.store import tables as t

ERASED = {"address": "", "locked": "", "lease_until": "", "lease_by": ""}
FREE = {"lease_until": "", "lease_by": ""}
SHOWN = 200


def put(db: Connection, **values: Any) -> bool:
    """False when one for the same reason was put in before."""
    dialect = sqlite if db.dialect.name == "sqlite" else postgresql
    row = dialect.insert(t.mails).values(state="waiting", attempts=0, error="", **FREE, **values)
    return bool(db.execute(row.on_conflict_do_nothing(index_elements=["reason"]).returning(t.mails.c.id)).all())


def is_any_due(db: Connection, now: str) -> bool:
    return db.execute(select(t.mails.c.id).where(_due(now)).limit(1)).one_or_none() is not None


def _due(now: str) -> Any:
    mails = t.mails.c
    return (mails.state == "waiting") & (mails.due <= now) & (mails.lease_until <= now)


def lease(db: Connection, *, now: str, until: str, by: str, most: int) -> Sequence[Row[Any]]:
    """The next ones are the sender's until then. Who holds another one's row is not waited for."""
    next_ones = select(t.mails.c.id).where(_due(now)).order_by(t.mails.c.due, t.mails.c.id).limit(most)
    ids = db.execute(next_ones.with_for_update(skip_locked=True)).scalars().all()
    taken = update(t.mails).where(t.mails.c.id.in_(ids))
    values = {"lease_until": until, "lease_by": by, "attempts": t.mails.c.attempts + 1}
    rows = db.execute(taken.values(**values).returning(t.mails)).all()
    return sorted(rows, key=lambda row: (row.due, row.id))


def _settle(db: Connection, mail: str, by: str, **values: Any) -> bool:
    """False when the lease is somebody else's by now."""
    held = (t.mails.c.id == mail) & (t.mails.c.lease_by == by) & (t.mails.c.state == "waiting")
    return db.execute(update(t.mails).where(held).values(**values)).rowcount == 1


def settle_sent(db: Connection, mail: str, *, by: str, now: str) -> bool:
    return _settle(db, mail, by, state="sent", sent=now, error="", **ERASED)


def settle_failed(db: Connection, mail: str, *, by: str, due: str, error: str, for_good: bool) -> bool:
    return _settle(db, mail, by, state="failed" if for_good else "waiting", due=due, error=error, **FREE)


def give_back(db: Connection, *, by: str) -> None:
    """What the sender did not come to is free again, as if it had not been taken."""
    mine = (t.mails.c.lease_by == by) & (t.mails.c.state == "waiting")
    db.execute(update(t.mails).where(mine).values(attempts=t.mails.c.attempts - 1, **FREE))


def again(db: Connection, mail: str, *, now: str) -> bool:
    """Due at once. One that is being sent right now, or is sent, stays as it is."""
    rests = (t.mails.c.id == mail) & t.mails.c.state.in_(("waiting", "failed")) & (t.mails.c.lease_until <= now)
    return db.execute(update(t.mails).where(rests).values(state="waiting", attempts=0, due=now, error="")).rowcount == 1


def withdraw(db: Connection, mail: str, *, now: str) -> bool:
    rests = (t.mails.c.id == mail) & t.mails.c.state.in_(("waiting", "failed")) & (t.mails.c.lease_until <= now)
    return db.execute(update(t.mails).where(rests).values(state="withdrawn", error="", **ERASED)).rowcount == 1


def of_area(db: Connection, area: str) -> Sequence[Row[Any]]:
    """The newest first; those that failed or wait before what is done."""
    done = t.mails.c.state.in_(("sent", "withdrawn"))
    query = select(t.mails).where(t.mails.c.area == area).order_by(done, t.mails.c.created.desc(), t.mails.c.id)
    return db.execute(query.limit(SHOWN)).all()


def count_failed(db: Connection, area: str) -> int:
    failed = (t.mails.c.area == area) & (t.mails.c.state == "failed")
    return int(db.execute(select(func.count()).where(failed)).scalar_one())


def told(db: Connection, reasons: Sequence[str]) -> dict[str, str]:
    """Which of them have caused a mail, and when."""
    rows = db.execute(select(t.mails.c.reason, t.mails.c.created).where(t.mails.c.reason.in_(reasons)))
    return {row.reason: row.created for row in rows}


def forget(db: Connection, *, failed_before: str, before: str) -> None:
    """Failed ones lose to whom and what, later every row goes."""
    old = (t.mails.c.state == "failed") & (t.mails.c.created < failed_before)
    db.execute(update(t.mails).where(old).values(state="withdrawn", **ERASED))
    db.execute(delete(t.mails).where(t.mails.c.created < before, t.mails.c.state.in_(("sent", "withdrawn"))))


def area_of(db: Connection, body: str) -> str:
    return str(db.execute(select(t.bodies.c.area).where(t.bodies.c.id == body)).scalar_one())
