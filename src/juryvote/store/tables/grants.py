"""What became of granted money. A grant carries the id of the decision that gave it, with or without the body.

Names stand in `agreements` (who is responsible, who signed); what was bought stands in `receipts`. No journal has them.
"""

from sqlalchemy import CheckConstraint, Column, Integer, Table, UniqueConstraint
from sqlalchemy import text as sql

from juryvote.store.tables.base import identity, metadata, of, text
from juryvote.store.tables.money import cents


def counted(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False, server_default=sql("0"))


grants = Table(
    "grants",
    metadata,
    identity(),
    of("body", "bodies.id"),
    of("fund", "funds.id"),
    of("decision", "decisions.id", optional=True),
    of("executive", "executives.id", optional=True),
    of("proposal", "proposals.id", optional=True),
    cents("granted_cents"),
    text("stage"),
    cents("agreed_cents"),
    counted("version"),  # of the agreement that counts
    text("begins"),
    text("ends"),
    text("report_due"),
    cents("paid_cents"),
    counted("payouts"),
    cents("returned_cents"),
    counted("returns"),
    cents("released_cents"),
    cents("accepted_cents", optional=True),
    text("report"),  # JSON, as typed: a draft may hold anything that is not too long
    text("reported_at", optional=True),
    text("asked_again"),  # what the team misses in the report
    text("why"),  # nothing came of it: in the team's words
    text("changed_at"),
    UniqueConstraint("decision"),
    UniqueConstraint("executive"),
    CheckConstraint("(decision IS NULL) <> (executive IS NULL)", name="source"),
    CheckConstraint("stage IN ('granted', 'agreed', 'reported', 'accounted', 'withdrawn', 'closed')", name="stage"),
    CheckConstraint("agreed_cents <= granted_cents AND paid_cents <= agreed_cents", name="paid"),
    CheckConstraint("returned_cents >= 0 AND returned_cents <= paid_cents", name="returned"),
    CheckConstraint("released_cents >= 0 AND paid_cents + released_cents <= granted_cents", name="released"),
)

agreements = Table(
    "agreements",
    metadata,
    of("grant", "grants.id", key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    cents("cents"),
    text("lines"),  # JSON: label and cents
    text("plan"),  # what happens when
    text("begins"),
    text("ends"),
    text("responsible"),
    text("why"),  # of a change
    text("drafted_at"),
    text("signed_on", optional=True),
    text("signed_by"),  # for the applicant
    text("signed_for"),  # for the team
)

payouts = Table(
    "payouts",
    metadata,
    of("grant", "grants.id", key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    cents("cents"),
    text("day"),
    CheckConstraint("cents > 0", name="positive"),
)

returns = Table(
    "returns",
    metadata,
    of("grant", "grants.id", key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    cents("cents"),
    text("day"),
    text("why"),
    text("note"),
    CheckConstraint("cents > 0", name="positive"),
)

receipts = Table(
    "receipts",
    metadata,
    of("grant", "grants.id", key=True),
    Column("place", Integer, primary_key=True, autoincrement=False),
    text("number"),  # as it stands on the sheet
    text("day"),
    text("what"),
    cents("cents"),
    cents("accepted_cents", optional=True),
    text("note"),  # why not all of it counts
    CheckConstraint("accepted_cents IS NULL OR (accepted_cents >= 0 AND accepted_cents <= cents)", name="accepted"),
)
