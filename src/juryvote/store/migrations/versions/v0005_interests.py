"""The register of interests, and who of it applies for a proposal."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

KINDS = "kind IN ('institution', 'household', 'family')"
ROLES = "role IN ('seat', 'board', 'employed', 'contract', 'lives', 'relative')"


def upgrade() -> None:
    _parties()
    _interests()
    with op.batch_alter_table("proposals") as batch:
        for column, target in (("applicant_party", "parties"), ("applicant_member", "members")):
            batch.add_column(sa.Column(column, sa.Text(), nullable=True))
            batch.create_foreign_key(op.f(f"fk_proposals_{column}_{target}"), target, [column], ["id"])


def _parties() -> None:
    op.create_table(
        "parties",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("area", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.CheckConstraint(KINDS, name=op.f("ck_parties_kind")),
        sa.ForeignKeyConstraint(["area"], ["areas.id"], name=op.f("fk_parties_area_areas")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_parties")),
        sa.UniqueConstraint("area", "kind", "name", name=op.f("uq_parties_area_kind_name")),
    )


def _interests() -> None:
    op.create_table(
        "interests",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("party", sa.Text(), nullable=False),
        sa.Column("member", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("since", sa.Text(), nullable=False),
        sa.Column("until", sa.Text(), nullable=True),
        sa.CheckConstraint(ROLES, name=op.f("ck_interests_role")),
        sa.CheckConstraint("until IS NULL OR until >= since", name=op.f("ck_interests_order")),
        sa.ForeignKeyConstraint(["party"], ["parties.id"], name=op.f("fk_interests_party_parties")),
        sa.ForeignKeyConstraint(["member"], ["members.id"], name=op.f("fk_interests_member_members")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_interests")),
        sa.UniqueConstraint("party", "member", "role", "since", name=op.f("uq_interests_party_member_role_since")),
    )
    op.create_index(op.f("ix_interests_member"), "interests", ["member"])
