"""How a proposal was checked, what was asked about it, and every state that it has been in."""

from sqlalchemy import CheckConstraint, Column, Integer, Table, Text

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
    CheckConstraint("(answer = '') = (answered_at IS NULL)", name="answered"),
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
