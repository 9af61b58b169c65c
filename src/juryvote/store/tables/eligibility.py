"""How a proposal was checked, what was asked about it, and every state that it has been in."""

from sqlalchemy import CheckConstraint, Column, Integer, Table, Text
from sqlalchemy import text as sql

from juryvote.store.tables.base import identity, metadata, of, text

checks = Table(
    "checks",
    metadata,
    of("proposal", "proposals.id", key=True),
    Column("point", Text, primary_key=True),
    text("verdict"),
    text("reason"),
    CheckConstraint("verdict IN ('open', 'yes', 'no')", name="verdict"),
)

questions = Table(
    "questions",
    metadata,
    identity(),
    of("proposal", "proposals.id"),
    text("text"),
    text("asked_at"),
    text("answer"),  # "" while it is open
    text("answered_at", optional=True),
    of("member", "members.id", optional=True),  # NULL: the team asks
    Column("hearers", Text, nullable=False, server_default=sql("'team'")),  # who reads question and answer
    Column("hidden_why", Text, nullable=False, server_default=sql("''")),  # "" while it is shown to them
    CheckConstraint("(answer = '') = (answered_at IS NULL)", name="answered"),
    CheckConstraint("hearers IN ('team', 'body', 'public')", name="hearers"),
    CheckConstraint("(member IS NULL) = (hearers = 'team')", name="asked_by"),
)

milestones = Table(
    "milestones",
    metadata,
    of("proposal", "proposals.id", key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    text("state"),
    text("at"),
    text("why"),  # told to the applicant
)
