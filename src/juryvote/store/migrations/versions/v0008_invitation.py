"""The second invitation: of which meeting, and for which of its items."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    with op.batch_alter_table("meetings") as batch:
        batch.add_column(sa.Column("second_of", sa.Text(), nullable=True))
        batch.create_foreign_key(op.f("fk_meetings_second_of_meetings"), "meetings", ["second_of"], ["id"])
    with op.batch_alter_table("items") as batch:
        batch.add_column(sa.Column("came_from", sa.Text(), nullable=True))
        batch.create_foreign_key(op.f("fk_items_came_from_items"), "items", ["came_from"], ["id"])
        batch.create_unique_constraint(op.f("uq_items_meeting_came_from"), ["meeting", "came_from"])
