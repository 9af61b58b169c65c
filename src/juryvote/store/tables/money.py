"""Funds, rounds and proposals. The fund's own constraint makes overdrawing impossible, whoever is in a hurry."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Integer,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy import text as sql

from juryvote.store.tables.base import identity, metadata, number, of, text

STATES = "('draft', 'eligible', 'not-eligible', 'withdrawn', 'on-agenda', 'decided')"


def cents(name: str, *, optional: bool = False) -> Column[int]:
    return Column(name, BigInteger, nullable=optional)


funds = Table(
    "funds",
    metadata,
    identity(),
    of("body", "bodies.id"),
    text("name"),
    cents("budget_cents"),
    cents("reserved_cents"),  # sums of open ballots
    cents("granted_cents"),
    CheckConstraint("reserved_cents >= 0 AND granted_cents >= 0", name="positive"),
    CheckConstraint("reserved_cents + granted_cents <= budget_cents", name="never_overdrawn"),
    UniqueConstraint("body", "name"),
)

fund_moves = Table(
    "fund_moves",
    metadata,
    of("fund", "funds.id", key=True),
    Column("turn", Integer, primary_key=True, autoincrement=False),  # 1, 2, ... for each fund
    cents("change_cents"),  # what was added to this fund's budget; less than 0: taken from it
    of("other", "funds.id", optional=True),  # where it went, or came from
    text("reason"),
    text("at"),
    CheckConstraint("change_cents <> 0", name="change"),
)

rounds = Table(
    "rounds",
    metadata,
    identity(),
    of("body", "bodies.id"),
    of("fund", "funds.id"),
    text("title"),
    cents("cap_cents"),
    text("deadline"),
    Column("call_text", Text, nullable=False, server_default=sql("''")),  # the team's words on the public page
    Column("shows_left", Boolean(name="shows_left"), nullable=False, server_default=sql("false")),
    Column("call_texts", Text, nullable=False, server_default=sql("'{}'")),  # JSON: other languages by their codes
    Column("terms", Text, nullable=False, server_default=sql("'{}'")),  # JSON: what it asks of an application
    Column("draft", Boolean(name="draft"), nullable=False, server_default=sql("false")),  # nobody but the team sees it
    UniqueConstraint("body", "title"),
    CheckConstraint("cap_cents > 0", name="cap"),
)

round_meetings = Table(
    "round_meetings",
    metadata,
    of("round", "rounds.id", key=True),
    of("meeting", "meetings.id", key=True),
)

round_moves = Table(
    "round_moves",
    metadata,
    of("round", "rounds.id", key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    text("at"),
    text("earlier"),
    text("deadline"),
    text("reason"),
)

proposals = Table(
    "proposals",
    metadata,
    identity(),
    of("round", "rounds.id"),
    number("number"),
    text("title"),
    text("applicant"),
    Column("applicant_consent", Boolean(name="applicant_consent"), nullable=False),
    text("what_for"),
    cents("asked_cents"),
    Column("least_cents", BigInteger, nullable=False, server_default=sql("0")),  # without so much it cannot be done
    text("goals"),  # JSON list of codes
    text("state"),
    text("entered_at"),
    of("applicant_party", "parties.id", optional=True),  # where the applicant stands in the register of interests
    of("applicant_member", "members.id", optional=True),
    UniqueConstraint("round", "number"),
    CheckConstraint(f"state IN {STATES}", name="state"),
)

cost_lines = Table(
    "cost_lines",
    metadata,
    of("proposal", "proposals.id", key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    text("label"),
    cents("cents"),
)
