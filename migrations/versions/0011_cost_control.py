"""Cost control: explanations, review rounds, measures."""

import sqlalchemy as sa
from alembic import op

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

revision = '0011'
down_revision = '0010'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('finance_budget_review',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('name', sa.String(length=80), nullable=False),
    sa.Column('until', sa.Date(), nullable=False),
    sa.Column('due', sa.Date(), nullable=False),
    sa.Column('text', sa.String(length=300), nullable=False),
    sa.Column('result', sa.String(length=300), server_default='', nullable=False),
    sa.Column('closed', sa.Date(), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_finance_budget_review')),
    sa.UniqueConstraint('name', name=op.f('uq_finance_budget_review_name'))
    )
    op.create_table('finance_measure',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.Column('account', sa.String(length=9), nullable=False),
    sa.Column('start', sa.Date(), nullable=False),
    sa.Column('monthly', sa.BigInteger(), nullable=False),
    sa.Column('owner', sa.String(length=80), nullable=False),
    sa.Column('state', sa.String(length=7), nullable=False),
    sa.Column('text', sa.String(length=300), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_finance_measure'))
    )
    op.create_table('finance_budget_note',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('period_id', sa.BigInteger(), nullable=False),
    sa.Column('account_id', sa.BigInteger(), nullable=False),
    sa.Column('text', sa.String(length=300), nullable=False),
    sa.Column('login', sa.String(length=80), nullable=False),
    sa.ForeignKeyConstraint(['account_id'], ['finance_account.id'], name=op.f('fk_finance_budget_note_account_id')),
    sa.ForeignKeyConstraint(['period_id'], ['finance_period.id'], name=op.f('fk_finance_budget_note_period_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_finance_budget_note'))
    )
    op.create_index('uq_finance_budget_note_place', 'finance_budget_note', ['period_id', 'account_id'], unique=True)
