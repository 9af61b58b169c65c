"""Deliberation: arguments, own scores, and questions that members ask."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"


def upgrade() -> None:
    _arguments()
    _appraisals()
    with op.batch_alter_table("questions") as batch:
        batch.add_column(sa.Column("member", sa.Text(), nullable=True))
        batch.add_column(sa.Column("hearers", sa.Text(), nullable=False, server_default=sa.text("'team'")))
        batch.add_column(sa.Column("hidden_why", sa.Text(), nullable=False, server_default=sa.text("''")))
        batch.create_foreign_key(op.f("fk_questions_member_members"), "members", ["member"], ["id"])
        batch.create_check_constraint(op.f("ck_questions_hearers"), "hearers IN ('team', 'body', 'public')")
        batch.create_check_constraint(op.f("ck_questions_asked_by"), "(member IS NULL) = (hearers = 'team')")


def _arguments() -> None:
    op.create_table(
        "arguments",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("proposal", sa.Text(), nullable=False),
        sa.Column("member", sa.Text(), nullable=False),
        sa.Column("side", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("said_at", sa.Text(), nullable=False),
        sa.Column("hidden_why", sa.Text(), nullable=False),
        sa.CheckConstraint("side IN ('pro', 'contra')", name=op.f("ck_arguments_side")),
        sa.ForeignKeyConstraint(["proposal"], ["proposals.id"], name=op.f("fk_arguments_proposal_proposals")),
        sa.ForeignKeyConstraint(["member"], ["members.id"], name=op.f("fk_arguments_member_members")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_arguments")),
    )
    op.create_index("ix_arguments_proposal", "arguments", ["proposal"])


def _appraisals() -> None:
    op.create_table(
        "appraisals",
        sa.Column("proposal", sa.Text(), nullable=False),
        sa.Column("member", sa.Text(), nullable=False),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.CheckConstraint("score BETWEEN 1 AND 5", name=op.f("ck_appraisals_score")),
        sa.ForeignKeyConstraint(["proposal"], ["proposals.id"], name=op.f("fk_appraisals_proposal_proposals")),
        sa.ForeignKeyConstraint(["member"], ["members.id"], name=op.f("fk_appraisals_member_members")),
        sa.PrimaryKeyConstraint("proposal", "member", name=op.f("pk_appraisals")),
    )
