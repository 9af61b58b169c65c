"""Ideas of one sentence, under a code that only their givers have: the code of the application that grows from one."""

from sqlalchemy import CheckConstraint, Table, UniqueConstraint

from juryvote.store.tables.base import identity, metadata, of, text

ideas = Table(
    "ideas",
    metadata,
    identity(),
    of("round", "rounds.id"),
    text("code_hash"),
    text("text"),
    text("name"),  # "" where nobody gave one
    text("posted_at"),
    text("state"),
    text("reason"),  # the team's words to the giver
    of("merged_into", "ideas.id", optional=True),
    UniqueConstraint("code_hash"),
    CheckConstraint("state IN ('new', 'taken-up', 'merged', 'put-aside')", name="state"),
    CheckConstraint("(state = 'merged') = (merged_into IS NOT NULL)", name="merged"),
)
