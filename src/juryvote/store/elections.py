"""Who stands in an election, and the rounds that were counted."""

import json
from collections.abc import Sequence
from typing import Any

from msgspec import convert
from sqlalchemy import Connection, Row, insert, select, update

from juryvote.rules.bylaws import Bylaws
from juryvote.rules.elected import Course, round_of
from juryvote.rules.elections import Round
from juryvote.rules.entries import Candidate, Majority, Tally
from juryvote.rules.majority import Outcome
from juryvote.store import tables as t
from juryvote.store.openings import opening_of


def candidates(db: Connection, item: str) -> Sequence[Row[Any]]:
    """All who were ever named, in the order of their numbers."""
    return db.execute(select(t.nominees).where(t.nominees.c.item == item).order_by(t.nominees.c.number)).all()


def standing(db: Connection, item: str) -> list[Candidate]:
    """Who stands now."""
    rows = candidates(db, item)
    return [Candidate(number=row.number, member=row.member) for row in rows if not row.withdrawn]


def name(db: Connection, *, item: str, member: str, number: int) -> None:
    db.execute(insert(t.nominees).values(item=item, member=member, number=number, withdrawn=False))


def set_withdrawn(db: Connection, *, item: str, member: str, withdrawn: bool) -> None:
    line = update(t.nominees).where(t.nominees.c.item == item, t.nominees.c.member == member)
    db.execute(line.values(withdrawn=withdrawn))


def counted(db: Connection, item: str) -> list[Row[Any]]:
    """The ballots whose rounds count, in their order: closed, and with a quorum."""
    query = select(t.ballots).where(t.ballots.c.item == item, t.ballots.c.state == "closed").order_by(t.ballots.c.turn)
    rows = db.execute(query).all()
    return [row for row in rows if opening_of(row).election and json.loads(row.closing)["outcome"] != Outcome.void]


def course_of(db: Connection, bylaws: Bylaws, item: Row[Any], *, until: str = "") -> Course:
    """The election as far as it is counted; `until` this ballot as it was closed, whatever came later."""
    rows = counted(db, item.id)
    ids = [row.id for row in rows]
    past = until in ids
    if past:
        rows = rows[: ids.index(until) + 1]
    lots = [row.tie for row in rows if row.tie and row.id != until]
    rounds = tuple(_round(row) for row in rows)
    gone = {row.number for row in candidates(db, item.id) if row.withdrawn}
    if past:
        gone -= set(rounds[-1].contest.candidates)  # who stood in this round withdrew after it
    return Course(
        bylaws=bylaws,
        ranked=item.ranked,
        rounds=rounds,
        gone=frozenset(gone),
        drawn=tuple(json.loads(lots[-1])["order"]) if lots else (),
    )


def _round(row: Row[Any]) -> Round:
    asked, closing = opening_of(row).election, json.loads(row.closing)
    assert asked is not None
    majority, tally = convert(closing["majority"], Majority), convert(closing["tally"], Tally)
    return round_of(asked, majority, closing.get("votes_for", []), tally)
