"""What breaks a tie: the lot's seed and what was told. And a meeting's quorum readings that later ones lean on."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.add_column("ballots", sa.Column("lot_seed", sa.Text(), nullable=True))
    op.add_column("ballots", sa.Column("tie", sa.Text(), nullable=True))
    op.add_column("meetings", sa.Column("held", sa.Text(), nullable=True))
