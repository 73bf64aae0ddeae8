"""Letters lie in an area."""

import sqlalchemy as sa
from alembic import op

MOMENT = sa.DateTime(timezone=True).with_variant(sa.BigInteger(), "sqlite")
KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

revision = '1081f2e4171b'
down_revision = '0e779e28f162'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('letter', sa.Column('area', sa.Integer(), server_default='0', nullable=False))
