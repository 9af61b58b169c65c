"""The order of a seat's alternates; those of before stand in the order in which they were named."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.add_column("holdings", sa.Column("rank", sa.Integer(), server_default=sa.text("0"), nullable=False))
