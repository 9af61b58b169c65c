"""Which contact data have served: of applications that ended without money, and of grants closed long ago."""

from collections.abc import Sequence

from sqlalchemy import Connection, exists, func, select, update

from juryvote.store import tables as t

ENDED = ("not-eligible", "withdrawn", "decided")


def served(db: Connection, *, unsuccessful_before: str, granted_before: str, most: int) -> Sequence[tuple[str, str]]:
    """Ids and fields of applications whose contact data nobody needs any more, at most so many."""
    applied, asked = t.applications.c, t.proposals.c
    last = select(func.max(t.milestones.c.at)).where(t.milestones.c.proposal == asked.id).scalar_subquery()
    by_body = (
        select(t.decisions.c.id)
        .join(t.items, t.items.c.id == t.decisions.c.item)
        .where(t.items.c.proposal == asked.id, t.decisions.c.granted_cents > 0, t.decisions.c.reopened_at.is_(None))
    )
    alone = select(t.executives.c.id).where(t.executives.c.proposal == asked.id, t.executives.c.granted_cents > 0)
    paid = exists(by_body) | exists(alone)
    closed = exists(
        select(t.grants.c.id).where(
            t.grants.c.proposal == asked.id, t.grants.c.stage == "closed", t.grants.c.changed_at < granted_before
        )
    )
    running = exists(select(t.grants.c.id).where(t.grants.c.proposal == asked.id, t.grants.c.stage != "closed"))
    over = asked.state.in_(ENDED) & ((~paid & (last < unsuccessful_before)) | (paid & closed)) & ~running
    query = (
        select(applied.id, applied.fields)
        .join(t.proposals, asked.id == applied.proposal)
        .where(applied.contact_forgotten_at.is_(None), over)
        .order_by(applied.id)
        .limit(most)
    )
    return [(row.id, row.fields) for row in db.execute(query)]


def forget_contact(db: Connection, application: str, *, fields: str, now: str) -> None:
    """What is typed without its contact data; names in the agreements about it go with them."""
    done = update(t.applications).where(t.applications.c.id == application)
    db.execute(done.values(fields=fields, contact_forgotten_at=now))
    proposal = select(t.applications.c.proposal).where(t.applications.c.id == application).scalar_subquery()
    theirs = select(t.grants.c.id).where(t.grants.c.proposal == proposal)
    db.execute(update(t.agreements).where(t.agreements.c.grant.in_(theirs)).values(responsible="", signed_by=""))
