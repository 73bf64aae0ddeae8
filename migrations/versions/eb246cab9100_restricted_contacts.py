"""Contacts whose processing is restricted say since when."""

import sqlalchemy as sa
from alembic import op

MOMENT = sa.DateTime(timezone=True).with_variant(sa.BigInteger(), "sqlite")
KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

revision = 'eb246cab9100'
down_revision = '4e8ba9cdb81c'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('contact', sa.Column('restricted', sa.Date(), nullable=True))
