"""Photos and scans that people attached. The content stands in the database, so that a backup has it too."""

from sqlalchemy import CheckConstraint, Column, Index, LargeBinary, Table

from juryvote.store.tables.base import identity, metadata, number, text

attachments = Table(
    "attachments",
    metadata,
    identity(),
    text("belongs"),
    text("owner"),  # an application or a grant
    text("type"),
    text("digest"),  # hex SHA-256 of the content
    number("bytes"),
    text("added_at"),
    Column("preview", LargeBinary, nullable=True),  # a small JPEG, of photos
    Column("content", LargeBinary, nullable=False),
    CheckConstraint("belongs IN ('application', 'grant')", name="belongs"),
    CheckConstraint("type IN ('image/jpeg', 'application/pdf')", name="type"),
    Index("ix_attachments_owner", "owner"),
)
