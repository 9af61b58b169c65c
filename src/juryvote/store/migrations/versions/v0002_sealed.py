"""Sealed ballots: seals, urn, paper slips, archives, demands for secrecy, phones' keys, the shared tablet."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

KINDS = {
    "sessions": "kind IN ('member', 'staff', 'screen', 'kiosk')",
    "passes": "kind IN ('door', 'card', 'screen', 'kiosk', 'demo')",
}


def upgrade() -> None:
    op.add_column("items", sa.Column("persons", sa.Boolean(), server_default=sa.text("false"), nullable=False))
    op.add_column("roll", sa.Column("turn", sa.Integer(), server_default=sa.text("0"), nullable=False))
    op.add_column("roll", sa.Column("device_key", sa.Text(), nullable=True))
    op.add_column("sessions", sa.Column("device_key", sa.Text(), nullable=True))
    for table, kinds in KINDS.items():
        _allow(table, kinds)
    _seals()
    _urn()
    _around()


def _allow(table: str, kinds: str) -> None:
    """Another list of kinds. SQLite cannot change a check: there the table is built anew, with all it had."""
    name = op.f(f"ck_{table}_kind")
    with op.batch_alter_table(table) as batch:
        batch.drop_constraint(name, type_="check")
        batch.create_check_constraint(name, kinds)


def _of(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}"))


def _seals() -> None:
    op.create_table(
        "seals",
        sa.Column("ballot", sa.Text(), nullable=False),
        sa.Column("uuid", sa.Text(), nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("election", sa.Text(), nullable=False),
        sa.Column("trustees", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.CheckConstraint("why IN ('persons', 'default', 'demanded', 'chair')", name=op.f("ck_seals_why")),
        _of("seals", "ballot", "ballots"),
        sa.PrimaryKeyConstraint("ballot", name=op.f("pk_seals")),
    )
    op.create_table(
        "archives",
        sa.Column("ballot", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("trackers", sa.Text(), nullable=False),
        sa.Column("assisted", sa.Integer(), nullable=False),
        sa.Column("bel", sa.LargeBinary(), nullable=False),
        _of("archives", "ballot", "ballots"),
        sa.PrimaryKeyConstraint("ballot", name=op.f("pk_archives")),
    )


def _urn() -> None:
    op.create_table(
        "urn",
        sa.Column("ballot", sa.Text(), nullable=False),
        sa.Column("credential", sa.Text(), nullable=False),
        sa.Column("slip", sa.Text(), nullable=True),
        sa.Column("assisted", sa.Boolean(), nullable=False),
        _of("urn", "ballot", "ballots"),
        sa.PrimaryKeyConstraint("ballot", "credential", name=op.f("pk_urn")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "paper",
        sa.Column("ballot", sa.Text(), nullable=False),
        sa.Column("counted_by", sa.Text(), nullable=False),
        sa.Column("counted", sa.LargeBinary(), nullable=False),
        _of("paper", "ballot", "ballots"),
        sa.PrimaryKeyConstraint("ballot", name=op.f("pk_paper")),
    )


def _around() -> None:
    op.create_table(
        "demands",
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("demand", sa.Text(), nullable=False),
        _of("demands", "item", "items"),
        sa.PrimaryKeyConstraint("item", "demand", name=op.f("pk_demands")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "kiosks",
        sa.Column("meeting", sa.Text(), nullable=False),
        sa.Column("member", sa.Text(), nullable=False),
        sa.Column("until", sa.Text(), nullable=False),
        _of("kiosks", "meeting", "meetings"),
        _of("kiosks", "member", "members"),
        sa.PrimaryKeyConstraint("meeting", name=op.f("pk_kiosks")),
    )
