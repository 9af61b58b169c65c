"""Bylaws that take effect on a day; those of before took effect at once."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.add_column("bylaws", sa.Column("in_force", sa.Text(), server_default=sa.text("''"), nullable=False))
