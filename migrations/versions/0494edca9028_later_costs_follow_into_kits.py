"""Later costs of parts follow into kits; moves are found by their document."""

import sqlalchemy as sa
from alembic import op

MOMENT = sa.DateTime(timezone=True).with_variant(sa.BigInteger(), "sqlite")
KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

revision = '0494edca9028'
down_revision = '0d0ec5965d14'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(
        "ALTER TABLE inventory_cost ADD COLUMN through_id BIGINT"
        " CONSTRAINT fk_inventory_cost_through_id REFERENCES inventory_move (id)"
    )
    op.create_index('ix_inventory_move_document', 'inventory_move', ['document'], unique=False)
