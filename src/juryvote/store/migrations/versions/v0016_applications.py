"""Applications: what people write themselves, in a public form without an account; the text of a call."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    op.add_column("rounds", sa.Column("call_text", sa.Text(), server_default=sa.text("''"), nullable=False))
    op.add_column("rounds", sa.Column("shows_left", sa.Boolean(), server_default=sa.text("false"), nullable=False))
    op.create_table(
        "applications",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("round", sa.Text(), nullable=False),
        sa.Column("code_hash", sa.Text(), nullable=False),
        sa.Column("fields", sa.Text(), nullable=False),
        sa.Column("begun_at", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.Text(), nullable=False),
        sa.Column("handed_in_at", sa.Text(), nullable=True),
        sa.Column("proposal", sa.Text(), nullable=True),
        sa.CheckConstraint("(handed_in_at IS NULL) = (proposal IS NULL)", name=op.f("ck_applications_handed_in")),
        sa.ForeignKeyConstraint(["round"], ["rounds.id"], name=op.f("fk_applications_round_rounds")),
        sa.ForeignKeyConstraint(["proposal"], ["proposals.id"], name=op.f("fk_applications_proposal_proposals")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_applications")),
        sa.UniqueConstraint("code_hash", name=op.f("uq_applications_code_hash")),
        sa.UniqueConstraint("proposal", name=op.f("uq_applications_proposal")),
    )
