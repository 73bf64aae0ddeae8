"""Meals with guests say who took part and why; a contract has room for weeks in turn."""

import sqlalchemy as sa
from alembic import op

revision = '66c44ac4c0f7'
down_revision = 'c81d5a3e9f47'
branch_labels = None
depends_on = None


def upgrade() -> None:
    for name, length in (("guests", 300), ("occasion", 160)):
        op.add_column("hr_trip_receipt", sa.Column(name, sa.String(length=length), server_default="", nullable=False))
    if op.get_bind().dialect.name == "postgresql":  # SQLite holds no text to its length
        op.alter_column("hr_contract", "week", type_=sa.String(300), existing_nullable=False)
