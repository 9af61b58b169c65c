"""The evening: people, money, meetings, ballots, journal, entry."""

from alembic import op

from juryvote.store.guards import guard_journal
from juryvote.store.tables import metadata

revision = "0001"
down_revision = None


def upgrade() -> None:
    # The first layout is the tables as they stand; from the second step on, steps are written out.
    metadata.create_all(op.get_bind())
    guard_journal(op.get_bind())
