"""What belongs to a round beside its row: the meetings it ends in, and how its deadline was moved."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select

from juryvote.store import tables as t


def meetings(db: Connection, round_id: str) -> Sequence[Row[Any]]:
    """The meetings that decide about it, the first one first."""
    query = select(t.meetings).join(t.round_meetings, t.round_meetings.c.meeting == t.meetings.c.id)
    return db.execute(query.where(t.round_meetings.c.round == round_id).order_by(t.meetings.c.starts_at)).all()


def put_meetings(db: Connection, round_id: str, chosen: Iterable[str]) -> None:
    db.execute(delete(t.round_meetings).where(t.round_meetings.c.round == round_id))
    rows = [{"round": round_id, "meeting": meeting} for meeting in sorted(set(chosen))]
    if rows:
        db.execute(insert(t.round_meetings), rows)


def moves(db: Connection, round_id: str) -> Sequence[Row[Any]]:
    mine = t.round_moves.c.round == round_id
    return db.execute(select(t.round_moves).where(mine).order_by(t.round_moves.c.position)).all()


def add_move(db: Connection, round_id: str, **values: Any) -> None:
    """Call it with the round's row locked."""
    newest = db.scalar(select(func.max(t.round_moves.c.position)).where(t.round_moves.c.round == round_id))
    db.execute(insert(t.round_moves).values(round=round_id, position=(newest or 0) + 1, **values))
