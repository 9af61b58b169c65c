"""What members say about a proposal before the vote. None of it is a vote, and none of it is in the journal."""

from sqlalchemy import CheckConstraint, Index, Table

from juryvote.store.tables.base import identity, metadata, number, of, text

arguments = Table(
    "arguments",
    metadata,
    identity(),
    of("proposal", "proposals.id"),
    of("member", "members.id"),
    text("side"),
    text("text"),
    text("said_at"),
    text("hidden_why"),  # "" while everybody of the body reads it
    CheckConstraint("side IN ('pro', 'contra')", name="side"),
    Index("ix_arguments_proposal", "proposal"),
)

appraisals = Table(
    "appraisals",
    metadata,
    of("proposal", "proposals.id", key=True),
    of("member", "members.id", key=True),
    number("score"),
    CheckConstraint("score BETWEEN 1 AND 5", name="score"),
)
