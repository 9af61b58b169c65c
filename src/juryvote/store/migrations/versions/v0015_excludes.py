"""Whose seat a yes to an item ends."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    op.add_column("items", sa.Column("excludes", sa.Text(), nullable=True))
