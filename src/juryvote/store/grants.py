"""Grants and what belongs to them. A grant's row begins with the first thing that follows the decision."""

import json
from collections.abc import Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict
from sqlalchemy import Connection, Row, Select, delete, func, insert, null, select, update

from juryvote.rules.confirming import needs_confirming
from juryvote.rules.grants import Stage, Standing
from juryvote.rules.receipts import Receipt
from juryvote.store import tables as t
from juryvote.store.people import said_of


class Source(Struct, frozen=True, kw_only=True):
    """The decision that granted the money. `kind`: decision | executive; `stands` until reopened or given back."""

    id: str
    kind: str
    body: str
    fund: str
    proposal: str | None
    title: str
    number: str  # "3/2026"
    decided_at: str
    granted_cents: int
    stands: bool
    confirmed: bool  # advice to which somebody has said yes
    published: bool
    advisory: bool  # a Votum: others confirm it


def source(db: Connection, grant: str) -> Source | None:
    found = _sources(db, t.decisions.c.id == grant, t.executives.c.id == grant)
    return found[0] if found else None


def sources(db: Connection, bodies: Sequence[str]) -> list[Source]:
    """All that granted money in these bodies and still stands, the newest first."""
    found = _sources(db, t.decisions.c.body.in_(bodies), t.executives.c.body.in_(bodies))
    return sorted((one for one in found if one.stands), key=lambda one: (one.decided_at, one.number), reverse=True)


def sources_of_proposal(db: Connection, proposal: str) -> list[Source]:
    return [
        one for one in _sources(db, t.items.c.proposal == proposal, t.executives.c.proposal == proposal) if one.stands
    ]


def _sources(db: Connection, by_body: Any, without: Any) -> list[Source]:
    gone = (t.decisions.c.reopened_at, t.decisions.c.published_at, t.confirmations.c.answer)
    made = (
        _columns(t.decisions, *gone, t.items.c.proposal, t.bodies.c.form, t.bylaws.c.rules)
        .join(t.items, t.items.c.id == t.decisions.c.item)
        .join(t.bodies, t.bodies.c.id == t.decisions.c.body)
        .join(t.meetings, t.meetings.c.id == t.decisions.c.meeting)
        .outerjoin(t.bylaws, t.bylaws.c.id == t.meetings.c.bylaws)
        .outerjoin(t.confirmations, t.confirmations.c.decision == t.decisions.c.id)
        .where(by_body)
    )
    published = t.executives.c.decided_at.label("published_at")
    never = (published, *(null().label(name) for name in ("reopened_at", "answer", "form", "rules")))
    alone = _columns(t.executives, *never, t.executives.c.proposal).where(without)
    return [
        _source(row, kind) for query, kind in ((made, "decision"), (alone, "executive")) for row in db.execute(query)
    ]


def _columns(table: Any, *more: Any) -> Select[Any]:
    wanted = ("id", "body", "fund", "title", "number", "year", "decided_at", "granted_cents")
    granted = (table.c.granted_cents > 0) & table.c.fund.is_not(None)
    return select(*(table.c[name] for name in wanted), *more).select_from(table).where(granted)


def _source(row: Row[Any], kind: str) -> Source:
    return Source(
        id=row.id,
        kind=kind,
        body=row.body,
        fund=row.fund,
        proposal=row.proposal,
        title=row.title,
        number=f"{row.number}/{row.year}",
        decided_at=row.decided_at,
        granted_cents=row.granted_cents,
        stands=row.reopened_at is None and row.answer != "returned",
        confirmed=row.answer == "confirmed",
        published=row.published_at is not None,
        advisory=kind == "decision" and needs_confirming(row.form, said_of(row.rules)),
    )


def find(db: Connection, grant: str) -> Row[Any] | None:
    return db.execute(select(t.grants).where(t.grants.c.id == grant)).one_or_none()


def of_ids(db: Connection, ids: Sequence[str]) -> dict[str, Row[Any]]:
    return {row.id: row for row in db.execute(select(t.grants).where(t.grants.c.id.in_(ids)))}


def begin(db: Connection, found: Source, *, now: str) -> None:
    """Call it with the body's journal locked: whoever comes second finds the row."""
    empty = dict.fromkeys(("begins", "ends", "report_due", "report", "asked_again", "why"), "")
    nothing = dict.fromkeys(("agreed_cents", "paid_cents", "returned_cents", "released_cents"), 0)
    values: dict[str, Any] = {
        name: getattr(found, name) for name in ("id", "body", "fund", "proposal", "granted_cents")
    }
    values[found.kind] = found.id
    db.execute(insert(t.grants).values(stage=Stage.granted, changed_at=now, **values, **empty, **nothing))


