"""Schemes: copies of the rows of statements; functions of cost centres."""

import sqlalchemy as sa
from alembic import op

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

revision = '0009'
down_revision = '0008'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('finance_scheme',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('name', sa.String(length=60), nullable=False),
    sa.Column('kind', sa.String(length=20), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_finance_scheme')),
    sa.UniqueConstraint('name', name=op.f('uq_finance_scheme_name'))
    )
    op.add_column('finance_cost_centre', sa.Column('function', sa.String(length=5), server_default='', nullable=False))
