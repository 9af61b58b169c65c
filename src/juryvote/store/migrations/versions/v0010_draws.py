"""Juries drawn by lot: the draw, its tickets, and whose they are."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

COMMITTED = sa.text("state = 'committed'")


def upgrade() -> None:
    _draws()
    _tickets()
    op.create_table(
        "candidates",
        sa.Column("draw", sa.Text(), nullable=False),
        sa.Column("ticket", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("salt", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["draw"], ["draws.id"], name=op.f("fk_candidates_draw_draws")),
        sa.ForeignKeyConstraint(
            ["draw", "ticket"], ["tickets.draw", "tickets.number"], name=op.f("fk_candidates_draw_ticket_tickets")
        ),
        sa.PrimaryKeyConstraint("draw", "ticket", name=op.f("pk_candidates")),
        sqlite_with_rowid=False,
    )


def _draws() -> None:
    op.create_table(
        "draws",
        *(
            sa.Column(name, sa.Text(), nullable=name == "seed")
            for name in ("id", "body", "title", "day", "place", "state", "quotas", "seed", "public", "witnesses", "why")
        ),
        sa.CheckConstraint("state IN ('draft', 'committed', 'drawn', 'called-off')", name=op.f("ck_draws_state")),
        sa.CheckConstraint("(state = 'draft') = (seed IS NULL)", name=op.f("ck_draws_seed")),
        sa.ForeignKeyConstraint(["body"], ["bodies.id"], name=op.f("fk_draws_body_bodies")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draws")),
    )
    op.create_index(
        op.f("ix_draws_one_committed"),
        "draws",
        ["body"],
        unique=True,
        sqlite_where=COMMITTED,
        postgresql_where=COMMITTED,
    )


def _tickets() -> None:
    op.create_table(
        "tickets",
        sa.Column("draw", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("group", sa.Text(), nullable=False),
        sa.Column("mark", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("quota", sa.Integer(), nullable=True),
        sa.Column("rank", sa.Integer(), nullable=True),
        sa.Column("seated", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "state IN ('pool', 'taken', 'reserve', 'accepted', 'declined')", name=op.f("ck_tickets_state")
        ),
        sa.CheckConstraint("(state = 'pool') = (quota IS NULL)", name=op.f("ck_tickets_quota")),
        sa.CheckConstraint("(quota IS NULL) = (rank IS NULL)", name=op.f("ck_tickets_rank")),
        sa.CheckConstraint("(state IN ('pool', 'reserve')) = (seated IS NULL)", name=op.f("ck_tickets_seated")),
        sa.ForeignKeyConstraint(["draw"], ["draws.id"], name=op.f("fk_tickets_draw_draws")),
        sa.PrimaryKeyConstraint("draw", "number", name=op.f("pk_tickets")),
        sa.UniqueConstraint("draw", "quota", "rank", name=op.f("uq_tickets_draw_quota_rank")),
        sqlite_with_rowid=False,
    )
