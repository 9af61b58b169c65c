"""Sharing a pot out: how an item does it, and one ballot that decides on several items."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"


def upgrade() -> None:
    op.add_column("items", sa.Column("sharing", sa.Text(), nullable=True))
    with op.batch_alter_table("decisions") as decisions:
        decisions.drop_constraint(op.f("uq_decisions_ballot"), type_="unique")
        decisions.create_unique_constraint(op.f("uq_decisions_ballot_item"), ["ballot", "item"])
