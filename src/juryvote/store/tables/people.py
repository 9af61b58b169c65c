"""Areas, bodies with their bylaws and seats, members and who holds which seat when, staff accounts."""

from sqlalchemy import Boolean, CheckConstraint, Column, Index, Integer, Table, Text, UniqueConstraint
from sqlalchemy import text as sql

from juryvote.store.tables.base import identity, metadata, number, of, text

areas = Table(
    "areas",
    metadata,
    identity(),
    text("name"),
    Column("rehearsal", Boolean(name="rehearsal"), nullable=False, server_default=sql("false")),  # never in public
)

bodies = Table(
    "bodies",
    metadata,
    identity(),
    of("area", "areas.id"),
    text("name"),
    text("form"),
    CheckConstraint("form IN ('aktionsfondsjury', 'quartiersfondsjury', 'quartiersrat', 'other')", name="form"),
    UniqueConstraint("area", "name"),
)

bylaws = Table(
    "bylaws",
    metadata,
    identity(),
    of("body", "bodies.id"),
    number("version"),
    text("name"),
    text("rules"),  # canonical JSON, the interchange format
    text("adopted_at"),
    Column("in_force", Text, nullable=False, server_default=sql("''")),  # the first day it counts, "" at once
    UniqueConstraint("body", "version"),
)

members = Table(
    "members",
    metadata,
    identity(),
    of("area", "areas.id"),
    text("name"),
    text("language"),
    UniqueConstraint("area", "name"),
)

name_consents = Table(
    "name_consents",
    metadata,
    of("member", "members.id", key=True),
    Column("shown", Boolean(name="shown"), nullable=False),
    text("at"),  # when it was said last
)

seats = Table(
    "seats",
    metadata,
    identity(),
    of("body", "bodies.id"),
    number("number"),
    text("group"),
    UniqueConstraint("body", "number"),
)

holdings = Table(
    "holdings",
    metadata,
    identity(),
    of("seat", "seats.id"),
    of("member", "members.id"),
    text("role"),
    text("since"),
    text("until", optional=True),
    Column("rank", Integer, nullable=False, server_default=sql("0")),  # the order of a seat's alternates
    CheckConstraint("role IN ('holder', 'alternate')", name="role"),
    CheckConstraint("until IS NULL OR until >= since", name="order"),
    UniqueConstraint("seat", "member", "role", "since"),
    Index(
        "ix_holdings_open_holder",
        "seat",
        unique=True,
        sqlite_where=sql("role = 'holder' AND until IS NULL"),
        postgresql_where=sql("role = 'holder' AND until IS NULL"),
    ),
)

staff = Table(
    "staff",
    metadata,
    identity(),
    of("area", "areas.id", optional=True),  # a coordinator belongs to none
    text("name"),
    text("email"),
    text("role"),
    text("password"),  # argon2id
    CheckConstraint("role IN ('team', 'chair', 'auditor', 'coordinator')", name="role"),
    CheckConstraint("(role = 'coordinator') = (area IS NULL)", name="home"),
    UniqueConstraint("email"),
)

coordinated_areas = Table(
    "coordinated_areas",
    metadata,
    of("staff", "staff.id", key=True),
    of("area", "areas.id", key=True),
)
