"""Coordinators: accounts of no area, the areas they see, and who entered an answer to advice."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"


def upgrade() -> None:
    with op.batch_alter_table("staff") as batch:
        batch.alter_column("area", existing_type=sa.Text(), nullable=True)
        batch.drop_constraint(op.f("ck_staff_role"), type_="check")
        batch.create_check_constraint(op.f("ck_staff_role"), "role IN ('team', 'chair', 'auditor', 'coordinator')")
        batch.create_check_constraint(op.f("ck_staff_home"), "(role = 'coordinator') = (area IS NULL)")
    op.create_table(
        "coordinated_areas",
        sa.Column("staff", sa.Text(), nullable=False),
        sa.Column("area", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["staff"], ["staff.id"], name=op.f("fk_coordinated_areas_staff_staff")),
        sa.ForeignKeyConstraint(["area"], ["areas.id"], name=op.f("fk_coordinated_areas_area_areas")),
        sa.PrimaryKeyConstraint("staff", "area", name=op.f("pk_coordinated_areas")),
    )
    with op.batch_alter_table("confirmations") as batch:
        batch.add_column(sa.Column("entered_by", sa.Text(), nullable=False, server_default=sa.text("'team'")))
        batch.create_check_constraint(op.f("ck_confirmations_entered_by"), "entered_by IN ('team', 'coordinator')")
