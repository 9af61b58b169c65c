"""What is known of people when a meeting opens, the lot of alternates, ages, and excuses."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    for column in ("facts", "lot_seed", "drawn"):
        op.add_column("meetings", sa.Column(column, sa.Text(), nullable=True))
    op.create_table(
        "ages",
        sa.Column("member", sa.Text(), nullable=False),
        sa.Column("years", sa.Integer(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.CheckConstraint("years BETWEEN 0 AND 120", name=op.f("ck_ages_years")),
        sa.ForeignKeyConstraint(["member"], ["members.id"], name=op.f("fk_ages_member_members")),
        sa.PrimaryKeyConstraint("member", name=op.f("pk_ages")),
    )
    op.create_table(
        "excuses",
        sa.Column("meeting", sa.Text(), nullable=False),
        sa.Column("member", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["meeting"], ["meetings.id"], name=op.f("fk_excuses_meeting_meetings")),
        sa.ForeignKeyConstraint(["member"], ["members.id"], name=op.f("fk_excuses_member_members")),
        sa.PrimaryKeyConstraint("meeting", "member", name=op.f("pk_excuses")),
    )
