"""What a vote may hang on and stands nowhere else: how old somebody is at least, and who sent word not to come."""

from sqlalchemy import CheckConstraint, Table

from juryvote.store.tables.base import metadata, number, of, text

ages = Table(
    "ages",
    metadata,
    of("member", "members.id", key=True),
    number("years"),  # at least so many years old
    text("day"),  # on this day
    CheckConstraint("years BETWEEN 0 AND 120", name="years"),
)

excuses = Table(
    "excuses",
    metadata,
    of("meeting", "meetings.id", key=True),
    of("member", "members.id", key=True),
)
