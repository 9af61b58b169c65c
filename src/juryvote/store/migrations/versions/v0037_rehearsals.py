"""Areas of rehearsals, which nobody sees in public."""

import sqlalchemy as sa
from alembic import op

revision = "0037"
down_revision = "0036"


def upgrade() -> None:
    op.add_column("areas", sa.Column("rehearsal", sa.Boolean(), server_default=sa.text("false"), nullable=False))
