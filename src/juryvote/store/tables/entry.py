"""How people come in: sessions, one-time passes, throttles. Only hashes of secrets are stored."""

from sqlalchemy import CheckConstraint, Column, Integer, Table, Text, UniqueConstraint

from juryvote.store.tables.base import identity, metadata, number, of, text

sessions = Table(
    "sessions",
    metadata,
    Column("token_hash", Text, primary_key=True),
    text("kind"),
    of("member", "members.id", optional=True),
    of("staff", "staff.id", optional=True),
    of("meeting", "meetings.id", optional=True),
    text("created_at"),
    text("expires_at"),
    text("revoked_at", optional=True),
    text("device_key", optional=True),  # the phone's public key: it makes its credentials of sealed ballots
    CheckConstraint("kind IN ('member', 'staff', 'screen', 'kiosk')", name="kind"),
    CheckConstraint("(kind = 'staff') = (staff IS NOT NULL)", name="staff"),
    CheckConstraint("(kind = 'member') = (member IS NOT NULL)", name="member"),
)

passes = Table(
    "passes",
    metadata,
    identity(),
    text("token_hash"),
    text("code_hash"),
    text("kind"),
    of("meeting", "meetings.id"),
    of("member", "members.id", optional=True),
    of("staff", "staff.id", optional=True),
    number("uses_left"),
    text("expires_at"),
    text("revoked_at", optional=True),
    CheckConstraint("kind IN ('door', 'card', 'letter', 'screen', 'kiosk', 'demo')", name="kind"),
    CheckConstraint("kind NOT IN ('door', 'card') OR uses_left <= 1", name="single_use"),
    CheckConstraint("uses_left >= 0", name="uses"),
    UniqueConstraint("token_hash"),
    UniqueConstraint("code_hash"),
)

throttles = Table(
    "throttles",
    metadata,
    Column("bucket", Text, primary_key=True),
    Column("period", Integer, nullable=False),
    number("tries"),
)
