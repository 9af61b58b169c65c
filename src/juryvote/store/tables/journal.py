"""The journal: immutable headers, payloads beside them that may be redacted, the compact tree, signed checkpoints.

Triggers (in the migration) refuse every update and delete of `journal` and `checkpoints`.
"""

from sqlalchemy import Column, Index, Integer, Table

from juryvote.store.tables.base import metadata, number, of, text

journal = Table(
    "journal",
    metadata,
    of("body", "bodies.id", key=True),
    Column("height", Integer, primary_key=True, autoincrement=False),
    text("at"),
    text("kind"),
    text("actor"),
    text("meeting"),  # "" when the entry belongs to none
    text("digest"),
    Index("ix_journal_meeting", "meeting"),
)

journal_payloads = Table(
    "journal_payloads",
    metadata,
    of("body", "bodies.id", key=True),
    Column("height", Integer, primary_key=True, autoincrement=False),
    text("salt"),
    text("payload"),
)

journal_names = Table(
    "journal_names",
    metadata,
    of("body", "bodies.id", key=True),
    of("member", "members.id", key=True),
    number("height"),  # the entry that holds the person's name in this journal, and nothing else does
)

journal_heads = Table(
    "journal_heads",
    metadata,
    of("body", "bodies.id", key=True),
    number("size"),
    text("peaks"),  # hex hashes, JSON: the compact Merkle range
    text("at"),
)

checkpoints = Table(
    "checkpoints",
    metadata,
    of("body", "bodies.id", key=True),
    Column("size", Integer, primary_key=True, autoincrement=False),
    text("note"),
)
