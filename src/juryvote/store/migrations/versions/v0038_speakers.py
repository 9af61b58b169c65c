"""The list of speakers."""

import sqlalchemy as sa
from alembic import op

revision = "0038"
down_revision = "0037"

STATES = "state IN ('waiting', 'speaking', 'heard')"
SPEAKING = sa.text("state = 'speaking'")


def upgrade() -> None:
    op.create_table(
        "speakers",
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("meeting", "member", "state", "asked_at")),
        sa.Column("spoken", sa.Integer(), nullable=False),
        sa.CheckConstraint(STATES, name=op.f("ck_speakers_state")),
        sa.ForeignKeyConstraint(["meeting"], ["meetings.id"], name=op.f("fk_speakers_meeting_meetings")),
        sa.ForeignKeyConstraint(["member"], ["members.id"], name=op.f("fk_speakers_member_members")),
        sa.PrimaryKeyConstraint("meeting", "member", name=op.f("pk_speakers")),
    )
    op.create_index(
        "ix_speakers_one_speaking",
        "speakers",
        ["meeting"],
        unique=True,
        sqlite_where=SPEAKING,
        postgresql_where=SPEAKING,
    )
