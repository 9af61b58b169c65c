"""The standing register of interests: who belongs to which institution, household or family, and in what role."""

from sqlalchemy import CheckConstraint, Index, Table, UniqueConstraint

from juryvote.store.tables.base import identity, metadata, of, text

parties = Table(
    "parties",
    metadata,
    identity(),
    of("area", "areas.id"),
    text("kind"),
    text("name"),
    CheckConstraint("kind IN ('institution', 'household', 'family')", name="kind"),
    UniqueConstraint("area", "kind", "name"),
)

interests = Table(
    "interests",
    metadata,
    identity(),
    of("party", "parties.id"),
    of("member", "members.id"),
    text("role"),
    text("since"),
    text("until", optional=True),
    CheckConstraint("role IN ('seat', 'board', 'employed', 'contract', 'lives', 'relative')", name="role"),
    CheckConstraint("until IS NULL OR until >= since", name="order"),
    UniqueConstraint("party", "member", "role", "since"),
    Index("ix_interests_member", "member"),
)

hints = Table(
    "hints",
    metadata,
    of("proposal", "proposals.id", key=True),
    of("member", "members.id", key=True),
    text("answer"),  # to a proposed conflict: the person says no, or the chair set it aside
    CheckConstraint("answer IN ('denied', 'dismissed')", name="answer"),
)
