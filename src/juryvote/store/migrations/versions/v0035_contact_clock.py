"""When the contact data of an application were erased because they had served."""

import sqlalchemy as sa
from alembic import op

revision = "0035"
down_revision = "0034"


def upgrade() -> None:
    op.add_column("applications", sa.Column("contact_forgotten_at", sa.Text(), nullable=True))
