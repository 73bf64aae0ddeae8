"""Reservations by hours, and of rooms."""

import sqlalchemy as sa
from alembic import op

revision = "abb2128460b4"
down_revision = "c81d5a3e9f47"
branch_labels = None
depends_on = None


KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
KEPT = "id, version, asset_id, person_id, since, until, purpose, cancelled"
ONE_THING = "(asset_id IS NULL) <> (location_id IS NULL)"


def upgrade() -> None:
    op.add_column("it_location", sa.Column("bookable", sa.Boolean(), server_default="0", nullable=False))
    if op.get_bind().dialect.name == "sqlite":
        make_anew()
    else:
        table = "it_reservation"
        op.alter_column(table, "asset_id", existing_type=sa.BigInteger(), nullable=True)
        op.add_column(table, sa.Column("location_id", sa.BigInteger(), nullable=True))
        op.add_column(table, sa.Column("begins", sa.String(length=5), server_default="", nullable=False))
        op.add_column(table, sa.Column("ends", sa.String(length=5), server_default="", nullable=False))
        op.create_foreign_key("fk_it_reservation_location_id", table, "it_location", ["location_id"], ["id"])
        op.create_check_constraint(op.f("ck_it_reservation_one_thing"), table, ONE_THING)
    op.create_index("ix_it_reservation_location_id", "it_reservation", ["location_id"])


def make_anew() -> None:
    """Make the table anew with its rows: SQLite can't let a column be empty that had to be filled.

    Written out, since the order in which a batch writes constraints is not always the same.
    """
    op.create_table(
        "it_reservation_new",
        sa.Column("id", KEY, nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("asset_id", sa.BigInteger(), nullable=True),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("purpose", sa.String(length=160), nullable=False),
        sa.Column("cancelled", sa.Boolean(), nullable=False),
        sa.Column("location_id", sa.BigInteger(), nullable=True),
        sa.Column("begins", sa.String(length=5), server_default="", nullable=False),
        sa.Column("ends", sa.String(length=5), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_it_reservation"),
        sa.ForeignKeyConstraint(["asset_id"], ["it_asset.id"], name="fk_it_reservation_asset_id"),
        sa.ForeignKeyConstraint(["person_id"], ["hr_person.id"], name="fk_it_reservation_person_id"),
        sa.ForeignKeyConstraint(["location_id"], ["it_location.id"], name="fk_it_reservation_location_id"),
        sa.CheckConstraint(ONE_THING, name=op.f("ck_it_reservation_one_thing")),
    )
    op.execute(f"INSERT INTO it_reservation_new ({KEPT}) SELECT {KEPT} FROM it_reservation")
    op.drop_table("it_reservation")
    op.rename_table("it_reservation_new", "it_reservation")
    op.create_index("ix_it_reservation_asset_id_since", "it_reservation", ["asset_id", "since"])
    for column in ("person_id", "since", "until"):
        op.create_index(f"ix_it_reservation_{column}", "it_reservation", [column])
