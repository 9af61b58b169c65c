"""Conflicts that are proposed, contested, ruled on by ballot, or found after the vote; decisions that are reopened."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

DISPUTE = "dispute IN ('contested', 'upheld', 'overruled')"


def upgrade() -> None:
    _hints()
    _findings()
    with op.batch_alter_table("conflicts") as batch:
        batch.add_column(sa.Column("own", sa.Boolean(name="own"), nullable=False, server_default=sa.text("false")))
        batch.add_column(sa.Column("dispute", sa.Text(), nullable=True))
        batch.create_check_constraint(op.f("ck_conflicts_dispute"), DISPUTE)
    op.add_column("ballots", sa.Column("about", sa.Text(), nullable=True))
    with op.batch_alter_table("decisions") as batch:
        batch.add_column(sa.Column("reopened_at", sa.Text(), nullable=True))
        batch.drop_constraint(op.f("uq_decisions_item"), type_="unique")
        batch.create_index(op.f("ix_decisions_item"), ["item"])


def _hints() -> None:
    op.create_table(
        "hints",
        sa.Column("proposal", sa.Text(), nullable=False),
        sa.Column("member", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.CheckConstraint("answer IN ('denied', 'dismissed')", name=op.f("ck_hints_answer")),
        sa.ForeignKeyConstraint(["proposal"], ["proposals.id"], name=op.f("fk_hints_proposal_proposals")),
        sa.ForeignKeyConstraint(["member"], ["members.id"], name=op.f("fk_hints_member_members")),
        sa.PrimaryKeyConstraint("proposal", "member", name=op.f("pk_hints")),
    )


def _findings() -> None:
    op.create_table(
        "findings",
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("member", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("weight", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["decision"], ["decisions.id"], name=op.f("fk_findings_decision_decisions")),
        sa.ForeignKeyConstraint(["member"], ["members.id"], name=op.f("fk_findings_member_members")),
        sa.PrimaryKeyConstraint("decision", "member", name=op.f("pk_findings")),
    )
