"""The urn: sealed slips by (ballot, credential), without order, time or name. Nothing here joins with the roll.

Who a credential belongs to is stored nowhere: it follows from keys that live outside the database and are destroyed
with the result. What is left then is the archive.
"""

from sqlalchemy import Boolean, CheckConstraint, Column, Integer, LargeBinary, Table, Text

from juryvote.store.tables.base import metadata, of, text

seals = Table(
    "seals",
    metadata,
    of("ballot", "ballots.id", key=True),
    text("uuid"),
    text("fingerprint"),  # hash of the election's text, which phones check
    text("election"),
    text("trustees"),
    text("why"),
    CheckConstraint("why IN ('persons', 'default', 'demanded', 'chair')", name="why"),
)

urn = Table(
    "urn",
    metadata,
    of("ballot", "ballots.id", key=True),
    Column("credential", Text, primary_key=True),
    text("slip", optional=True),  # NULL: nothing was cast with it
    Column("assisted", Boolean(name="assisted"), nullable=False),  # the server encrypted
    sqlite_with_rowid=False,
)

paper = Table(
    "paper",
    metadata,
    of("ballot", "ballots.id", key=True),
    text("counted_by"),
    Column("counted", LargeBinary, nullable=False),  # encrypted with the ballot's key, for the second count
)

archives = Table(
    "archives",
    metadata,
    of("ballot", "ballots.id", key=True),
    text("digest"),
    text("trackers"),  # JSON, sorted
    Column("assisted", Integer, nullable=False),
    Column("bel", LargeBinary, nullable=False),
)

demands = Table(
    "demands",
    metadata,
    of("item", "items.id", key=True),
    Column("demand", Text, primary_key=True),  # keyed hash of the member: counted once, named nowhere
    sqlite_with_rowid=False,
)

kiosks = Table(
    "kiosks",
    metadata,
    of("meeting", "meetings.id", key=True),
    of("member", "members.id"),  # whose turn it is at the shared tablet
    text("until"),
)
