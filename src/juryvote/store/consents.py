"""Whose name may be published. A row stays when the answer changes: it says since when."""

from collections.abc import Sequence

from sqlalchemy import Connection, delete, insert, select

from juryvote.store import tables as t


def put(db: Connection, member: str, *, shown: bool, at: str) -> None:
    forget(db, member)
    db.execute(insert(t.name_consents).values(member=member, shown=shown, at=at))


def forget(db: Connection, member: str) -> None:
    db.execute(delete(t.name_consents).where(t.name_consents.c.member == member))


def shown(db: Connection, members: Sequence[str]) -> set[str]:
    query = select(t.name_consents.c.member).where(t.name_consents.c.member.in_(members), t.name_consents.c.shown)
    return set(db.scalars(query))
