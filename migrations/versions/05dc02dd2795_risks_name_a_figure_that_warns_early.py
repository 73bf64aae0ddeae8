"""Risks name a figure that warns early."""

import sqlalchemy as sa
from alembic import op

MOMENT = sa.DateTime(timezone=True).with_variant(sa.BigInteger(), "sqlite")
KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

revision = '05dc02dd2795'
down_revision = 'abde284ce5f5'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('governance_risk', sa.Column('figure', sa.String(length=60), server_default='', nullable=False))
