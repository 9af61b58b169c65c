"""What the operator must say to everybody."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    op.create_table(
        "notices",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.Text(), nullable=False),
        sa.CheckConstraint("kind IN ('imprint', 'privacy', 'accessibility')", name=op.f("ck_notices_kind")),
        sa.PrimaryKeyConstraint("kind", "language", name=op.f("pk_notices")),
    )
