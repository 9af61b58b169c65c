"""What was said to advice that grants money."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"


def upgrade() -> None:
    op.create_table(
        "confirmations",
        *(
            sa.Column(name, sa.Text(), nullable=False)
            for name in ("decision", "answer", "by", "day", "why", "entered_at")
        ),
        sa.CheckConstraint("answer IN ('confirmed', 'returned')", name=op.f("ck_confirmations_answer")),
        sa.CheckConstraint("by IN ('steering', 'borough', 'senate')", name=op.f("ck_confirmations_by")),
        sa.CheckConstraint("answer = 'confirmed' OR why <> ''", name=op.f("ck_confirmations_why")),
        sa.ForeignKeyConstraint(["decision"], ["decisions.id"], name=op.f("fk_confirmations_decision_decisions")),
        sa.PrimaryKeyConstraint("decision", name=op.f("pk_confirmations")),
    )
