"""Checks, questions and the history of proposals; two more ways in which a proposal can end."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"

STATES = "state IN ('draft', 'eligible', 'not-eligible', 'withdrawn', 'on-agenda', 'decided')"


def upgrade() -> None:
    with op.batch_alter_table("proposals") as table:
        table.drop_constraint(op.f("ck_proposals_state"), type_="check")
        table.create_check_constraint(op.f("ck_proposals_state"), STATES)
    op.create_table(
        "checks",
        sa.Column("proposal", sa.Text(), nullable=False),
        sa.Column("point", sa.Text(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.CheckConstraint("verdict IN ('open', 'yes', 'no')", name=op.f("ck_checks_verdict")),
        sa.ForeignKeyConstraint(["proposal"], ["proposals.id"], name=op.f("fk_checks_proposal_proposals")),
        sa.PrimaryKeyConstraint("proposal", "point", name=op.f("pk_checks")),
    )
    op.create_table(
        "questions",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("proposal", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("asked_at", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("answered_at", sa.Text(), nullable=True),
        sa.CheckConstraint("(answer = '') = (answered_at IS NULL)", name=op.f("ck_questions_answered")),
        sa.ForeignKeyConstraint(["proposal"], ["proposals.id"], name=op.f("fk_questions_proposal_proposals")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_questions")),
    )
    op.create_table(
        "milestones",
        sa.Column("proposal", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["proposal"], ["proposals.id"], name=op.f("fk_milestones_proposal_proposals")),
        sa.PrimaryKeyConstraint("proposal", "position", name=op.f("pk_milestones")),
    )
    op.execute("INSERT INTO milestones SELECT id, 1, state, entered_at, '' FROM proposals")
