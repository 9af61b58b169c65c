"""Sessions, one-time passes and throttles. Nothing here knows a secret, only its digest."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, case, delete, insert, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from juryvote.store import tables as t


def add_session(db: Connection, **values: Any) -> None:
    db.execute(insert(t.sessions).values(**values))


def session(db: Connection, token_hash: str, now: str) -> Row[Any] | None:
    """A session that still holds, with the person's name, area, role and (for members) the meeting's body."""
    query = (
        select(
            t.sessions,
            t.members.c.name.label("member_name"),
            t.members.c.area.label("member_area"),
            t.staff.c.name.label("staff_name"),
            t.staff.c.area.label("staff_area"),
            t.staff.c.role,
        )
        .outerjoin(t.members, t.members.c.id == t.sessions.c.member)
        .outerjoin(t.staff, t.staff.c.id == t.sessions.c.staff)
        .where(t.sessions.c.token_hash == token_hash, t.sessions.c.revoked_at.is_(None))
        .where(t.sessions.c.expires_at > now)
    )
    return db.execute(query).one_or_none()


def open_sessions(db: Connection, *, meeting: str, now: str) -> set[str]:
    """Members who have a phone signed in to this meeting."""
    query = select(t.sessions.c.member).where(
        t.sessions.c.meeting == meeting,
        t.sessions.c.kind == "member",
        t.sessions.c.revoked_at.is_(None),
        t.sessions.c.expires_at > now,
    )
    return set(db.scalars(query))


def keep_device_key(db: Connection, token_hash: str, key: str) -> None:
    db.execute(update(t.sessions).where(t.sessions.c.token_hash == token_hash).values(device_key=key))


def device_key(db: Connection, token_hash: str) -> str:
    """The public key of this session's phone; "" where it has none."""
    return db.scalar(select(t.sessions.c.device_key).where(t.sessions.c.token_hash == token_hash)) or ""


def device_keys(db: Connection, *, meeting: str, now: str) -> dict[str, str]:
    """By member, the public keys of the phones that are signed in; of two phones the newer counts."""
    query = (
        select(t.sessions.c.member, t.sessions.c.device_key)
        .where(t.sessions.c.meeting == meeting, t.sessions.c.device_key.is_not(None))
        .where(t.sessions.c.revoked_at.is_(None), t.sessions.c.expires_at > now)
        .order_by(t.sessions.c.created_at)
    )
    return {row.member: row.device_key for row in db.execute(query)}


def revoke_session(db: Connection, token_hash: str, now: str) -> None:
    db.execute(update(t.sessions).where(t.sessions.c.token_hash == token_hash).values(revoked_at=now))


def revoke_member(db: Connection, *, meeting: str, member: str, now: str) -> None:
    db.execute(
        update(t.sessions)
        .where(t.sessions.c.meeting == meeting, t.sessions.c.member == member)
        .where(t.sessions.c.revoked_at.is_(None))
        .values(revoked_at=now)
    )


def revoke_staff(db: Connection, staff: str, now: str) -> None:
    for table in (t.sessions, t.passes):
        db.execute(update(table).where(table.c.staff == staff, table.c.revoked_at.is_(None)).values(revoked_at=now))


def revoke_everywhere(db: Connection, member: str, now: str) -> None:
    for table in (t.sessions, t.passes):
        db.execute(update(table).where(table.c.member == member, table.c.revoked_at.is_(None)).values(revoked_at=now))


def add_passes(db: Connection, rows: Sequence[Mapping[str, Any]]) -> None:
    """At least one, each with the same columns."""
    db.execute(insert(t.passes), rows)


def find_pass(db: Connection, digests: list[str]) -> Row[Any] | None:
    """By token or by typed code; locked, so that two phones cannot use it at once."""
    query = (
        select(t.passes)
        .where(or_(t.passes.c.token_hash.in_(digests), t.passes.c.code_hash.in_(digests)))
        .with_for_update()
    )
    return db.execute(query).first()


def pass_by_id(db: Connection, pass_id: str) -> Row[Any] | None:
    return db.execute(select(t.passes).where(t.passes.c.id == pass_id)).one_or_none()


def use_pass(db: Connection, pass_id: str) -> bool:
    used = (
        update(t.passes)
        .where(t.passes.c.id == pass_id, t.passes.c.uses_left > 0)
        .values(uses_left=t.passes.c.uses_left - 1)
    )
    return db.execute(used).rowcount == 1


def revoke_passes(db: Connection, *, meeting: str, kind: str, now: str, member: str | None = None) -> None:
    query = update(t.passes).where(
        t.passes.c.meeting == meeting, t.passes.c.kind == kind, t.passes.c.revoked_at.is_(None)
    )
    if member is not None:
        query = query.where(t.passes.c.member == member)
    db.execute(query.values(revoked_at=now))


def forget_expired(db: Connection, *, before: str) -> None:
    for table in (t.sessions, t.passes):
        db.execute(delete(table).where(table.c.expires_at < before))
    db.execute(delete(t.throttles))  # a restart forgives: periods are minutes


def count_try(db: Connection, *, bucket: str, period: int) -> int:
    """One more try in this period; returns how many there are now."""
    dialect = sqlite if db.dialect.name == "sqlite" else postgresql
    row = dialect.insert(t.throttles).values(bucket=bucket, period=period, tries=1)
    same = t.throttles.c.period == row.excluded.period
    query = row.on_conflict_do_update(
        index_elements=["bucket"],
        set_={"period": row.excluded.period, "tries": _tries(same)},
    ).returning(t.throttles.c.tries)
    return int(db.execute(query).scalar_one())


def _tries(same: Any) -> Any:
    return case((same, t.throttles.c.tries + 1), else_=1)
