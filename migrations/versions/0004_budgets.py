"""Budgets: planned amounts by account, cost centre and period."""

import sqlalchemy as sa
from alembic import op

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

revision = '0004'
down_revision = '0003'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('finance_budget_line',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('scheme', sa.String(length=20), server_default='plan', nullable=False),
    sa.Column('period_id', sa.BigInteger(), nullable=False),
    sa.Column('account_id', sa.BigInteger(), nullable=False),
    sa.Column('cost1', sa.BigInteger(), nullable=False),
    sa.Column('amount', sa.BigInteger(), nullable=False),
    sa.ForeignKeyConstraint(['account_id'], ['finance_account.id'], name=op.f('fk_finance_budget_line_account_id')),
    sa.ForeignKeyConstraint(['period_id'], ['finance_period.id'], name=op.f('fk_finance_budget_line_period_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_finance_budget_line'))
    )
    op.create_index('uq_finance_budget_line_place', 'finance_budget_line', ['scheme', 'period_id', 'account_id', 'cost1'], unique=True)
