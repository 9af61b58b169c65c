"""Decisions without the body, and items that ask for a mandate."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"

FOREIGN = {
    "body": "bodies",
    "proposal": "proposals",
    "fund": "funds",
    "mandate": "decisions",
    "told_in": "meetings",
}
TEXTS = ("how", "who", "title", "outcome", "text", "why")


def upgrade() -> None:
    op.add_column("items", sa.Column("mandate", sa.Text(), nullable=True))
    op.create_table(
        "executives",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in TEXTS),
        sa.Column("proposal", sa.Text(), nullable=True),
        sa.Column("fund", sa.Text(), nullable=True),
        sa.Column("granted_cents", sa.BigInteger(), nullable=True),
        sa.Column("mandate", sa.Text(), nullable=True),
        sa.Column("decided_at", sa.Text(), nullable=False),
        sa.Column("told_in", sa.Text(), nullable=True),
        sa.CheckConstraint("how IN ('office', 'urgent', 'mandate')", name=op.f("ck_executives_how")),
        sa.CheckConstraint("who IN ('office', 'chair', 'members')", name=op.f("ck_executives_who")),
        *(
            sa.ForeignKeyConstraint([column], [f"{table}.id"], name=op.f(f"fk_executives_{column}_{table}"))
            for column, table in FOREIGN.items()
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_executives")),
        sa.UniqueConstraint("body", "year", "number", name=op.f("uq_executives_body_year_number")),
        sa.UniqueConstraint("proposal", name=op.f("uq_executives_proposal")),
    )
