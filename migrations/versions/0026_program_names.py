"""Beginnings of program names, which an index finds on both databases."""

import sqlalchemy as sa
from alembic import op

MOMENT = sa.DateTime(timezone=True).with_variant(sa.BigInteger(), "sqlite")
KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

revision = '0026'
down_revision = '0025'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('it_licence', sa.Column('begins', sa.String(length=200).with_variant(sa.String(length=200, collation='C'), 'postgresql'), server_default='', nullable=False))
    op.add_column('it_program', sa.Column('begins', sa.String(length=200).with_variant(sa.String(length=200, collation='C'), 'postgresql'), server_default='', nullable=False))
    op.create_index('ix_it_program_begins', 'it_program', ['begins', 'asset_id'], unique=False)
    op.execute("UPDATE it_program SET begins = lower(name)")
    op.execute("UPDATE it_licence SET begins = lower(program)")
