"""An order says when its supplier was reminded last."""

import sqlalchemy as sa
from alembic import op


revision = '6959b45cc02c'
down_revision = '3b310fc9bbf3'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('inventory_order', sa.Column('reminded', sa.Date(), nullable=True))
