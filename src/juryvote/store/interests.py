"""The register of interests, what it proposes for a proposal, and what people answered to that."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from juryvote.store import tables as t


def add_party(db: Connection, **values: Any) -> None:
    db.execute(insert(t.parties).values(**values))


def party(db: Connection, party_id: str) -> Row[Any] | None:
    return db.execute(select(t.parties).where(t.parties.c.id == party_id)).one_or_none()


def parties(db: Connection, area: str) -> Sequence[Row[Any]]:
    query = select(t.parties).where(t.parties.c.area == area)
    return db.execute(query.order_by(t.parties.c.kind, t.parties.c.name)).all()


def add_interest(db: Connection, **values: Any) -> None:
    db.execute(insert(t.interests).values(**values))


def interest(db: Connection, interest_id: str) -> Row[Any] | None:
    """One line of the register, with the kind and the area of its party."""
    return db.execute(_lines().where(t.interests.c.id == interest_id)).one_or_none()


def interests(db: Connection, area: str) -> Sequence[Row[Any]]:
    """Every line of the area's register, the oldest first."""
    query = _lines().where(t.parties.c.area == area)
    return db.execute(query.order_by(t.interests.c.since, t.interests.c.id)).all()


def interests_of(db: Connection, member: str) -> Sequence[Row[Any]]:
    query = _lines().where(t.interests.c.member == member)
    return db.execute(query.order_by(t.interests.c.since, t.interests.c.id)).all()


def _lines() -> Any:
    return select(t.interests, t.parties.c.kind, t.parties.c.area, t.parties.c.name.label("party_name")).join(
        t.parties, t.parties.c.id == t.interests.c.party
    )


def end_interest(db: Connection, interest_id: str, until: str) -> None:
    db.execute(update(t.interests).where(t.interests.c.id == interest_id).values(until=until))


def take_back_interest(db: Connection, interest_id: str) -> None:
    """It never was: nothing remembers it."""
    db.execute(delete(t.interests).where(t.interests.c.id == interest_id))


def forget(db: Connection, member: str) -> None:
    """Nothing in the register tells of this person any more, nor does a household or family that only they made up."""
    alone = select(t.interests.c.party).where(t.interests.c.member == member)
    others = select(t.interests.c.party).where(t.interests.c.member != member)
    gone = set(db.scalars(alone)) - set(db.scalars(others))
    db.execute(delete(t.interests).where(t.interests.c.member == member))
    db.execute(delete(t.hints).where(t.hints.c.member == member))
    named = t.proposals.c.applicant_member == member
    db.execute(update(t.proposals).where(named).values(applicant_member=None))
    private = t.parties.c.id.in_(gone) & t.parties.c.kind.in_(("household", "family"))
    doomed = list(db.scalars(select(t.parties.c.id).where(private)))
    db.execute(update(t.proposals).where(t.proposals.c.applicant_party.in_(doomed)).values(applicant_party=None))
    db.execute(delete(t.parties).where(t.parties.c.id.in_(doomed)))


def set_applicant(db: Connection, proposal: str, *, party: str | None, member: str | None) -> None:
    values = {"applicant_party": party, "applicant_member": member}
    db.execute(update(t.proposals).where(t.proposals.c.id == proposal).values(**values))


def applied(db: Connection, meeting: str) -> Sequence[Row[Any]]:
    """The undecided items of a meeting for which somebody of the register applies."""
    query = (
        select(t.items, t.proposals.c.applicant_party, t.proposals.c.applicant_member)
        .join(t.proposals, t.proposals.c.id == t.items.c.proposal)
        .where(t.items.c.meeting == meeting, t.items.c.state != "decided")
        .where(t.proposals.c.applicant_party.is_not(None) | t.proposals.c.applicant_member.is_not(None))
    )
    return db.execute(query.order_by(t.items.c.number)).all()


def answer_hint(db: Connection, *, proposal: str, member: str, answer: str) -> None:
    """The newest answer counts."""
    dialect = sqlite if db.dialect.name == "sqlite" else postgresql
    row = dialect.insert(t.hints).values(proposal=proposal, member=member, answer=answer)
    db.execute(row.on_conflict_do_update(index_elements=["proposal", "member"], set_={"answer": answer}))


def answers(db: Connection, proposals: Sequence[str]) -> dict[tuple[str, str], str]:
    """By proposal and member."""
    query = select(t.hints).where(t.hints.c.proposal.in_(proposals))
    return {(row.proposal, row.member): row.answer for row in db.execute(query)}
