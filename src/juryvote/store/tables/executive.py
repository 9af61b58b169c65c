"""What was decided without the body, and in which meeting the body was told."""

from sqlalchemy import CheckConstraint, Table, UniqueConstraint

from juryvote.store.tables.base import identity, metadata, number, of, text
from juryvote.store.tables.money import cents

executives = Table(
    "executives",
    metadata,
    identity(),
    of("body", "bodies.id"),
    number("number"),
    number("year"),
    text("how"),
    text("who"),
    text("title"),
    text("outcome"),
    text("text"),
    text("why"),
    of("proposal", "proposals.id", optional=True),
    of("fund", "funds.id", optional=True),
    cents("granted_cents", optional=True),
    of("mandate", "decisions.id", optional=True),
    text("decided_at"),
    of("told_in", "meetings.id", optional=True),
    CheckConstraint("how IN ('office', 'urgent', 'mandate')", name="how"),
    CheckConstraint("who IN ('office', 'chair', 'members')", name="who"),
    UniqueConstraint("body", "year", "number"),
    UniqueConstraint("proposal"),
)
