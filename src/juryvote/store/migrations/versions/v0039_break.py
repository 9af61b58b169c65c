"""A clock that ends a break."""

import sqlalchemy as sa
from alembic import op

revision = "0039"
down_revision = "0038"


def upgrade() -> None:
    op.add_column("meetings", sa.Column("on_break", sa.Boolean(), server_default=sa.text("false"), nullable=False))
