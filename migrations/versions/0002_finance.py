"""Accounts, tax cases, the ledger, stacks and bank statements."""

import sqlalchemy as sa
from alembic import op

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('finance_account',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('number', sa.String(length=9), nullable=False),
    sa.Column('sort', sa.Integer(), nullable=False),
    sa.Column('name_de', sa.String(length=80), nullable=False),
    sa.Column('name_en', sa.String(length=80), nullable=False),
    sa.Column('kind', sa.String(length=9), nullable=False),
    sa.Column('hgb', sa.String(length=12), server_default='', nullable=False),
    sa.Column('hgb_other', sa.String(length=12), server_default='', nullable=False),
    sa.Column('bwa', sa.String(length=4), server_default='', nullable=False),
    sa.Column('eur', sa.String(length=20), server_default='', nullable=False),
    sa.Column('tax', sa.String(length=12), server_default='', nullable=False),
    sa.Column('needs_cost_centre', sa.Boolean(), server_default='0', nullable=False),
    sa.Column('blocked', sa.Boolean(), server_default='0', nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_finance_account')),
    sa.UniqueConstraint('number', name=op.f('uq_finance_account_number'))
    )
    op.create_index(op.f('ix_finance_account_sort'), 'finance_account', ['sort'], unique=False)
    op.create_table('finance_bank_account',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('iban', sa.String(length=34), nullable=False),
    sa.Column('name', sa.String(length=80), nullable=False),
    sa.Column('account', sa.String(length=9), nullable=False),
    sa.Column('split', sa.Boolean(), server_default='0', nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_finance_bank_account')),
    sa.UniqueConstraint('iban', name=op.f('uq_finance_bank_account_iban'))
    )
    op.create_table('finance_bank_rule',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('name', sa.String(length=80), nullable=False),
    sa.Column('words', sa.String(length=200), nullable=False),
    sa.Column('iban', sa.String(length=34), nullable=False),
    sa.Column('sign', sa.String(length=3), nullable=False),
    sa.Column('least', sa.BigInteger(), nullable=True),
    sa.Column('most', sa.BigInteger(), nullable=True),
    sa.Column('account', sa.String(length=9), nullable=False),
    sa.Column('tax', sa.String(length=12), nullable=False),
    sa.Column('cost1', sa.String(length=36), nullable=False),
    sa.Column('text', sa.String(length=120), nullable=False),
    sa.Column('automatic', sa.Boolean(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_finance_bank_rule')),
    sa.UniqueConstraint('name', name=op.f('uq_finance_bank_rule_name'))
    )
    op.create_table('finance_cost_centre',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('dimension', sa.SmallInteger(), nullable=False),
    sa.Column('code', sa.String(length=36), nullable=False),
    sa.Column('name', sa.String(length=80), nullable=False),
    sa.Column('blocked', sa.Boolean(), server_default='0', nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_finance_cost_centre'))
    )
    op.create_index('uq_finance_cost_centre_dimension_code', 'finance_cost_centre', ['dimension', 'code'], unique=True)
    op.create_table('finance_fiscal_year',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('year', sa.Integer(), nullable=False),
    sa.Column('start', sa.Date(), nullable=False),
    sa.Column('end', sa.Date(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_finance_fiscal_year')),
    sa.UniqueConstraint('year', name=op.f('uq_finance_fiscal_year_year'))
    )
    op.create_table('finance_stack',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('name', sa.String(length=60), nullable=False),
    sa.Column('start', sa.Date(), nullable=False),
    sa.Column('end', sa.Date(), nullable=False),
    sa.Column('target', sa.BigInteger(), nullable=True),
    sa.Column('state', sa.String(length=6), server_default='draft', nullable=False),
    sa.Column('login', sa.String(length=80), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_finance_stack'))
    )
    op.create_table('finance_tax_case',
    sa.Column('id', KEY, nullable=False),
    sa.Column('key', sa.String(length=12), nullable=False),
    sa.Column('valid_from', sa.Date(), nullable=False),
    sa.Column('valid_until', sa.Date(), nullable=True),
    sa.Column('rate', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(length=8), nullable=False),
    sa.Column('bu', sa.String(length=4), nullable=False),
    sa.Column('output_account', sa.String(length=8), nullable=False),
    sa.Column('input_account', sa.String(length=8), nullable=False),
    sa.Column('kz_base', sa.String(length=4), nullable=False),
    sa.Column('kz_tax', sa.String(length=4), nullable=False),
    sa.Column('kz_input', sa.String(length=4), nullable=False),
    sa.Column('category', sa.String(length=2), nullable=False),
    sa.Column('name_de', sa.String(length=80), nullable=False),
    sa.Column('name_en', sa.String(length=80), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_finance_tax_case'))
    )
    op.create_index('uq_finance_tax_case_key_valid_from', 'finance_tax_case', ['key', 'valid_from'], unique=True)
    op.create_table('finance_template',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('name', sa.String(length=60), nullable=False),
    sa.Column('side', sa.String(length=1), nullable=False),
    sa.Column('bu', sa.String(length=12), nullable=False),
    sa.Column('contra', sa.String(length=9), nullable=False),
    sa.Column('account', sa.String(length=9), nullable=False),
    sa.Column('cost1', sa.String(length=36), nullable=False),
    sa.Column('text', sa.String(length=120), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_finance_template')),
    sa.UniqueConstraint('name', name=op.f('uq_finance_template_name'))
    )
    op.create_table('finance_text_constant',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('code', sa.String(length=12), nullable=False),
    sa.Column('text', sa.String(length=120), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_finance_text_constant')),
    sa.UniqueConstraint('code', name=op.f('uq_finance_text_constant_code'))
    )
    op.create_table('finance_bank_statement',
    sa.Column('id', KEY, nullable=False),
    sa.Column('bank_account_id', KEY, nullable=False),
    sa.Column('number', sa.String(length=60), nullable=False),
    sa.Column('start', sa.Date(), nullable=False),
    sa.Column('end', sa.Date(), nullable=False),
    sa.Column('opening', sa.BigInteger(), nullable=True),
    sa.Column('closing', sa.BigInteger(), nullable=True),
    sa.Column('brought', sa.BigInteger(), nullable=False),
    sa.Column('source', sa.String(length=40), server_default='', nullable=False),
    sa.Column('file', sa.String(length=255), nullable=False),
    sa.Column('sha256', sa.LargeBinary(length=32), nullable=False),
    sa.ForeignKeyConstraint(['bank_account_id'], ['finance_bank_account.id'], name=op.f('fk_finance_bank_statement_bank_account_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_finance_bank_statement'))
    )
    op.create_index(op.f('ix_finance_bank_statement_bank_account_id'), 'finance_bank_statement', ['bank_account_id'], unique=False)
    op.create_table('finance_period',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('fiscal_year_id', KEY, nullable=False),
    sa.Column('number', sa.SmallInteger(), nullable=False),
    sa.Column('start', sa.Date(), nullable=False),
    sa.Column('end', sa.Date(), nullable=False),
    sa.Column('state', sa.String(length=5), server_default='open', nullable=False),
    sa.ForeignKeyConstraint(['fiscal_year_id'], ['finance_fiscal_year.id'], name=op.f('fk_finance_period_fiscal_year_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_finance_period'))
    )
    op.create_index(op.f('ix_finance_period_fiscal_year_id'), 'finance_period', ['fiscal_year_id'], unique=False)
    op.create_table('finance_stack_line',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('stack_id', KEY, nullable=False),
    sa.Column('amount', sa.BigInteger(), nullable=False),
    sa.Column('side', sa.String(length=1), nullable=False),
    sa.Column('bu', sa.String(length=12), nullable=False),
    sa.Column('contra', sa.String(length=9), nullable=False),
    sa.Column('document', sa.String(length=36), nullable=False),
    sa.Column('document2', sa.String(length=12), nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('account', sa.String(length=9), nullable=False),
    sa.Column('cost1', sa.String(length=36), nullable=False),
    sa.Column('cost2', sa.String(length=36), nullable=False),
    sa.Column('text', sa.String(length=120), nullable=False),
    sa.Column('split', sa.Integer(), server_default='0', nullable=False),
    sa.Column('fault', sa.Text(), server_default='', nullable=False),
    sa.Column('entry_id', sa.BigInteger(), nullable=True),
    sa.ForeignKeyConstraint(['stack_id'], ['finance_stack.id'], name=op.f('fk_finance_stack_line_stack_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_finance_stack_line'))
    )
    op.create_index(op.f('ix_finance_stack_line_stack_id'), 'finance_stack_line', ['stack_id'], unique=False)
    op.create_table('finance_balance',
    sa.Column('account_id', KEY, nullable=False),
    sa.Column('period_id', KEY, nullable=False),
    sa.Column('cost1', sa.BigInteger(), nullable=False),
    sa.Column('cost2', sa.BigInteger(), nullable=False),
    sa.Column('debit', sa.BigInteger(), nullable=False),
    sa.Column('credit', sa.BigInteger(), nullable=False),
    sa.ForeignKeyConstraint(['account_id'], ['finance_account.id'], name=op.f('fk_finance_balance_account_id')),
    sa.ForeignKeyConstraint(['period_id'], ['finance_period.id'], name=op.f('fk_finance_balance_period_id')),
    sa.PrimaryKeyConstraint('account_id', 'period_id', 'cost1', 'cost2', name=op.f('pk_finance_balance'))
    )
    op.create_table('finance_bank_line',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('statement_id', KEY, nullable=False),
    sa.Column('bank_account_id', KEY, nullable=False),
    sa.Column('key', sa.LargeBinary(length=32), nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('value_day', sa.Date(), nullable=False),
    sa.Column('amount', sa.BigInteger(), nullable=False),
    sa.Column('name', sa.String(length=140), nullable=False),
    sa.Column('iban', sa.String(length=34), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('end_to_end', sa.String(length=40), nullable=False),
    sa.Column('mandate', sa.String(length=40), nullable=False),
    sa.Column('reference', sa.String(length=60), nullable=False),
    sa.Column('details', sa.BigInteger(), nullable=False),
    sa.Column('reversal', sa.Boolean(), nullable=False),
    sa.Column('parked', sa.Boolean(), server_default='0', nullable=False),
    sa.Column('stack_line_id', sa.BigInteger(), nullable=True),
    sa.Column('entry_id', sa.BigInteger(), nullable=True),
    sa.Column('contra', sa.String(length=9), server_default='', nullable=False),
    sa.ForeignKeyConstraint(['bank_account_id'], ['finance_bank_account.id'], name=op.f('fk_finance_bank_line_bank_account_id')),
    sa.ForeignKeyConstraint(['statement_id'], ['finance_bank_statement.id'], name=op.f('fk_finance_bank_line_statement_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_finance_bank_line')),
    sa.UniqueConstraint('key', name=op.f('uq_finance_bank_line_key'))
    )
    op.create_index('ix_finance_bank_line_day', 'finance_bank_line', ['bank_account_id', 'day', 'id'], unique=False)
    op.create_index('ix_finance_bank_line_iban', 'finance_bank_line', ['iban'], unique=False)
    op.create_index('ix_finance_bank_line_name', 'finance_bank_line', ['name'], unique=False)
    op.create_index(op.f('ix_finance_bank_line_statement_id'), 'finance_bank_line', ['statement_id'], unique=False)
    op.create_table('finance_entry',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('fiscal_year_id', KEY, nullable=False),
    sa.Column('period_id', KEY, nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('document', sa.String(length=36), nullable=False),
    sa.Column('document2', sa.String(length=12), server_default='', nullable=False),
    sa.Column('text', sa.String(length=120), nullable=False),
    sa.Column('origin', sa.String(length=8), nullable=False),
    sa.Column('stack_id', sa.BigInteger(), nullable=True),
    sa.Column('captured', sa.BigInteger(), nullable=False),
    sa.Column('login', sa.String(length=80), nullable=False),
    sa.Column('number', sa.Integer(), nullable=True),
    sa.Column('hash', sa.LargeBinary(length=32), nullable=True),
    sa.Column('reversal_of', KEY, nullable=True),
    sa.Column('reason', sa.Text(), nullable=True),
    sa.ForeignKeyConstraint(['fiscal_year_id'], ['finance_fiscal_year.id'], name=op.f('fk_finance_entry_fiscal_year_id')),
    sa.ForeignKeyConstraint(['period_id'], ['finance_period.id'], name=op.f('fk_finance_entry_period_id')),
    sa.ForeignKeyConstraint(['reversal_of'], ['finance_entry.id'], name=op.f('fk_finance_entry_reversal_of')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_finance_entry'))
    )
    op.create_index('ix_finance_entry_day', 'finance_entry', ['day', 'id'], unique=False)
    op.create_table('finance_line',
    sa.Column('id', KEY, nullable=False),
    sa.Column('entry_id', KEY, nullable=False),
    sa.Column('account_id', KEY, nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('amount', sa.BigInteger(), nullable=False),
    sa.Column('role', sa.SmallInteger(), nullable=False),
    sa.Column('tax_id', sa.SmallInteger(), nullable=True),
    sa.Column('cost1', sa.BigInteger(), nullable=True),
    sa.Column('cost2', sa.BigInteger(), nullable=True),
    sa.Column('text', sa.String(length=120), nullable=True),
    sa.ForeignKeyConstraint(['account_id'], ['finance_account.id'], name=op.f('fk_finance_line_account_id')),
    sa.ForeignKeyConstraint(['entry_id'], ['finance_entry.id'], name=op.f('fk_finance_line_entry_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_finance_line'))
    )
    op.create_index('ix_finance_line_account_id_day', 'finance_line', ['account_id', 'day', 'id', 'amount', 'role'], unique=False)
    op.create_index(op.f('ix_finance_line_entry_id'), 'finance_line', ['entry_id'], unique=False)
