"""Calls: what a round asks for, in which languages, its meetings, drafts and moved deadlines; forms on paper."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"


def upgrade() -> None:
    op.add_column("rounds", sa.Column("call_texts", sa.Text(), server_default=sa.text("'{}'"), nullable=False))
    op.add_column("rounds", sa.Column("terms", sa.Text(), server_default=sa.text("'{}'"), nullable=False))
    op.add_column("rounds", sa.Column("draft", sa.Boolean(), server_default=sa.text("false"), nullable=False))
    op.add_column("applications", sa.Column("channel", sa.Text(), server_default=sa.text("'online'"), nullable=False))
    op.add_column("applications", sa.Column("received_on", sa.Text(), nullable=True))
    op.create_table(
        "round_meetings",
        sa.Column("round", sa.Text(), nullable=False),
        sa.Column("meeting", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["round"], ["rounds.id"], name=op.f("fk_round_meetings_round_rounds")),
        sa.ForeignKeyConstraint(["meeting"], ["meetings.id"], name=op.f("fk_round_meetings_meeting_meetings")),
        sa.PrimaryKeyConstraint("round", "meeting", name=op.f("pk_round_meetings")),
    )
    op.create_table(
        "round_moves",
        sa.Column("round", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("earlier", sa.Text(), nullable=False),
        sa.Column("deadline", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["round"], ["rounds.id"], name=op.f("fk_round_moves_round_rounds")),
        sa.PrimaryKeyConstraint("round", "position", name=op.f("pk_round_moves")),
    )
