"""Arguments and scores of members about a proposal; their questions stand with the other questions."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from juryvote.store import tables as t


def argue(db: Connection, **values: Any) -> None:
    db.execute(insert(t.arguments).values(hidden_why="", **values))


def arguments(db: Connection, proposal: str) -> Sequence[Row[Any]]:
    """In the order in which they were said, with the name of whoever said it; hidden ones too."""
    query = select(t.arguments, t.members.c.name).join(t.members, t.members.c.id == t.arguments.c.member)
    query = query.where(t.arguments.c.proposal == proposal)
    return db.execute(query.order_by(t.arguments.c.said_at, t.arguments.c.id)).all()


def appraise(db: Connection, *, proposal: str, member: str, score: int) -> None:
    """The newest score counts."""
    dialect = sqlite if db.dialect.name == "sqlite" else postgresql
    row = dialect.insert(t.appraisals).values(proposal=proposal, member=member, score=score)
    db.execute(row.on_conflict_do_update(index_elements=["proposal", "member"], set_={"score": score}))


def scores(db: Connection, proposal: str) -> dict[str, int]:
    """By member."""
    query = select(t.appraisals.c.member, t.appraisals.c.score).where(t.appraisals.c.proposal == proposal)
    return {row.member: row.score for row in db.execute(query)}


def hide(db: Connection, *, what: str, proposal: str, why: str) -> bool:
    """An argument or a question of a member; "" shows it again. False where there is none."""
    for table in (t.arguments, t.questions):
        here = (table.c.id == what) & (table.c.proposal == proposal) & table.c.member.is_not(None)
        if db.execute(update(table).where(here).values(hidden_why=why)).rowcount:
            return True
    return False


def forget(db: Connection, member: str) -> None:
    """What a person said stays without the name; how they scored does not."""
    db.execute(delete(t.appraisals).where(t.appraisals.c.member == member))
