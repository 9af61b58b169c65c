"""Applications: what people wrote themselves, without an account. Their contact data stand here and nowhere else."""

from sqlalchemy import CheckConstraint, Column, Table, Text, UniqueConstraint
from sqlalchemy import text as sql

from juryvote.store.tables.base import identity, metadata, of, text

applications = Table(
    "applications",
    metadata,
    identity(),
    of("round", "rounds.id"),
    text("code_hash"),
    text("fields"),  # JSON, as typed: a draft may hold anything that is not too long
    text("begun_at"),
    text("changed_at"),
    text("handed_in_at", optional=True),
    of("proposal", "proposals.id", optional=True),
    Column("channel", Text, nullable=False, server_default=sql("'online'")),  # online | paper
    text("received_on", optional=True),  # the day on which the paper came
    Column("language", Text, nullable=False, server_default=sql("'de'")),  # in which they read
    text("contact_forgotten_at", optional=True),  # when contact data had served and were erased
    UniqueConstraint("code_hash"),
    UniqueConstraint("proposal"),
    CheckConstraint("(handed_in_at IS NULL) = (proposal IS NULL)", name="handed_in"),
)
