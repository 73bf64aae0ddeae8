"""VAT IDs of customers and suppliers."""

import sqlalchemy as sa
from alembic import op


revision = '0008'
down_revision = '0007'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('finance_account', sa.Column('vat_id', sa.String(length=14), server_default='', nullable=False))
