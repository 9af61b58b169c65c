"""When the clock of a pitch or a debate runs out."""

import sqlalchemy as sa
from alembic import op

revision = "0036"
down_revision = "0035"


def upgrade() -> None:
    op.add_column("meetings", sa.Column("timer_ends", sa.Text(), nullable=True))
