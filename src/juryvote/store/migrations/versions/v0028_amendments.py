"""Amendments to proposals."""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
STATES = "('open', 'adopted', 'rejected', 'withdrawn', 'settled')"


def upgrade() -> None:
    op.create_table(
        "amendments",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("member", sa.Text(), nullable=True),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("cents", sa.BigInteger(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("ballot", sa.Text(), nullable=True),
        sa.CheckConstraint("kind IN ('line', 'sum', 'condition')", name=op.f("ck_amendments_kind")),
        sa.CheckConstraint(f"state IN {STATES}", name=op.f("ck_amendments_state")),
        sa.CheckConstraint("cents >= 0", name=op.f("ck_amendments_cents")),
        sa.ForeignKeyConstraint(["item"], ["items.id"], name=op.f("fk_amendments_item_items")),
        sa.ForeignKeyConstraint(["member"], ["members.id"], name=op.f("fk_amendments_member_members")),
        sa.ForeignKeyConstraint(["ballot"], ["ballots.id"], name=op.f("fk_amendments_ballot_ballots")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_amendments")),
    )
    op.create_index("ix_amendments_item", "amendments", ["item"])
