"""Closing: accruals and provisions with what was posted for them."""

import sqlalchemy as sa
from alembic import op

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

revision = '0010'
down_revision = '0009'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('finance_provision',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('name', sa.String(length=80), nullable=False),
    sa.Column('account', sa.String(length=9), nullable=False),
    sa.Column('expense', sa.String(length=9), nullable=False),
    sa.Column('cost1', sa.String(length=36), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_finance_provision')),
    sa.UniqueConstraint('name', name=op.f('uq_finance_provision_name'))
    )
    op.create_table('finance_accrual',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('kind', sa.String(length=8), nullable=False),
    sa.Column('text', sa.String(length=120), nullable=False),
    sa.Column('account', sa.String(length=9), nullable=False),
    sa.Column('cost1', sa.String(length=36), nullable=False),
    sa.Column('amount', sa.BigInteger(), nullable=False),
    sa.Column('booked', sa.Date(), nullable=False),
    sa.Column('since', sa.Date(), nullable=False),
    sa.Column('until', sa.Date(), nullable=False),
    sa.Column('entry_id', sa.BigInteger(), nullable=True),
    sa.ForeignKeyConstraint(['entry_id'], ['finance_entry.id'], name=op.f('fk_finance_accrual_entry_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_finance_accrual'))
    )
    op.create_table('finance_provision_move',
    sa.Column('id', KEY, nullable=False),
    sa.Column('provision_id', sa.BigInteger(), nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('kind', sa.String(length=8), nullable=False),
    sa.Column('amount', sa.BigInteger(), nullable=False),
    sa.Column('text', sa.String(length=120), nullable=False),
    sa.Column('entry_id', sa.BigInteger(), nullable=True),
    sa.ForeignKeyConstraint(['entry_id'], ['finance_entry.id'], name=op.f('fk_finance_provision_move_entry_id')),
    sa.ForeignKeyConstraint(['provision_id'], ['finance_provision.id'], name=op.f('fk_finance_provision_move_provision_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_finance_provision_move'))
    )
    op.create_index(op.f('ix_finance_provision_move_provision_id'), 'finance_provision_move', ['provision_id'], unique=False)
    op.create_table('finance_accrual_run',
    sa.Column('id', KEY, nullable=False),
    sa.Column('accrual_id', sa.BigInteger(), nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('amount', sa.BigInteger(), nullable=False),
    sa.Column('entry_id', sa.BigInteger(), nullable=False),
    sa.ForeignKeyConstraint(['accrual_id'], ['finance_accrual.id'], name=op.f('fk_finance_accrual_run_accrual_id')),
    sa.ForeignKeyConstraint(['entry_id'], ['finance_entry.id'], name=op.f('fk_finance_accrual_run_entry_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_finance_accrual_run'))
    )
    op.create_index(op.f('ix_finance_accrual_run_accrual_id'), 'finance_accrual_run', ['accrual_id'], unique=False)
