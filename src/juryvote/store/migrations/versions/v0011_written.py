"""Votes in writing: their last day, who objected, and letters that let the same person in again until the end."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    op.add_column("meetings", sa.Column("ends_on", sa.Text(), nullable=True))
    op.create_table(
        "objections",
        sa.Column("meeting", sa.Text(), nullable=False),
        sa.Column("member", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["meeting"], ["meetings.id"], name=op.f("fk_objections_meeting_meetings")),
        sa.ForeignKeyConstraint(["member"], ["members.id"], name=op.f("fk_objections_member_members")),
        sa.PrimaryKeyConstraint("meeting", "member", name=op.f("pk_objections")),
    )
    with op.batch_alter_table("passes") as batch:
        batch.drop_constraint(op.f("ck_passes_kind"), type_="check")
        batch.create_check_constraint(
            op.f("ck_passes_kind"), "kind IN ('door', 'card', 'letter', 'screen', 'kiosk', 'demo')"
        )
