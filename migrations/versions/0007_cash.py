"""Cash: registers and counts; accounts that are cash or locked."""

import sqlalchemy as sa
from alembic import op

MOMENT = sa.DateTime(timezone=True).with_variant(sa.BigInteger(), "sqlite")
KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

revision = '0007'
down_revision = '0006'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('finance_cash_register',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('name', sa.String(length=60), nullable=False),
    sa.Column('account', sa.String(length=9), nullable=False),
    sa.Column('difference', sa.String(length=9), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_finance_cash_register')),
    sa.UniqueConstraint('account', name=op.f('uq_finance_cash_register_account')),
    sa.UniqueConstraint('name', name=op.f('uq_finance_cash_register_name'))
    )
    op.create_table('finance_cash_count',
    sa.Column('id', KEY, nullable=False),
    sa.Column('register_id', sa.BigInteger(), nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('counted', sa.BigInteger(), nullable=False),
    sa.Column('expected', sa.BigInteger(), nullable=False),
    sa.Column('pieces', sa.Text(), nullable=False),
    sa.Column('note', sa.String(length=200), nullable=False),
    sa.Column('login', sa.String(length=80), nullable=False),
    sa.Column('counted_at', MOMENT, nullable=False),
    sa.Column('entry_id', sa.BigInteger(), nullable=True),
    sa.Column('previous', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['entry_id'], ['finance_entry.id'], name=op.f('fk_finance_cash_count_entry_id')),
    sa.ForeignKeyConstraint(['register_id'], ['finance_cash_register.id'], name=op.f('fk_finance_cash_count_register_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_finance_cash_count'))
    )
    op.create_index('uq_finance_cash_count_day', 'finance_cash_count', ['register_id', 'day'], unique=True)
    op.add_column('finance_account', sa.Column('cash', sa.Boolean(), server_default='0', nullable=False))
    op.add_column('finance_account', sa.Column('locked_until', sa.Date(), nullable=True))
