"""The list of speakers on the item that is called. It goes with the item, and with the meeting."""

from sqlalchemy import CheckConstraint, Index, Table
from sqlalchemy import text as sql

from juryvote.store.tables.base import metadata, number, of, text

speakers = Table(
    "speakers",
    metadata,
    of("meeting", "meetings.id", key=True),
    of("member", "members.id", key=True),
    text("state"),  # heard: has spoken, and asks for nothing
    text("asked_at"),
    number("spoken"),  # turns on this item
    CheckConstraint("state IN ('waiting', 'speaking', 'heard')", name="state"),
    Index(
        "ix_speakers_one_speaking",
        "meeting",
        unique=True,
        sqlite_where=sql("state = 'speaking'"),
        postgresql_where=sql("state = 'speaking'"),
    ),
)
