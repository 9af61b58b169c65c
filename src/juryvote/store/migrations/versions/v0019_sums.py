"""Sums: the least a proposal needs, and raised hands for a sum."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    op.add_column("proposals", sa.Column("least_cents", sa.BigInteger(), server_default=sa.text("0"), nullable=False))
    op.add_column("hands", sa.Column("sums", sa.Text(), nullable=True))
