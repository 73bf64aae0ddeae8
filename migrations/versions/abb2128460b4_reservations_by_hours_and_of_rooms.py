"""Reservations by hours, and of rooms."""

import sqlalchemy as sa
from alembic import op

revision = "abb2128460b4"
down_revision = "c81d5a3e9f47"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("it_location", sa.Column("bookable", sa.Boolean(), server_default="0", nullable=False))
    with op.batch_alter_table("it_reservation") as table:
        table.alter_column("asset_id", existing_type=sa.BigInteger(), nullable=True)
        table.add_column(sa.Column("location_id", sa.BigInteger(), nullable=True))
        table.add_column(sa.Column("begins", sa.String(length=5), server_default="", nullable=False))
        table.add_column(sa.Column("ends", sa.String(length=5), server_default="", nullable=False))
        table.create_foreign_key(
            op.f("fk_it_reservation_location_id"), "it_location", ["location_id"], ["id"]
        )
        table.create_check_constraint(
            op.f("ck_it_reservation_one_thing"), "(asset_id IS NULL) <> (location_id IS NULL)"
        )
    op.create_index("ix_it_reservation_location_id", "it_reservation", ["location_id"])
