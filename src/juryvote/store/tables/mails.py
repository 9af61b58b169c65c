"""Mails that wait to be sent. Once one is sent or withdrawn, to whom and what is gone; kind, times and state stay."""

from sqlalchemy import CheckConstraint, Index, Table, UniqueConstraint

from juryvote.store.tables.base import identity, metadata, number, of, text

mails = Table(
    "mails",
    metadata,
    identity(),
    of("area", "areas.id"),
    of("body", "bodies.id", optional=True),
    text("kind"),
    text("reason"),  # what caused it, as a digest: the same cause queues once
    text("language"),
    text("address"),
    text("locked"),  # the values of its text, locked with a key that is not in the database
    text("state"),
    number("attempts"),
    text("due"),
    text("lease_until"),  # "": nobody is sending it
    text("lease_by"),
    text("error"),  # why the last attempt failed, as a code and never in the server's words
    text("created"),
    text("sent", optional=True),
    UniqueConstraint("reason"),
    CheckConstraint("state IN ('waiting', 'sent', 'failed', 'withdrawn')", name="state"),
    CheckConstraint("(state = 'sent') = (sent IS NOT NULL)", name="sent"),
    CheckConstraint("state IN ('waiting', 'failed') OR (address = '' AND locked = '')", name="erased"),
    Index("ix_mails_state_due", "state", "due"),
)
