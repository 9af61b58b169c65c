"""Minutes: the very words that a body was asked to approve."""

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0033"


def upgrade() -> None:
    op.create_table(
        "minutes_texts",
        sa.Column("meeting", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["meeting"], ["meetings.id"], name=op.f("fk_minutes_texts_meeting_meetings")),
        sa.PrimaryKeyConstraint("meeting", "digest", name=op.f("pk_minutes_texts")),
    )
