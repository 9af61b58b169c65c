"""What became of granted money: agreement, payouts, report with receipts, money that came back."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"

FOREIGN = {
    "body": "bodies",
    "fund": "funds",
    "decision": "decisions",
    "executive": "executives",
    "proposal": "proposals",
}


def text(name: str) -> "sa.Column[str]":
    return sa.Column(name, sa.Text(), nullable=False)


def cents(name: str) -> "sa.Column[int]":
    return sa.Column(name, sa.BigInteger(), nullable=False)


def counted(name: str) -> "sa.Column[int]":
    return sa.Column(name, sa.Integer(), server_default=sa.text("0"), nullable=False)


def of_grant(table: str, key: str) -> "list[sa.Constraint]":
    return [
        sa.ForeignKeyConstraint(["grant"], ["grants.id"], name=op.f(f"fk_{table}_grant_grants")),
        sa.PrimaryKeyConstraint("grant", key, name=op.f(f"pk_{table}")),
    ]


def upgrade() -> None:
    _grants()
    _agreements()
    _money()


def _grants() -> None:
    op.create_table(
        "grants",
        text("id"),
        text("body"),
        text("fund"),
        sa.Column("decision", sa.Text(), nullable=True),
        sa.Column("executive", sa.Text(), nullable=True),
        sa.Column("proposal", sa.Text(), nullable=True),
        cents("granted_cents"),
        text("stage"),
        cents("agreed_cents"),
        counted("version"),
        text("begins"),
        text("ends"),
        text("report_due"),
        cents("paid_cents"),
        counted("payouts"),
        cents("returned_cents"),
        counted("returns"),
        cents("released_cents"),
        sa.Column("accepted_cents", sa.BigInteger(), nullable=True),
        text("report"),
        sa.Column("reported_at", sa.Text(), nullable=True),
        text("asked_again"),
        text("why"),
        text("changed_at"),
        sa.CheckConstraint("(decision IS NULL) <> (executive IS NULL)", name=op.f("ck_grants_source")),
        sa.CheckConstraint(
            "stage IN ('granted', 'agreed', 'reported', 'accounted', 'withdrawn', 'closed')",
            name=op.f("ck_grants_stage"),
        ),
        sa.CheckConstraint("agreed_cents <= granted_cents AND paid_cents <= agreed_cents", name=op.f("ck_grants_paid")),
        sa.CheckConstraint("returned_cents >= 0 AND returned_cents <= paid_cents", name=op.f("ck_grants_returned")),
        sa.CheckConstraint(
            "released_cents >= 0 AND paid_cents + released_cents <= granted_cents", name=op.f("ck_grants_released")
        ),
        *(
            sa.ForeignKeyConstraint([column], [f"{table}.id"], name=op.f(f"fk_grants_{column}_{table}"))
            for column, table in FOREIGN.items()
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_grants")),
        sa.UniqueConstraint("decision", name=op.f("uq_grants_decision")),
        sa.UniqueConstraint("executive", name=op.f("uq_grants_executive")),
    )


def _agreements() -> None:
    op.create_table(
        "agreements",
        text("grant"),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        cents("cents"),
        *(text(name) for name in ("lines", "plan", "begins", "ends", "responsible", "why", "drafted_at")),
        sa.Column("signed_on", sa.Text(), nullable=True),
        text("signed_by"),
        text("signed_for"),
        *of_grant("agreements", "version"),
    )


def _money() -> None:
    op.create_table(
        "payouts",
        text("grant"),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        cents("cents"),
        text("day"),
        sa.CheckConstraint("cents > 0", name=op.f("ck_payouts_positive")),
        *of_grant("payouts", "number"),
    )
    op.create_table(
        "returns",
        text("grant"),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        cents("cents"),
        *(text(name) for name in ("day", "why", "note")),
        sa.CheckConstraint("cents > 0", name=op.f("ck_returns_positive")),
        *of_grant("returns", "number"),
    )
    op.create_table(
        "receipts",
        text("grant"),
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        *(text(name) for name in ("number", "day", "what")),
        cents("cents"),
        sa.Column("accepted_cents", sa.BigInteger(), nullable=True),
        text("note"),
        sa.CheckConstraint(
            "accepted_cents IS NULL OR (accepted_cents >= 0 AND accepted_cents <= cents)",
            name=op.f("ck_receipts_accepted"),
        ),
        *of_grant("receipts", "place"),
    )