def standing(row: Row[Any]) -> Standing:
    return Standing(
        granted=row.granted_cents,
        stage=Stage(row.stage),
        agreed=row.agreed_cents,
        version=row.version,
        report_due=row.report_due,
        paid=row.paid_cents,
        payouts=row.payouts,
        returned=row.returned_cents,
        returns=row.returns,
        released=row.released_cents,
        accepted=row.accepted_cents,
    )


def keep(db: Connection, grant: str, standing: Standing, *, now: str, **more: Any) -> None:
    """The standing after a step, and what else the step says."""
    values = {
        "stage": standing.stage,
        "agreed_cents": standing.agreed,
        "version": standing.version,
        "report_due": standing.report_due,
        "paid_cents": standing.paid,
        "payouts": standing.payouts,
        "returned_cents": standing.returned,
        "returns": standing.returns,
        "released_cents": standing.released,
        "accepted_cents": standing.accepted,
    }
    db.execute(update(t.grants).where(t.grants.c.id == grant).values(changed_at=now, **values, **more))


def change(db: Connection, grant: str, **values: Any) -> None:
    db.execute(update(t.grants).where(t.grants.c.id == grant).values(**values))


def overdue(db: Connection, bodies: Sequence[str], today: str) -> dict[str, int]:
    """How many reports are late, by body."""
    late = (t.grants.c.stage == Stage.agreed) & (t.grants.c.report_due < today)
    query = select(t.grants.c.body, func.count()).where(t.grants.c.body.in_(bodies), late)
    return {row[0]: row[1] for row in db.execute(query.group_by(t.grants.c.body))}


def late(db: Connection, today: str) -> Sequence[Row[Any]]:
    """All whose report is late, in all areas."""
    late = (t.grants.c.stage == Stage.agreed) & (t.grants.c.report_due < today)
    return db.execute(select(t.grants).where(late).order_by(t.grants.c.id)).all()


def write_agreement(
    db: Connection, grant: str, version: int, *, lines: Sequence[tuple[str, int]], **values: Any
) -> None:
    """The draft of a version; written again as often as it changes before it is signed."""
    where = (t.agreements.c.grant == grant) & (t.agreements.c.version == version)
    db.execute(delete(t.agreements).where(where, t.agreements.c.signed_on.is_(None)))
    unsigned = {"signed_on": None, "signed_by": "", "signed_for": ""}
    row = {"grant": grant, "version": version, "lines": json.dumps(lines, ensure_ascii=False), **unsigned, **values}
    db.execute(insert(t.agreements).values(**row))


def sign(db: Connection, grant: str, version: int, **values: Any) -> None:
    where = (t.agreements.c.grant == grant) & (t.agreements.c.version == version)
    db.execute(update(t.agreements).where(where).values(**values))


def agreements(db: Connection, grant: str) -> Sequence[Row[Any]]:
    """All versions, the oldest first; the last one may not be signed yet."""
    query = select(t.agreements).where(t.agreements.c.grant == grant)
    return db.execute(query.order_by(t.agreements.c.version)).all()


def drafted(db: Connection, ids: Sequence[str]) -> set[str]:
    """Of which grants an agreement waits for its signatures."""
    query = select(t.agreements.c.grant).where(t.agreements.c.grant.in_(ids), t.agreements.c.signed_on.is_(None))
    return set(db.scalars(query))


def add_payout(db: Connection, **values: Any) -> None:
    db.execute(insert(t.payouts).values(**values))


def payouts(db: Connection, grant: str) -> Sequence[Row[Any]]:
    return db.execute(select(t.payouts).where(t.payouts.c.grant == grant).order_by(t.payouts.c.number)).all()


def add_return(db: Connection, **values: Any) -> None:
    db.execute(insert(t.returns).values(**values))


def returns(db: Connection, grant: str) -> Sequence[Row[Any]]:
    return db.execute(select(t.returns).where(t.returns.c.grant == grant).order_by(t.returns.c.number)).all()


def write_receipts(db: Connection, grant: str, receipts: Sequence[Receipt]) -> None:
    """Instead of those of an earlier report."""
    db.execute(delete(t.receipts).where(t.receipts.c.grant == grant))
    rows = [{"grant": grant, "place": place, "note": "", **asdict(one)} for place, one in enumerate(receipts, start=1)]
    if rows:
        db.execute(insert(t.receipts), rows)


def accept_receipt(db: Connection, grant: str, place: int, *, cents: int, note: str) -> None:
    where = (t.receipts.c.grant == grant) & (t.receipts.c.place == place)
    db.execute(update(t.receipts).where(where).values(accepted_cents=cents, note=note))


def receipts(db: Connection, grant: str) -> Sequence[Row[Any]]:
    return db.execute(select(t.receipts).where(t.receipts.c.grant == grant).order_by(t.receipts.c.place)).all()
