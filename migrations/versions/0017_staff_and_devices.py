"""Staff; devices with their models, places, own fields, chain of holders, protocols and wiping."""

import sqlalchemy as sa
from alembic import op

MOMENT = sa.DateTime(timezone=True).with_variant(sa.BigInteger(), "sqlite")
KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

revision = '0017'
down_revision = '0016'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('hr_person',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('number', sa.BigInteger(), nullable=False),
    sa.Column('first_name', sa.String(length=80), nullable=False),
    sa.Column('last_name', sa.String(length=80), nullable=False),
    sa.Column('department', sa.String(length=80), nullable=False),
    sa.Column('site', sa.String(length=80), nullable=False),
    sa.Column('job', sa.String(length=80), nullable=False),
    sa.Column('mail', sa.String(length=120), nullable=False),
    sa.Column('phone', sa.String(length=40), nullable=False),
    sa.Column('login', sa.String(length=80), nullable=False),
    sa.Column('entry', sa.Date(), nullable=True),
    sa.Column('leaving', sa.Date(), nullable=True),
    sa.Column('folded', sa.String(length=260), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_hr_person')),
    sa.UniqueConstraint('number', name=op.f('uq_hr_person_number'))
    )
    op.create_index(op.f('ix_hr_person_department'), 'hr_person', ['department'], unique=False)
    op.create_index(op.f('ix_hr_person_leaving'), 'hr_person', ['leaving'], unique=False)
    op.create_table('it_category',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('name', sa.String(length=80), nullable=False),
    sa.Column('stores_data', sa.Boolean(), nullable=False),
    sa.Column('signed', sa.Boolean(), nullable=False),
    sa.Column('audit_months', sa.Integer(), nullable=False),
    sa.Column('inspect_months', sa.Integer(), nullable=False),
    sa.Column('life_months', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_it_category')),
    sa.UniqueConstraint('name', name=op.f('uq_it_category_name'))
    )
    op.create_table('it_location',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('parent_id', sa.BigInteger(), nullable=True),
    sa.Column('name', sa.String(length=80), nullable=False),
    sa.Column('code', sa.String(length=40), nullable=False),
    sa.Column('path', sa.String(length=300), nullable=False),
    sa.ForeignKeyConstraint(['parent_id'], ['it_location.id'], name=op.f('fk_it_location_parent_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_it_location')),
    sa.UniqueConstraint('path', name=op.f('uq_it_location_path'))
    )
    op.create_index(op.f('ix_it_location_parent_id'), 'it_location', ['parent_id'], unique=False)
    op.create_table('it_asset_field',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('category_id', sa.BigInteger(), nullable=False),
    sa.Column('title', sa.String(length=60), nullable=False),
    sa.Column('format', sa.String(length=10), nullable=False),
    sa.Column('options', sa.String(length=400), nullable=False),
    sa.Column('required', sa.Boolean(), nullable=False),
    sa.Column('unique_value', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['category_id'], ['it_category.id'], name=op.f('fk_it_asset_field_category_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_it_asset_field'))
    )
    op.create_index(op.f('ix_it_asset_field_category_id'), 'it_asset_field', ['category_id'], unique=False)
    op.create_table('it_model',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('category_id', sa.BigInteger(), nullable=False),
    sa.Column('manufacturer', sa.String(length=80), nullable=False),
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.Column('number', sa.String(length=60), nullable=False),
    sa.ForeignKeyConstraint(['category_id'], ['it_category.id'], name=op.f('fk_it_model_category_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_it_model'))
    )
    op.create_index(op.f('ix_it_model_category_id'), 'it_model', ['category_id'], unique=False)
    op.create_index('uq_it_model_manufacturer_name', 'it_model', ['manufacturer', 'name'], unique=True)
    op.create_table('it_protocol',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('number', sa.String(length=20), nullable=False),
    sa.Column('kind', sa.String(length=4), nullable=False),
    sa.Column('person_id', sa.BigInteger(), nullable=False),
    sa.Column('at', MOMENT, nullable=False),
    sa.Column('by', sa.String(length=80), nullable=False),
    sa.Column('expected', sa.Date(), nullable=True),
    sa.Column('note', sa.String(length=400), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('signature', sa.LargeBinary(length=32), nullable=True),
    sa.Column('signed_at', MOMENT, nullable=True),
    sa.Column('document_id', sa.BigInteger(), nullable=True),
    sa.ForeignKeyConstraint(['person_id'], ['hr_person.id'], name=op.f('fk_it_protocol_person_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_it_protocol')),
    sa.UniqueConstraint('number', name=op.f('uq_it_protocol_number'))
    )
    op.create_index(op.f('ix_it_protocol_person_id'), 'it_protocol', ['person_id'], unique=False)
    op.create_table('it_asset',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('tag', sa.String(length=40), nullable=False),
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.Column('serial', sa.String(length=80), nullable=False),
    sa.Column('uuid', sa.String(length=60), nullable=False),
    sa.Column('model_id', sa.BigInteger(), nullable=False),
    sa.Column('status', sa.String(length=10), nullable=False),
    sa.Column('home_id', sa.BigInteger(), nullable=True),
    sa.Column('location_id', sa.BigInteger(), nullable=True),
    sa.Column('person_id', sa.BigInteger(), nullable=True),
    sa.Column('parent_id', sa.BigInteger(), nullable=True),
    sa.Column('purchased', sa.Date(), nullable=True),
    sa.Column('cost', sa.BigInteger(), nullable=True),
    sa.Column('supplier_id', sa.BigInteger(), nullable=True),
    sa.Column('order_no', sa.String(length=40), nullable=False),
    sa.Column('warranty_months', sa.Integer(), nullable=True),
    sa.Column('warranty_until', sa.Date(), nullable=True),
    sa.Column('life_until', sa.Date(), nullable=True),
    sa.Column('expected', sa.Date(), nullable=True),
    sa.Column('last_audit', sa.Date(), nullable=True),
    sa.Column('next_audit', sa.Date(), nullable=True),
    sa.Column('next_inspection', sa.Date(), nullable=True),
    sa.Column('register_no', sa.String(length=20), nullable=False),
    sa.Column('criticality', sa.Integer(), nullable=False),
    sa.Column('notes', sa.String(length=400), nullable=False),
    sa.ForeignKeyConstraint(['home_id'], ['it_location.id'], name=op.f('fk_it_asset_home_id')),
    sa.ForeignKeyConstraint(['location_id'], ['it_location.id'], name=op.f('fk_it_asset_location_id')),
    sa.ForeignKeyConstraint(['model_id'], ['it_model.id'], name=op.f('fk_it_asset_model_id')),
    sa.ForeignKeyConstraint(['parent_id'], ['it_asset.id'], name=op.f('fk_it_asset_parent_id')),
    sa.ForeignKeyConstraint(['person_id'], ['hr_person.id'], name=op.f('fk_it_asset_person_id')),
    sa.ForeignKeyConstraint(['supplier_id'], ['contact.id'], name=op.f('fk_it_asset_supplier_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_it_asset')),
    sa.UniqueConstraint('tag', name=op.f('uq_it_asset_tag'))
    )
    op.create_index(op.f('ix_it_asset_expected'), 'it_asset', ['expected'], unique=False)
    op.create_index(op.f('ix_it_asset_location_id'), 'it_asset', ['location_id'], unique=False)
    op.create_index(op.f('ix_it_asset_model_id'), 'it_asset', ['model_id'], unique=False)
    op.create_index(op.f('ix_it_asset_next_audit'), 'it_asset', ['next_audit'], unique=False)
    op.create_index(op.f('ix_it_asset_next_inspection'), 'it_asset', ['next_inspection'], unique=False)
    op.create_index(op.f('ix_it_asset_parent_id'), 'it_asset', ['parent_id'], unique=False)
    op.create_index(op.f('ix_it_asset_person_id'), 'it_asset', ['person_id'], unique=False)
    op.create_index(op.f('ix_it_asset_register_no'), 'it_asset', ['register_no'], unique=False)
    op.create_index(op.f('ix_it_asset_serial'), 'it_asset', ['serial'], unique=False)
    op.create_index(op.f('ix_it_asset_status'), 'it_asset', ['status'], unique=False)
    op.create_index(op.f('ix_it_asset_uuid'), 'it_asset', ['uuid'], unique=False)
    op.create_table('it_asset_value',
    sa.Column('id', KEY, nullable=False),
    sa.Column('asset_id', sa.BigInteger(), nullable=False),
    sa.Column('field_id', sa.BigInteger(), nullable=False),
    sa.Column('text', sa.String(length=300), nullable=False),
    sa.ForeignKeyConstraint(['asset_id'], ['it_asset.id'], name=op.f('fk_it_asset_value_asset_id')),
    sa.ForeignKeyConstraint(['field_id'], ['it_asset_field.id'], name=op.f('fk_it_asset_value_field_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_it_asset_value'))
    )
    op.create_index(op.f('ix_it_asset_value_field_id'), 'it_asset_value', ['field_id'], unique=False)
    op.create_index('uq_it_asset_value_asset_id_field_id', 'it_asset_value', ['asset_id', 'field_id'], unique=True)
    op.create_table('it_custody',
    sa.Column('id', KEY, nullable=False),
    sa.Column('asset_id', sa.BigInteger(), nullable=False),
    sa.Column('protocol_id', sa.BigInteger(), nullable=True),
    sa.Column('kind', sa.String(length=10), nullable=False),
    sa.Column('person_id', sa.BigInteger(), nullable=True),
    sa.Column('location_id', sa.BigInteger(), nullable=True),
    sa.Column('at', MOMENT, nullable=False),
    sa.Column('by', sa.String(length=80), nullable=False),
    sa.Column('condition', sa.String(length=10), nullable=False),
    sa.Column('parts', sa.String(length=300), nullable=False),
    sa.Column('note', sa.String(length=300), nullable=False),
    sa.ForeignKeyConstraint(['asset_id'], ['it_asset.id'], name=op.f('fk_it_custody_asset_id')),
    sa.ForeignKeyConstraint(['location_id'], ['it_location.id'], name=op.f('fk_it_custody_location_id')),
    sa.ForeignKeyConstraint(['person_id'], ['hr_person.id'], name=op.f('fk_it_custody_person_id')),
    sa.ForeignKeyConstraint(['protocol_id'], ['it_protocol.id'], name=op.f('fk_it_custody_protocol_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_it_custody'))
    )
    op.create_index(op.f('ix_it_custody_asset_id'), 'it_custody', ['asset_id'], unique=False)
    op.create_index(op.f('ix_it_custody_person_id'), 'it_custody', ['person_id'], unique=False)
    op.create_index(op.f('ix_it_custody_protocol_id'), 'it_custody', ['protocol_id'], unique=False)
    op.create_table('it_wipe',
    sa.Column('id', KEY, nullable=False),
    sa.Column('asset_id', sa.BigInteger(), nullable=False),
    sa.Column('method', sa.String(length=20), nullable=False),
    sa.Column('protection', sa.String(length=10), nullable=False),
    sa.Column('at', MOMENT, nullable=False),
    sa.Column('by', sa.String(length=80), nullable=False),
    sa.Column('evidence', sa.String(length=200), nullable=False),
    sa.ForeignKeyConstraint(['asset_id'], ['it_asset.id'], name=op.f('fk_it_wipe_asset_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_it_wipe'))
    )
    op.create_index(op.f('ix_it_wipe_asset_id'), 'it_wipe', ['asset_id'], unique=False)
