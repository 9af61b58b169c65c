"""The register is read from the newest decision on."""

from alembic import op

revision = "0031"
down_revision = "0030"


def upgrade() -> None:
    op.create_index("ix_decisions_newest", "decisions", ["decided_at", "number"])
