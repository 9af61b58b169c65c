"""Applications that people write themselves, found by the digest of their code."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from juryvote.store import tables as t


def add(db: Connection, **values: Any) -> None:
    db.execute(insert(t.applications).values(**values))


def find(db: Connection, code_hash: str, *, lock: bool = True) -> Row[Any] | None:
    query = select(t.applications).where(t.applications.c.code_hash == code_hash)
    return db.execute(query.with_for_update() if lock else query).one_or_none()


def of_proposal(db: Connection, proposal: str) -> Row[Any] | None:
    return db.execute(select(t.applications).where(t.applications.c.proposal == proposal)).one_or_none()


def keep(db: Connection, application: str, *, fields: str, now: str, language: str) -> None:
    query = update(t.applications).where(t.applications.c.id == application)
    db.execute(query.values(fields=fields, changed_at=now, language=language))


def hand_in(db: Connection, application: str, *, proposal: str, now: str) -> None:
    query = update(t.applications).where(t.applications.c.id == application)
    db.execute(query.values(proposal=proposal, handed_in_at=now, changed_at=now))


def forget_drafts(db: Connection, *, before: str) -> None:
    """Drafts that nobody touched since then and that were never handed in, with what is attached to them."""
    old = (t.applications.c.changed_at < before) & t.applications.c.handed_in_at.is_(None)
    theirs = t.attachments.c.owner.in_(select(t.applications.c.id).where(old))
    db.execute(delete(t.attachments).where(t.attachments.c.belongs == "application", theirs))
    db.execute(delete(t.applications).where(old))


def change_call(db: Connection, round_id: str, **values: Any) -> None:
    db.execute(update(t.rounds).where(t.rounds.c.id == round_id).values(**values))


def open_rounds(db: Connection, *, now: str, body: str | None = None) -> Sequence[Row[Any]]:
    """Rounds that still take applications, the nearest deadline first; of one body, or of all."""
    query = select(t.rounds, t.bodies.c.name.label("body_name")).join(t.bodies, t.bodies.c.id == t.rounds.c.body)
    if body is not None:
        query = query.where(t.rounds.c.body == body)
    query = query.where(t.rounds.c.deadline >= now, ~t.rounds.c.draft)
    return db.execute(query.order_by(t.rounds.c.deadline)).all()
