"""Juries drawn by lot. What is public about a ticket and whose it is stand apart, so that the names can go."""

from sqlalchemy import CheckConstraint, Column, ForeignKeyConstraint, Index, Integer, Table, UniqueConstraint
from sqlalchemy import text as sql

from juryvote.store.tables.base import identity, metadata, number, of, text

draws = Table(
    "draws",
    metadata,
    identity(),
    of("body", "bodies.id"),
    text("title"),
    text("day"),
    text("place"),
    text("state"),
    text("quotas"),  # JSON: group, seats, reserves; in the order in which they are drawn
    text("seed", optional=True),  # hex, from the commitment on; nobody sees it before the draw
    text("public"),  # what the room brought in
    text("witnesses"),  # JSON: roles, never names
    text("why"),  # of a draw that was called off
    CheckConstraint("state IN ('draft', 'committed', 'drawn', 'called-off')", name="state"),
    CheckConstraint("(state = 'draft') = (seed IS NULL)", name="seed"),
    Index(
        "ix_draws_one_committed",
        "body",
        unique=True,
        sqlite_where=sql("state = 'committed'"),
        postgresql_where=sql("state = 'committed'"),
    ),
)

tickets = Table(
    "tickets",
    metadata,
    of("draw", "draws.id", key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    text("group"),
    text("mark"),
    text("state"),
    number("quota", optional=True),  # 0, 1, …: which one it was drawn for
    number("rank", optional=True),  # 0, 1, … among those drawn for it: first the seats, then the reserves
    number("seated", optional=True),  # the quota whose seat it got, at the draw or by moving up; stays after a no
    CheckConstraint("state IN ('pool', 'taken', 'reserve', 'accepted', 'declined')", name="state"),
    CheckConstraint("(state = 'pool') = (quota IS NULL)", name="quota"),
    CheckConstraint("(quota IS NULL) = (rank IS NULL)", name="rank"),
    CheckConstraint("(state IN ('pool', 'reserve')) = (seated IS NULL)", name="seated"),
    UniqueConstraint("draw", "quota", "rank"),
    sqlite_with_rowid=False,
)

candidates = Table(
    "candidates",
    metadata,
    of("draw", "draws.id", key=True),
    Column("ticket", Integer, primary_key=True, autoincrement=False),
    text("name"),
    text("notes"),
    text("salt"),  # hex; with it goes every way from the mark to the name
    ForeignKeyConstraint(["draw", "ticket"], ["tickets.draw", "tickets.number"]),
    sqlite_with_rowid=False,
)
