"""The outbox of mails."""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"

TEXTS = ("kind", "reason", "language", "address", "locked", "state", "due", "lease_until", "lease_by", "error")
STATES = "state IN ('waiting', 'sent', 'failed', 'withdrawn')"
ERASED = "state IN ('waiting', 'failed') OR (address = '' AND locked = '')"


def upgrade() -> None:
    op.create_table(
        "mails",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("area", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=True),
        *(sa.Column(name, sa.Text(), nullable=False) for name in TEXTS),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("created", sa.Text(), nullable=False),
        sa.Column("sent", sa.Text(), nullable=True),
        sa.CheckConstraint(STATES, name=op.f("ck_mails_state")),
        sa.CheckConstraint("(state = 'sent') = (sent IS NOT NULL)", name=op.f("ck_mails_sent")),
        sa.CheckConstraint(ERASED, name=op.f("ck_mails_erased")),
        sa.ForeignKeyConstraint(["area"], ["areas.id"], name=op.f("fk_mails_area_areas")),
        sa.ForeignKeyConstraint(["body"], ["bodies.id"], name=op.f("fk_mails_body_bodies")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mails")),
        sa.UniqueConstraint("reason", name=op.f("uq_mails_reason")),
    )
    op.create_index("ix_mails_state_due", "mails", ["state", "due"])
    with op.batch_alter_table("applications") as batch:
        batch.add_column(sa.Column("language", sa.Text(), nullable=False, server_default=sa.text("'de'")))
