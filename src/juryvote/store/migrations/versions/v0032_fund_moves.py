"""More or less money for a fund, and what is carried from one to another."""

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"


def upgrade() -> None:
    op.create_table(
        "fund_moves",
        sa.Column("fund", sa.Text(), nullable=False),
        sa.Column("turn", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("change_cents", sa.BigInteger(), nullable=False),
        sa.Column("other", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.CheckConstraint("change_cents <> 0", name=op.f("ck_fund_moves_change")),
        sa.ForeignKeyConstraint(["fund"], ["funds.id"], name=op.f("fk_fund_moves_fund_funds")),
        sa.ForeignKeyConstraint(["other"], ["funds.id"], name=op.f("fk_fund_moves_other_funds")),
        sa.PrimaryKeyConstraint("fund", "turn", name=op.f("pk_fund_moves")),
    )
