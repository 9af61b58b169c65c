"""Hands counted by group, and ballots from which nothing follows."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.add_column("hands", sa.Column("by_group", sa.Text(), nullable=True))
    op.add_column("ballots", sa.Column("straw", sa.Boolean(), server_default=sa.text("false"), nullable=False))
