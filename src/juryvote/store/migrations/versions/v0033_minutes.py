"""Minutes: remarks in them, and on which agenda they are approved."""

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"


def upgrade() -> None:
    op.create_table(
        "approvals",
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("meeting", sa.Text(), nullable=False),
        sa.Column("entries", sa.Integer(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["item"], ["items.id"], name=op.f("fk_approvals_item_items")),
        sa.ForeignKeyConstraint(["meeting"], ["meetings.id"], name=op.f("fk_approvals_meeting_meetings")),
        sa.PrimaryKeyConstraint("item", name=op.f("pk_approvals")),
    )
    op.create_table(
        "remarks",
        sa.Column("meeting", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["meeting"], ["meetings.id"], name=op.f("fk_remarks_meeting_meetings")),
        sa.PrimaryKeyConstraint("meeting", "place", "version", name=op.f("pk_remarks")),
    )
