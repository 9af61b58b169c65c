"""Changes to a proposal that members move before or in the meeting. What was voted on stands in the journal."""

from sqlalchemy import CheckConstraint, Index, Table

from juryvote.store.tables.base import identity, metadata, number, of, text
from juryvote.store.tables.money import cents

amendments = Table(
    "amendments",
    metadata,
    identity(),
    of("item", "items.id"),
    of("member", "members.id", optional=True),  # NULL: the chair wrote down what the room moved
    number("number"),  # the item's first amendment, second, …
    text("kind"),
    cents("cents"),
    text("text"),
    text("why"),
    text("state"),
    of("ballot", "ballots.id", optional=True),  # the newest one about it
    CheckConstraint("kind IN ('line', 'sum', 'condition')", name="kind"),
    CheckConstraint("state IN ('open', 'adopted', 'rejected', 'withdrawn', 'settled')", name="state"),
    CheckConstraint("cents >= 0", name="cents"),
    Index("ix_amendments_item", "item"),
)
