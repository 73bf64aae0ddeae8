"""Contacts have parts, conditions, activities and consents; their one account becomes that of a debtor or of a creditor by its range.

Address, phone, mail and IBAN become parts of their own when the book is opened (basics of the topic), so that each stands in the trail.
"""

import sqlalchemy as sa
from alembic import op

MOMENT = sa.DateTime(timezone=True).with_variant(sa.BigInteger(), "sqlite")
KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

revision = '31bcdbd421be'
down_revision = '9ca6a2a087d3'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('contact_activity',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('contact_id', sa.BigInteger(), nullable=False),
    sa.Column('kind', sa.String(length=8), nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('direction', sa.String(length=3), nullable=False),
    sa.Column('subject', sa.String(length=160), nullable=False),
    sa.Column('text', sa.String(length=4000), nullable=False),
    sa.Column('person_id', sa.BigInteger(), nullable=True),
    sa.Column('login', sa.String(length=80), nullable=False),
    sa.ForeignKeyConstraint(['contact_id'], ['contact.id'], name=op.f('fk_contact_activity_contact_id')),
    sa.ForeignKeyConstraint(['person_id'], ['contact.id'], name=op.f('fk_contact_activity_person_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_contact_activity'))
    )
    op.create_index(op.f('ix_contact_activity_contact_id'), 'contact_activity', ['contact_id'], unique=False)
    op.create_index(op.f('ix_contact_activity_day'), 'contact_activity', ['day'], unique=False)
    op.create_index(op.f('ix_contact_activity_person_id'), 'contact_activity', ['person_id'], unique=False)
    op.create_table('contact_address',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('contact_id', sa.BigInteger(), nullable=False),
    sa.Column('purpose', sa.String(length=10), nullable=False),
    sa.Column('preferred', sa.Boolean(), nullable=False),
    sa.Column('extra', sa.String(length=120), nullable=False),
    sa.Column('street', sa.String(length=120), nullable=False),
    sa.Column('postcode', sa.String(length=12), nullable=False),
    sa.Column('town', sa.String(length=80), nullable=False),
    sa.Column('country', sa.String(length=2), nullable=False),
    sa.ForeignKeyConstraint(['contact_id'], ['contact.id'], name=op.f('fk_contact_address_contact_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_contact_address'))
    )
    op.create_index(op.f('ix_contact_address_contact_id'), 'contact_address', ['contact_id'], unique=False)
    op.create_table('contact_bank',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('contact_id', sa.BigInteger(), nullable=False),
    sa.Column('purpose', sa.String(length=10), nullable=False),
    sa.Column('preferred', sa.Boolean(), nullable=False),
    sa.Column('iban', sa.String(length=34), nullable=False),
    sa.Column('bic', sa.String(length=11), nullable=False),
    sa.Column('holder', sa.String(length=70), nullable=False),
    sa.ForeignKeyConstraint(['contact_id'], ['contact.id'], name=op.f('fk_contact_bank_contact_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_contact_bank'))
    )
    op.create_index(op.f('ix_contact_bank_contact_id'), 'contact_bank', ['contact_id'], unique=False)
    op.create_index(op.f('ix_contact_bank_iban'), 'contact_bank', ['iban'], unique=False)
    op.create_table('contact_channel',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('contact_id', sa.BigInteger(), nullable=False),
    sa.Column('purpose', sa.String(length=10), nullable=False),
    sa.Column('preferred', sa.Boolean(), nullable=False),
    sa.Column('kind', sa.String(length=6), nullable=False),
    sa.Column('value', sa.String(length=120), nullable=False),
    sa.Column('folded', sa.String(length=120), nullable=False),
    sa.ForeignKeyConstraint(['contact_id'], ['contact.id'], name=op.f('fk_contact_channel_contact_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_contact_channel'))
    )
    op.create_index(op.f('ix_contact_channel_contact_id'), 'contact_channel', ['contact_id'], unique=False)
    op.create_index(op.f('ix_contact_channel_folded'), 'contact_channel', ['folded'], unique=False)
    op.create_table('contact_consent',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('contact_id', sa.BigInteger(), nullable=False),
    sa.Column('channel', sa.String(length=8), nullable=False),
    sa.Column('state', sa.String(length=9), nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('source', sa.String(length=160), nullable=False),
    sa.ForeignKeyConstraint(['contact_id'], ['contact.id'], name=op.f('fk_contact_consent_contact_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_contact_consent'))
    )
    op.create_index(op.f('ix_contact_consent_contact_id'), 'contact_consent', ['contact_id'], unique=False)
    op.create_table('contact_field',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('contact_id', sa.BigInteger(), nullable=False),
    sa.Column('name', sa.String(length=60), nullable=False),
    sa.Column('value', sa.String(length=200), nullable=False),
    sa.ForeignKeyConstraint(['contact_id'], ['contact.id'], name=op.f('fk_contact_field_contact_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_contact_field'))
    )
    op.create_index(op.f('ix_contact_field_contact_id'), 'contact_field', ['contact_id'], unique=False)
    op.create_table('contact_merge',
    sa.Column('id', KEY, nullable=False),
    sa.Column('contact_id', sa.BigInteger(), nullable=False),
    sa.Column('gone_id', sa.BigInteger(), nullable=False),
    sa.Column('at', MOMENT, nullable=False),
    sa.Column('login', sa.String(length=80), nullable=False),
    sa.Column('moved', sa.Text(), nullable=False),
    sa.Column('undone', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['contact_id'], ['contact.id'], name=op.f('fk_contact_merge_contact_id')),
    sa.ForeignKeyConstraint(['gone_id'], ['contact.id'], name=op.f('fk_contact_merge_gone_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_contact_merge'))
    )
    op.create_index(op.f('ix_contact_merge_contact_id'), 'contact_merge', ['contact_id'], unique=False)
    op.create_index(op.f('ix_contact_merge_gone_id'), 'contact_merge', ['gone_id'], unique=False)
    op.create_table('contact_person',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('contact_id', sa.BigInteger(), nullable=False),
    sa.Column('person_id', sa.BigInteger(), nullable=False),
    sa.Column('function', sa.String(length=80), nullable=False),
    sa.Column('department', sa.String(length=80), nullable=False),
    sa.Column('since', sa.Date(), nullable=True),
    sa.Column('until', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['contact_id'], ['contact.id'], name=op.f('fk_contact_person_contact_id')),
    sa.ForeignKeyConstraint(['person_id'], ['contact.id'], name=op.f('fk_contact_person_person_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_contact_person'))
    )
    op.create_index(op.f('ix_contact_person_contact_id'), 'contact_person', ['contact_id'], unique=False)
    op.create_index(op.f('ix_contact_person_person_id'), 'contact_person', ['person_id'], unique=False)
    op.create_table('contact_role',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('contact_id', sa.BigInteger(), nullable=False),
    sa.Column('role', sa.String(length=10), nullable=False),
    sa.Column('since', sa.Date(), nullable=True),
    sa.Column('until', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['contact_id'], ['contact.id'], name=op.f('fk_contact_role_contact_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_contact_role'))
    )
    op.create_index(op.f('ix_contact_role_contact_id'), 'contact_role', ['contact_id'], unique=False)
    op.create_index(op.f('ix_contact_role_role'), 'contact_role', ['role'], unique=False)
    op.create_table('contact_terms',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('contact_id', sa.BigInteger(), nullable=False),
    sa.Column('side', sa.String(length=8), nullable=False),
    sa.Column('valid_from', sa.Date(), nullable=False),
    sa.Column('net_days', sa.Integer(), nullable=True),
    sa.Column('skonto_days', sa.Integer(), nullable=True),
    sa.Column('skonto', sa.Integer(), nullable=False),
    sa.Column('skonto2_days', sa.Integer(), nullable=True),
    sa.Column('skonto2', sa.Integer(), nullable=False),
    sa.Column('discount', sa.Integer(), nullable=False),
    sa.Column('price_group', sa.String(length=20), nullable=False),
    sa.Column('credit_limit', sa.BigInteger(), nullable=True),
    sa.Column('payment', sa.String(length=8), nullable=False),
    sa.ForeignKeyConstraint(['contact_id'], ['contact.id'], name=op.f('fk_contact_terms_contact_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_contact_terms'))
    )
    op.create_index(op.f('ix_contact_terms_contact_id'), 'contact_terms', ['contact_id'], unique=False)
    op.create_index('uq_contact_terms_day', 'contact_terms', ['contact_id', 'side', 'valid_from'], unique=True)
    op.add_column('contact', sa.Column('degree', sa.String(length=40), server_default='', nullable=False))
    op.add_column('contact', sa.Column('debtor', sa.String(length=9), server_default='', nullable=False))
    op.add_column('contact', sa.Column('creditor', sa.String(length=9), server_default='', nullable=False))
    op.add_column('contact', sa.Column('tags', sa.String(length=200), server_default='', nullable=False))
    op.add_column('contact', sa.Column('in_charge', sa.String(length=80), server_default='', nullable=False))
    op.add_column('contact', sa.Column('our_number', sa.String(length=40), server_default='', nullable=False))
    op.add_column('contact', sa.Column('source', sa.String(length=120), server_default='', nullable=False))
    op.add_column('contact', sa.Column('notes', sa.String(length=1000), server_default='', nullable=False))
    op.add_column('contact', sa.Column('tax_number', sa.String(length=30), server_default='', nullable=False))
    op.add_column('contact', sa.Column('register_number', sa.String(length=60), server_default='', nullable=False))
    op.add_column('contact', sa.Column('vat_id_confirmed', sa.Date(), nullable=True))
    op.add_column('contact', sa.Column('tax_treatment', sa.String(length=20), server_default='', nullable=False))
    op.add_column('contact', sa.Column('leitweg_id', sa.String(length=46), server_default='', nullable=False))
    op.add_column('contact', sa.Column('buyer_reference', sa.String(length=60), server_default='', nullable=False))
    op.add_column('contact', sa.Column('invoice_format', sa.String(length=14), server_default='', nullable=False))
    op.add_column('contact', sa.Column('dunning_block', sa.Boolean(), server_default='0', nullable=False))
    op.add_column('contact', sa.Column('dunning_block_reason', sa.String(length=120), server_default='', nullable=False))
    # in one statement: SQLite takes a reference with its column only
    op.execute("ALTER TABLE contact ADD COLUMN merged_into_id BIGINT CONSTRAINT fk_contact_merged_into_id REFERENCES contact (id)")
    op.create_index('ix_contact_creditor', 'contact', ['creditor'], unique=False)
    op.create_index('ix_contact_debtor', 'contact', ['debtor'], unique=False)
    op.create_index(op.f('ix_contact_merged_into_id'), 'contact', ['merged_into_id'], unique=False)
    op.execute("UPDATE contact SET creditor = account WHERE account >= '7' AND length(account) > 4")
    op.execute("UPDATE contact SET debtor = account WHERE creditor = ''")
    op.drop_column('contact', 'account')
