"""Payments, rules in parts, bank profiles."""

import sqlalchemy as sa
from alembic import op

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

revision = '0005'
down_revision = '0004'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('finance_bank_profile',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('name', sa.String(length=40), nullable=False),
    sa.Column('must', sa.Text(), nullable=False),
    sa.Column('fields', sa.Text(), nullable=False),
    sa.Column('point', sa.Boolean(), server_default='0', nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_finance_bank_profile')),
    sa.UniqueConstraint('name', name=op.f('uq_finance_bank_profile_name'))
    )
    op.create_table('finance_mandate',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('reference', sa.String(length=35), nullable=False),
    sa.Column('account', sa.String(length=9), nullable=False),
    sa.Column('signed', sa.Date(), nullable=False),
    sa.Column('scheme', sa.String(length=4), server_default='CORE', nullable=False),
    sa.Column('once', sa.Boolean(), server_default='0', nullable=False),
    sa.Column('revoked', sa.Boolean(), server_default='0', nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_finance_mandate')),
    sa.UniqueConstraint('reference', name=op.f('uq_finance_mandate_reference'))
    )
    op.create_index(op.f('ix_finance_mandate_account'), 'finance_mandate', ['account'], unique=False)
    op.create_table('finance_partner',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('name', sa.String(length=70), nullable=False),
    sa.Column('iban', sa.String(length=34), nullable=False),
    sa.Column('bic', sa.String(length=11), server_default='', nullable=False),
    sa.Column('street', sa.String(length=70), server_default='', nullable=False),
    sa.Column('house', sa.String(length=16), server_default='', nullable=False),
    sa.Column('postcode', sa.String(length=16), server_default='', nullable=False),
    sa.Column('town', sa.String(length=35), server_default='', nullable=False),
    sa.Column('country', sa.String(length=2), server_default='', nullable=False),
    sa.Column('account', sa.String(length=9), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_finance_partner')),
    sa.UniqueConstraint('account', name=op.f('uq_finance_partner_account'))
    )
    op.create_table('finance_payment_file',
    sa.Column('id', KEY, nullable=False),
    sa.Column('message', sa.String(length=35), nullable=False),
    sa.Column('kind', sa.String(length=8), nullable=False),
    sa.Column('bank_account_id', sa.BigInteger(), nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('login', sa.String(length=80), nullable=False),
    sa.Column('count', sa.BigInteger(), nullable=False),
    sa.Column('total', sa.BigInteger(), nullable=False),
    sa.Column('sha256', sa.LargeBinary(length=32), nullable=False),
    sa.ForeignKeyConstraint(['bank_account_id'], ['finance_bank_account.id'], name=op.f('fk_finance_payment_file_bank_account_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_finance_payment_file')),
    sa.UniqueConstraint('message', name=op.f('uq_finance_payment_file_message'))
    )
    op.create_table('finance_payment',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('name', sa.String(length=70), nullable=False),
    sa.Column('iban', sa.String(length=34), nullable=False),
    sa.Column('bic', sa.String(length=11), server_default='', nullable=False),
    sa.Column('street', sa.String(length=70), server_default='', nullable=False),
    sa.Column('house', sa.String(length=16), server_default='', nullable=False),
    sa.Column('postcode', sa.String(length=16), server_default='', nullable=False),
    sa.Column('town', sa.String(length=35), server_default='', nullable=False),
    sa.Column('country', sa.String(length=2), server_default='', nullable=False),
    sa.Column('number', sa.String(length=20), nullable=False),
    sa.Column('kind', sa.String(length=8), nullable=False),
    sa.Column('bank_account_id', sa.BigInteger(), nullable=False),
    sa.Column('account', sa.String(length=9), nullable=False),
    sa.Column('document', sa.String(length=36), nullable=False),
    sa.Column('amount', sa.BigInteger(), nullable=False),
    sa.Column('text', sa.String(length=140), nullable=False),
    sa.Column('due', sa.Date(), nullable=False),
    sa.Column('mandate_id', sa.BigInteger(), nullable=True),
    sa.Column('state', sa.String(length=9), nullable=False),
    sa.Column('login', sa.String(length=80), nullable=False),
    sa.Column('released_by', sa.String(length=80), server_default='', nullable=False),
    sa.Column('file_id', sa.BigInteger(), nullable=True),
    sa.ForeignKeyConstraint(['bank_account_id'], ['finance_bank_account.id'], name=op.f('fk_finance_payment_bank_account_id')),
    sa.ForeignKeyConstraint(['file_id'], ['finance_payment_file.id'], name=op.f('fk_finance_payment_file_id')),
    sa.ForeignKeyConstraint(['mandate_id'], ['finance_mandate.id'], name=op.f('fk_finance_payment_mandate_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_finance_payment')),
    sa.UniqueConstraint('number', name=op.f('uq_finance_payment_number'))
    )
    op.create_index('ix_finance_payment_account_document', 'finance_payment', ['account', 'document'], unique=False)
    op.create_index('ix_finance_bank_line_end_to_end', 'finance_bank_line', ['end_to_end'], unique=False)
    op.add_column('finance_bank_rule', sa.Column('parts', sa.Text(), server_default='', nullable=False))
