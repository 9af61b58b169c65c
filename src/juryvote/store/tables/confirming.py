"""What was said to advice that grants money: confirmed, or given back with a reason."""

from sqlalchemy import CheckConstraint, Column, Table, Text
from sqlalchemy import text as sql

from juryvote.store.tables.base import metadata, of, text

confirmations = Table(
    "confirmations",
    metadata,
    of("decision", "decisions.id", key=True),
    text("answer"),
    text("by"),
    text("day"),
    text("why"),
    text("entered_at"),
    Column("entered_by", Text, nullable=False, server_default=sql("'team'")),
    CheckConstraint("answer IN ('confirmed', 'returned')", name="answer"),
    CheckConstraint("by IN ('steering', 'borough', 'senate')", name="by"),
    CheckConstraint("entered_by IN ('team', 'coordinator')", name="entered_by"),
    CheckConstraint("answer = 'confirmed' OR why <> ''", name="why"),
)
