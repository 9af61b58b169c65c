"""Notices: what the operator must say to everybody: imprint, privacy, accessibility."""

from sqlalchemy import CheckConstraint, Column, Table, Text

from juryvote.store.tables.base import metadata, text

notices = Table(
    "notices",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("language", Text, primary_key=True),
    text("words"),  # Markdown without HTML
    text("changed_at"),
    CheckConstraint("kind IN ('imprint', 'privacy', 'accessibility')", name="kind"),
)
