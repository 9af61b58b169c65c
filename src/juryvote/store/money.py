"""Funds, rounds, proposals. Reserving is one conditional update: the database itself says no."""

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from juryvote.store import eligibility
from juryvote.store import tables as t


def add_fund(db: Connection, **values: Any) -> None:
    db.execute(insert(t.funds).values(reserved_cents=0, granted_cents=0, **values))


def fund(db: Connection, fund_id: str) -> Row[Any] | None:
    return db.execute(select(t.funds).where(t.funds.c.id == fund_id)).one_or_none()


def funds(db: Connection, body_ids: Sequence[str]) -> Sequence[Row[Any]]:
    return db.execute(select(t.funds).where(t.funds.c.body.in_(body_ids)).order_by(t.funds.c.name)).all()


def left(row: Row[Any]) -> int:
    """What neither a decision nor an open ballot has taken yet, in cents."""
    return int(row.budget_cents - row.reserved_cents - row.granted_cents)


def reserve(db: Connection, fund_id: str, cents: int) -> bool:
    """True when the sum was there and is now kept for one ballot."""
    taken = db.execute(
        update(t.funds)
        .where(t.funds.c.id == fund_id)
        .where(t.funds.c.budget_cents - t.funds.c.reserved_cents - t.funds.c.granted_cents >= cents)
        .values(reserved_cents=t.funds.c.reserved_cents + cents)
    )
    return taken.rowcount == 1


def settle(db: Connection, fund_id: str, *, reserved: int, granted: int) -> None:
    """Turn a reservation into a grant (or into nothing)."""
    db.execute(
        update(t.funds)
        .where(t.funds.c.id == fund_id)
        .values(
            reserved_cents=t.funds.c.reserved_cents - reserved,
            granted_cents=t.funds.c.granted_cents + granted,
        )
    )


def add_round(db: Connection, **values: Any) -> None:
    db.execute(insert(t.rounds).values(**values))


def round_of(db: Connection, round_id: str) -> Row[Any] | None:
    query = select(t.rounds, t.funds.c.name.label("fund_name")).join(t.funds, t.funds.c.id == t.rounds.c.fund)
    return db.execute(query.where(t.rounds.c.id == round_id)).one_or_none()


def rounds(db: Connection, body_ids: Sequence[str]) -> Sequence[Row[Any]]:
    query = (
        select(
            t.rounds,
            t.bodies.c.name.label("body_name"),
            t.funds.c.budget_cents,
            t.funds.c.reserved_cents,
            t.funds.c.granted_cents,
            select(func.count())
            .select_from(t.proposals)
            .where(t.proposals.c.round == t.rounds.c.id)
            .scalar_subquery()
            .label("proposal_count"),
        )
        .join(t.funds, t.funds.c.id == t.rounds.c.fund)
        .join(t.bodies, t.bodies.c.id == t.rounds.c.body)
        .where(t.rounds.c.body.in_(body_ids))
        .order_by(t.rounds.c.deadline.desc())
    )
    return db.execute(query).all()


def next_proposal_number(db: Connection, round_id: str) -> int:
    """Call it with the round's row locked (`lock_round`)."""
    newest = db.scalar(select(func.max(t.proposals.c.number)).where(t.proposals.c.round == round_id))
    return (newest or 0) + 1


def lock_round(db: Connection, round_id: str) -> None:
    db.execute(select(t.rounds.c.id).where(t.rounds.c.id == round_id).with_for_update())


def add_proposal(db: Connection, *, lines: Sequence[tuple[str, int]], goals: Sequence[str], **values: Any) -> None:
    db.execute(insert(t.proposals).values(goals=json.dumps(list(goals)), **values))
    _write_lines(db, values["id"], lines)
    eligibility.note(db, values["id"], state=values["state"], now=values["entered_at"])


def change_proposal(
    db: Connection, proposal_id: str, *, lines: Sequence[tuple[str, int]], goals: Sequence[str], **values: Any
) -> None:
    db.execute(
        update(t.proposals).where(t.proposals.c.id == proposal_id).values(goals=json.dumps(list(goals)), **values)
    )
    db.execute(delete(t.cost_lines).where(t.cost_lines.c.proposal == proposal_id))
    _write_lines(db, proposal_id, lines)


def _write_lines(db: Connection, proposal_id: str, lines: Sequence[tuple[str, int]]) -> None:
    rows = [
        {"proposal": proposal_id, "position": position, "label": label, "cents": cents}
        for position, (label, cents) in enumerate(lines)
    ]
    if rows:
        db.execute(insert(t.cost_lines), rows)


def proposal(db: Connection, proposal_id: str) -> Row[Any] | None:
    query = select(t.proposals).where(t.proposals.c.id == proposal_id).with_for_update()
    return db.execute(query).one_or_none()


def proposal_as_it_is(db: Connection, proposal_id: str) -> Row[Any] | None:
    """To read it only: nobody waits for whoever holds it."""
    return db.execute(select(t.proposals).where(t.proposals.c.id == proposal_id)).one_or_none()


def proposals(db: Connection, *, round_id: str | None = None, body: str | None = None) -> Sequence[Row[Any]]:
    query = select(t.proposals, t.rounds.c.cap_cents, t.rounds.c.title.label("round_title")).join(
        t.rounds, t.rounds.c.id == t.proposals.c.round
    )
    if round_id is not None:
        query = query.where(t.proposals.c.round == round_id)
    if body is not None:
        query = query.where(t.rounds.c.body == body)
    return db.execute(query.order_by(t.rounds.c.deadline, t.proposals.c.number)).all()


def proposals_by_id(db: Connection, ids: Sequence[str]) -> Sequence[Row[Any]]:
    return db.execute(select(t.proposals).where(t.proposals.c.id.in_(ids))).all()


def cost_lines(db: Connection, proposal_ids: Sequence[str]) -> dict[str, list[Row[Any]]]:
    query = (
        select(t.cost_lines)
        .where(t.cost_lines.c.proposal.in_(proposal_ids))
        .order_by(t.cost_lines.c.proposal, t.cost_lines.c.position)
    )
    found: dict[str, list[Row[Any]]] = {proposal_id: [] for proposal_id in proposal_ids}
    for row in db.execute(query):
        found[row.proposal].append(row)
    return found


def set_state(db: Connection, proposal_id: str, state: str, *, now: str, why: str = "") -> None:
    """The state, and a line of the history; `why` is told to the applicant."""
    db.execute(update(t.proposals).where(t.proposals.c.id == proposal_id).values(state=state))
    eligibility.note(db, proposal_id, state=state, now=now, why=why)
