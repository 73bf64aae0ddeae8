"""Fixed assets: the register, its changes, what was depreciated."""

import sqlalchemy as sa
from alembic import op

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

revision = '0006'
down_revision = '0005'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('finance_asset',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('number', sa.String(length=20), nullable=False),
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.Column('account', sa.String(length=9), nullable=False),
    sa.Column('expense', sa.String(length=9), nullable=False),
    sa.Column('cost1', sa.String(length=36), nullable=False),
    sa.Column('acquired', sa.Date(), nullable=False),
    sa.Column('start', sa.Date(), nullable=False),
    sa.Column('cost', sa.BigInteger(), nullable=False),
    sa.Column('method', sa.String(length=10), nullable=False),
    sa.Column('months', sa.Integer(), nullable=False),
    sa.Column('rate', sa.Integer(), nullable=False),
    sa.Column('carried', sa.BigInteger(), nullable=False),
    sa.Column('carried_on', sa.Date(), nullable=True),
    sa.Column('serial', sa.String(length=60), nullable=False),
    sa.Column('place', sa.String(length=80), nullable=False),
    sa.Column('document', sa.String(length=36), nullable=False),
    sa.Column('entry_id', sa.BigInteger(), nullable=True),
    sa.Column('disposed', sa.Date(), nullable=True),
    sa.Column('proceeds', sa.BigInteger(), nullable=True),
    sa.ForeignKeyConstraint(['entry_id'], ['finance_entry.id'], name=op.f('fk_finance_asset_entry_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_finance_asset')),
    sa.UniqueConstraint('number', name=op.f('uq_finance_asset_number'))
    )
    op.create_index(op.f('ix_finance_asset_entry_id'), 'finance_asset', ['entry_id'], unique=False)
    op.create_table('finance_asset_change',
    sa.Column('id', KEY, nullable=False),
    sa.Column('asset_id', sa.BigInteger(), nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('kind', sa.String(length=10), nullable=False),
    sa.Column('amount', sa.BigInteger(), nullable=False),
    sa.Column('account', sa.String(length=9), server_default='', nullable=False),
    sa.Column('entry_id', sa.BigInteger(), nullable=True),
    sa.ForeignKeyConstraint(['asset_id'], ['finance_asset.id'], name=op.f('fk_finance_asset_change_asset_id')),
    sa.ForeignKeyConstraint(['entry_id'], ['finance_entry.id'], name=op.f('fk_finance_asset_change_entry_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_finance_asset_change'))
    )
    op.create_index(op.f('ix_finance_asset_change_asset_id'), 'finance_asset_change', ['asset_id'], unique=False)
    op.create_table('finance_asset_run',
    sa.Column('id', KEY, nullable=False),
    sa.Column('asset_id', sa.BigInteger(), nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('amount', sa.BigInteger(), nullable=False),
    sa.Column('entry_id', sa.BigInteger(), nullable=False),
    sa.ForeignKeyConstraint(['asset_id'], ['finance_asset.id'], name=op.f('fk_finance_asset_run_asset_id')),
    sa.ForeignKeyConstraint(['entry_id'], ['finance_entry.id'], name=op.f('fk_finance_asset_run_entry_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_finance_asset_run'))
    )
    op.create_index(op.f('ix_finance_asset_run_asset_id'), 'finance_asset_run', ['asset_id'], unique=False)
    op.create_index(op.f('ix_finance_asset_run_entry_id'), 'finance_asset_run', ['entry_id'], unique=False)
