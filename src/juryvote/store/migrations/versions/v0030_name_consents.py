"""Whose name may be published, as the person has said."""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"


def upgrade() -> None:
    op.create_table(
        "name_consents",
        sa.Column("member", sa.Text(), nullable=False),
        sa.Column("shown", sa.Boolean(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["member"], ["members.id"], name=op.f("fk_name_consents_member_members")),
        sa.PrimaryKeyConstraint("member", name=op.f("pk_name_consents")),
    )
