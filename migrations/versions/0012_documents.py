"""Documents: contacts, filing plan, archive; and what is shared: areas, approvals, seals, words."""

import sqlalchemy as sa
from alembic import op

MOMENT = sa.DateTime(timezone=True).with_variant(sa.BigInteger(), "sqlite")
KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

revision = '0012'
down_revision = '0011'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('approval_rule',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('kind', sa.String(length=40), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('role', sa.String(length=80), server_default='', nullable=False),
    sa.Column('login', sa.String(length=80), server_default='', nullable=False),
    sa.Column('substitute', sa.String(length=80), server_default='', nullable=False),
    sa.Column('days', sa.Integer(), nullable=False),
    sa.Column('from_amount', sa.BigInteger(), nullable=False),
    sa.Column('every', sa.Boolean(), server_default='0', nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_approval_rule'))
    )
    op.create_index(op.f('ix_approval_rule_kind'), 'approval_rule', ['kind'], unique=False)
    op.create_table('approval_run',
    sa.Column('id', KEY, nullable=False),
    sa.Column('kind', sa.String(length=40), nullable=False),
    sa.Column('table_name', sa.String(length=60), nullable=False),
    sa.Column('row_key', sa.BigInteger(), nullable=False),
    sa.Column('amount', sa.BigInteger(), nullable=False),
    sa.Column('state', sa.String(length=10), nullable=False),
    sa.Column('started_by', sa.String(length=80), nullable=False),
    sa.Column('started_at', MOMENT, nullable=False),
    sa.Column('ended_at', MOMENT, nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_approval_run'))
    )
    op.create_index('ix_approval_run_table_name_row_key', 'approval_run', ['table_name', 'row_key'], unique=False)
    op.create_table('area',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('title', sa.String(length=80), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_area')),
    sa.UniqueConstraint('title', name=op.f('uq_area_title'))
    )
    op.create_table('contact',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('number', sa.BigInteger(), nullable=False),
    sa.Column('kind', sa.String(length=10), nullable=False),
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.Column('extra', sa.String(length=120), nullable=False),
    sa.Column('title', sa.String(length=40), nullable=False),
    sa.Column('first_name', sa.String(length=80), nullable=False),
    sa.Column('last_name', sa.String(length=80), nullable=False),
    sa.Column('street', sa.String(length=120), nullable=False),
    sa.Column('postcode', sa.String(length=12), nullable=False),
    sa.Column('town', sa.String(length=80), nullable=False),
    sa.Column('country', sa.String(length=2), nullable=False),
    sa.Column('mail', sa.String(length=120), nullable=False),
    sa.Column('phone', sa.String(length=40), nullable=False),
    sa.Column('vat_id', sa.String(length=20), nullable=False),
    sa.Column('iban', sa.String(length=34), nullable=False),
    sa.Column('account', sa.String(length=9), nullable=False),
    sa.Column('language', sa.String(length=2), nullable=False),
    sa.Column('folded', sa.String(length=260), nullable=False),
    sa.Column('active', sa.Boolean(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_contact')),
    sa.UniqueConstraint('number', name=op.f('uq_contact_number'))
    )
    op.create_index(op.f('ix_contact_name'), 'contact', ['name'], unique=False)
    op.create_table('document_case',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('number', sa.String(length=30), nullable=False),
    sa.Column('title', sa.String(length=120), nullable=False),
    sa.Column('node', sa.String(length=12), nullable=False),
    sa.Column('responsible', sa.String(length=80), nullable=False),
    sa.Column('opened', sa.Date(), nullable=False),
    sa.Column('closed', sa.Date(), nullable=True),
    sa.Column('area', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_document_case')),
    sa.UniqueConstraint('number', name=op.f('uq_document_case_number'))
    )
    op.create_table('document_hold',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('matter', sa.String(length=120), nullable=False),
    sa.Column('reason', sa.String(length=300), nullable=False),
    sa.Column('set_by', sa.String(length=80), nullable=False),
    sa.Column('since', sa.Date(), nullable=False),
    sa.Column('released', sa.Date(), nullable=True),
    sa.Column('released_by', sa.String(length=80), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_document_hold'))
    )
    op.create_table('document_node',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('code', sa.String(length=12), nullable=False),
    sa.Column('title', sa.String(length=120), nullable=False),
    sa.Column('retention', sa.String(length=20), nullable=False),
    sa.Column('area', sa.Integer(), nullable=False),
    sa.Column('active', sa.Boolean(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_document_node')),
    sa.UniqueConstraint('code', name=op.f('uq_document_node_code'))
    )
    op.create_table('document_rule',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('name', sa.String(length=80), nullable=False),
    sa.Column('field', sa.String(length=12), nullable=False),
    sa.Column('value', sa.String(length=80), nullable=False),
    sa.Column('way', sa.String(length=8), nullable=False),
    sa.Column('pattern', sa.String(length=300), nullable=False),
    sa.Column('active', sa.Boolean(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_document_rule'))
    )
    op.create_table('document_tag',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('title', sa.String(length=40), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_document_tag')),
    sa.UniqueConstraint('title', name=op.f('uq_document_tag_title'))
    )
    op.create_table('document_text',
    sa.Column('document_id', KEY, autoincrement=False, nullable=False),
    sa.Column('body', sa.LargeBinary(), nullable=False),
    sa.PrimaryKeyConstraint('document_id', name=op.f('pk_document_text'))
    )
    op.create_table('document_type',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('key', sa.String(length=20), nullable=False),
    sa.Column('title', sa.String(length=80), nullable=False),
    sa.Column('direction', sa.String(length=8), nullable=False),
    sa.Column('retention', sa.String(length=20), nullable=False),
    sa.Column('node', sa.String(length=12), nullable=False),
    sa.Column('area', sa.Integer(), nullable=False),
    sa.Column('required', sa.String(length=200), nullable=False),
    sa.Column('approve', sa.Boolean(), nullable=False),
    sa.Column('active', sa.Boolean(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_document_type')),
    sa.UniqueConstraint('key', name=op.f('uq_document_type_key'))
    )
    op.create_table('document_watched',
    sa.Column('id', KEY, nullable=False),
    sa.Column('computer', sa.String(length=80), nullable=False),
    sa.Column('folder', sa.String(length=400), nullable=False),
    sa.Column('done', sa.String(length=400), nullable=False),
    sa.Column('type', sa.String(length=20), nullable=False),
    sa.Column('active', sa.Boolean(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_document_watched'))
    )
    op.create_table('seal_key',
    sa.Column('table_name', sa.String(length=60), nullable=False),
    sa.Column('row_key', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('secret', sa.LargeBinary(length=32), nullable=False),
    sa.PrimaryKeyConstraint('table_name', 'row_key', name=op.f('pk_seal_key'))
    )
    op.create_table('search_word',
    sa.Column('word', sa.String(length=30), nullable=False),
    sa.Column('shown', sa.String(length=30), nullable=False),
    sa.Column('letters', sa.SmallInteger(), nullable=False),
    sa.PrimaryKeyConstraint('word', name=op.f('pk_search_word'))
    )
    op.create_table('approval_step',
    sa.Column('id', KEY, nullable=False),
    sa.Column('run_id', sa.BigInteger(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('role', sa.String(length=80), server_default='', nullable=False),
    sa.Column('login', sa.String(length=80), server_default='', nullable=False),
    sa.Column('substitute', sa.String(length=80), server_default='', nullable=False),
    sa.Column('due', sa.Date(), nullable=False),
    sa.Column('state', sa.String(length=10), nullable=False),
    sa.Column('decided_by', sa.String(length=80), server_default='', nullable=False),
    sa.Column('decided_at', MOMENT, nullable=True),
    sa.Column('comment', sa.String(length=300), server_default='', nullable=False),
    sa.ForeignKeyConstraint(['run_id'], ['approval_run.id'], name=op.f('fk_approval_step_run_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_approval_step'))
    )
    op.create_index(op.f('ix_approval_step_login'), 'approval_step', ['login'], unique=False)
    op.create_index(op.f('ix_approval_step_run_id'), 'approval_step', ['run_id'], unique=False)
    op.create_index(op.f('ix_approval_step_state'), 'approval_step', ['state'], unique=False)
    op.create_table('document',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('number', sa.String(length=20), nullable=False),
    sa.Column('title', sa.String(length=200), nullable=False),
    sa.Column('type', sa.String(length=20), nullable=False),
    sa.Column('node', sa.String(length=12), nullable=False),
    sa.Column('case_id', sa.BigInteger(), nullable=True),
    sa.Column('contact_id', sa.BigInteger(), nullable=True),
    sa.Column('direction', sa.String(length=8), nullable=False),
    sa.Column('doc_date', sa.Date(), nullable=True),
    sa.Column('received', sa.Date(), nullable=False),
    sa.Column('added_at', MOMENT, nullable=False),
    sa.Column('added_by', sa.String(length=80), nullable=False),
    sa.Column('amount', sa.BigInteger(), nullable=True),
    sa.Column('currency', sa.String(length=3), nullable=False),
    sa.Column('reference', sa.String(length=80), nullable=False),
    sa.Column('area', sa.Integer(), nullable=False),
    sa.Column('retention', sa.String(length=20), nullable=False),
    sa.Column('ended', sa.Date(), nullable=True),
    sa.Column('keep_until', sa.Date(), nullable=True),
    sa.Column('expires', sa.Date(), nullable=True),
    sa.Column('notice', sa.Date(), nullable=True),
    sa.Column('state', sa.String(length=10), nullable=False),
    sa.Column('reason', sa.String(length=400), nullable=False),
    sa.Column('asn', sa.BigInteger(), nullable=True),
    sa.Column('place', sa.String(length=80), nullable=False),
    sa.Column('pages', sa.Integer(), nullable=False),
    sa.Column('source', sa.String(length=10), nullable=False),
    sa.Column('invoice', sa.String(length=40), nullable=False),
    sa.Column('text_from', sa.String(length=8), nullable=False),
    sa.Column('checked_out_by', sa.String(length=80), nullable=False),
    sa.Column('filed', sa.Date(), nullable=True),
    sa.Column('filed_by', sa.String(length=80), nullable=False),
    sa.ForeignKeyConstraint(['case_id'], ['document_case.id'], name=op.f('fk_document_case_id')),
    sa.ForeignKeyConstraint(['contact_id'], ['contact.id'], name=op.f('fk_document_contact_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_document')),
    sa.UniqueConstraint('asn', name=op.f('uq_document_asn')),
    sa.UniqueConstraint('number', name=op.f('uq_document_number'))
    )
    op.create_index(op.f('ix_document_case_id'), 'document', ['case_id'], unique=False)
    op.create_index(op.f('ix_document_contact_id'), 'document', ['contact_id'], unique=False)
    op.create_index(op.f('ix_document_doc_date'), 'document', ['doc_date'], unique=False)
    op.create_index(op.f('ix_document_expires'), 'document', ['expires'], unique=False)
    op.create_index(op.f('ix_document_keep_until'), 'document', ['keep_until'], unique=False)
    op.create_index(op.f('ix_document_node'), 'document', ['node'], unique=False)
    op.create_index(op.f('ix_document_notice'), 'document', ['notice'], unique=False)
    op.create_index(op.f('ix_document_reference'), 'document', ['reference'], unique=False)
    op.create_index(op.f('ix_document_state'), 'document', ['state'], unique=False)
    op.create_index(op.f('ix_document_type'), 'document', ['type'], unique=False)
    op.create_table('document_field',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('type', sa.Text(), nullable=False),
    sa.Column('title', sa.String(length=60), nullable=False),
    sa.Column('kind', sa.String(length=8), nullable=False),
    sa.Column('required', sa.Boolean(), nullable=False),
    sa.Column('options', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['type'], ['document_type.key'], name=op.f('fk_document_field_type')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_document_field'))
    )
    op.create_index(op.f('ix_document_field_type'), 'document_field', ['type'], unique=False)
    op.create_index('uq_document_field_type_title', 'document_field', ['type', 'title'], unique=True)
    op.create_table('document_erasure',
    sa.Column('id', KEY, nullable=False),
    sa.Column('document_id', sa.BigInteger(), nullable=False),
    sa.Column('number', sa.String(length=20), nullable=False),
    sa.Column('type', sa.String(length=20), nullable=False),
    sa.Column('node', sa.String(length=12), nullable=False),
    sa.Column('retention', sa.String(length=20), nullable=False),
    sa.Column('keep_until', sa.Date(), nullable=False),
    sa.Column('year', sa.Integer(), nullable=False),
    sa.Column('fingerprints', sa.Text(), nullable=False),
    sa.Column('reason', sa.String(length=300), nullable=False),
    sa.Column('proposed_by', sa.String(length=80), nullable=False),
    sa.Column('proposed_at', MOMENT, nullable=False),
    sa.Column('released_by', sa.String(length=80), nullable=False),
    sa.Column('released_at', MOMENT, nullable=True),
    sa.Column('erased_at', MOMENT, nullable=True),
    sa.Column('withdrawn_at', MOMENT, nullable=True),
    sa.ForeignKeyConstraint(['document_id'], ['document.id'], name=op.f('fk_document_erasure_document_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_document_erasure'))
    )
    op.create_index(op.f('ix_document_erasure_document_id'), 'document_erasure', ['document_id'], unique=False)
    op.create_table('document_held',
    sa.Column('id', KEY, nullable=False),
    sa.Column('hold_id', sa.BigInteger(), nullable=False),
    sa.Column('document_id', sa.BigInteger(), nullable=False),
    sa.ForeignKeyConstraint(['document_id'], ['document.id'], name=op.f('fk_document_held_document_id')),
    sa.ForeignKeyConstraint(['hold_id'], ['document_hold.id'], name=op.f('fk_document_held_hold_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_document_held'))
    )
    op.create_index(op.f('ix_document_held_document_id'), 'document_held', ['document_id'], unique=False)
    op.create_index('uq_document_held_hold_id_document_id', 'document_held', ['hold_id', 'document_id'], unique=True)
    op.create_table('document_tagged',
    sa.Column('id', KEY, nullable=False),
    sa.Column('document_id', sa.BigInteger(), nullable=False),
    sa.Column('tag_id', sa.BigInteger(), nullable=False),
    sa.ForeignKeyConstraint(['document_id'], ['document.id'], name=op.f('fk_document_tagged_document_id')),
    sa.ForeignKeyConstraint(['tag_id'], ['document_tag.id'], name=op.f('fk_document_tagged_tag_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_document_tagged'))
    )
    op.create_index(op.f('ix_document_tagged_tag_id'), 'document_tagged', ['tag_id'], unique=False)
    op.create_index('uq_document_tagged_document_id_tag_id', 'document_tagged', ['document_id', 'tag_id'], unique=True)
    op.create_table('document_value',
    sa.Column('id', KEY, nullable=False),
    sa.Column('document_id', sa.BigInteger(), nullable=False),
    sa.Column('field_id', sa.BigInteger(), nullable=False),
    sa.Column('text', sa.String(length=300), nullable=False),
    sa.Column('figure', sa.BigInteger(), nullable=True),
    sa.Column('day', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['document_id'], ['document.id'], name=op.f('fk_document_value_document_id')),
    sa.ForeignKeyConstraint(['field_id'], ['document_field.id'], name=op.f('fk_document_value_field_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_document_value'))
    )
    op.create_index('ix_document_value_field_id_figure', 'document_value', ['field_id', 'figure'], unique=False)
    op.create_index('ix_document_value_field_id_text', 'document_value', ['field_id', 'text'], unique=False)
    op.create_index('uq_document_value_document_id_field_id', 'document_value', ['document_id', 'field_id'], unique=True)
    op.create_table('document_version',
    sa.Column('id', KEY, nullable=False),
    sa.Column('document_id', sa.BigInteger(), nullable=False),
    sa.Column('place', sa.Integer(), nullable=False),
    sa.Column('sha256', sa.LargeBinary(length=32), nullable=False),
    sa.Column('size', sa.BigInteger(), nullable=False),
    sa.Column('mime', sa.String(length=80), nullable=False),
    sa.Column('name', sa.String(length=255), nullable=False),
    sa.Column('copy_sha256', sa.LargeBinary(length=32), nullable=True),
    sa.Column('record_sha256', sa.LargeBinary(length=32), nullable=True),
    sa.Column('made_at', MOMENT, nullable=False),
    sa.Column('made_by', sa.String(length=80), nullable=False),
    sa.Column('reason', sa.String(length=200), nullable=False),
    sa.ForeignKeyConstraint(['document_id'], ['document.id'], name=op.f('fk_document_version_document_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_document_version'))
    )
    op.create_index(op.f('ix_document_version_sha256'), 'document_version', ['sha256'], unique=False)
    op.create_index('uq_document_version_document_id_place', 'document_version', ['document_id', 'place'], unique=True)
