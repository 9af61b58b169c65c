"""Elections: seats to fill, who stands, and slips with numbers of a list."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    op.add_column("items", sa.Column("seats_to_fill", sa.Integer(), server_default=sa.text("0"), nullable=False))
    op.add_column("items", sa.Column("ranked", sa.Boolean(), server_default=sa.text("false"), nullable=False))
    op.add_column("slips", sa.Column("picks", sa.Text(), nullable=True))
    op.create_table(
        "nominees",
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("member", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["item"], ["items.id"], name=op.f("fk_nominees_item_items")),
        sa.ForeignKeyConstraint(["member"], ["members.id"], name=op.f("fk_nominees_member_members")),
        sa.PrimaryKeyConstraint("item", "member", name=op.f("pk_nominees")),
        sa.UniqueConstraint("item", "number", name=op.f("uq_nominees_item_number")),
    )
