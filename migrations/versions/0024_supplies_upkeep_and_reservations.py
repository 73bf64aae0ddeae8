"""Accessories by quantity and kits, the pool with its reservations, maintenance and inspections."""

import sqlalchemy as sa
from alembic import op

MOMENT = sa.DateTime(timezone=True).with_variant(sa.BigInteger(), "sqlite")
KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

revision = '0024'
down_revision = '0023'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('it_instrument',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.Column('serial', sa.String(length=60), nullable=False),
    sa.Column('calibrated', sa.Date(), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_it_instrument')),
    sa.UniqueConstraint('name', name=op.f('uq_it_instrument_name'))
    )
    op.create_table('it_kit',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('name', sa.String(length=80), nullable=False),
    sa.Column('notes', sa.String(length=300), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_it_kit')),
    sa.UniqueConstraint('name', name=op.f('uq_it_kit_name'))
    )
    op.create_table('it_supply',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.Column('kind', sa.String(length=10), nullable=False),
    sa.Column('number', sa.String(length=60), nullable=False),
    sa.Column('location_id', sa.BigInteger(), nullable=True),
    sa.Column('supplier_id', sa.BigInteger(), nullable=True),
    sa.Column('price', sa.BigInteger(), nullable=True),
    sa.Column('minimum', sa.Integer(), nullable=False),
    sa.Column('stock', sa.Integer(), nullable=False),
    sa.Column('notes', sa.String(length=300), nullable=False),
    sa.ForeignKeyConstraint(['location_id'], ['it_location.id'], name=op.f('fk_it_supply_location_id')),
    sa.ForeignKeyConstraint(['supplier_id'], ['contact.id'], name=op.f('fk_it_supply_supplier_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_it_supply')),
    sa.UniqueConstraint('name', name=op.f('uq_it_supply_name'))
    )
    op.create_index(op.f('ix_it_supply_kind'), 'it_supply', ['kind'], unique=False)
    op.create_table('it_kit_line',
    sa.Column('id', KEY, nullable=False),
    sa.Column('kit_id', sa.BigInteger(), nullable=False),
    sa.Column('model_id', sa.BigInteger(), nullable=True),
    sa.Column('supply_id', sa.BigInteger(), nullable=True),
    sa.Column('count', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['kit_id'], ['it_kit.id'], name=op.f('fk_it_kit_line_kit_id')),
    sa.ForeignKeyConstraint(['model_id'], ['it_model.id'], name=op.f('fk_it_kit_line_model_id')),
    sa.ForeignKeyConstraint(['supply_id'], ['it_supply.id'], name=op.f('fk_it_kit_line_supply_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_it_kit_line'))
    )
    op.create_index(op.f('ix_it_kit_line_kit_id'), 'it_kit_line', ['kit_id'], unique=False)
    op.create_table('it_inspection',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('asset_id', sa.BigInteger(), nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('protection', sa.String(length=3), nullable=False),
    sa.Column('instrument_id', sa.BigInteger(), nullable=True),
    sa.Column('tester', sa.String(length=80), nullable=False),
    sa.Column('looks', sa.Boolean(), nullable=False),
    sa.Column('conductor', sa.Integer(), nullable=True),
    sa.Column('insulation', sa.Integer(), nullable=True),
    sa.Column('leakage', sa.Integer(), nullable=True),
    sa.Column('works', sa.Boolean(), nullable=False),
    sa.Column('passed', sa.Boolean(), nullable=False),
    sa.Column('next_day', sa.Date(), nullable=True),
    sa.Column('notes', sa.String(length=300), nullable=False),
    sa.ForeignKeyConstraint(['asset_id'], ['it_asset.id'], name=op.f('fk_it_inspection_asset_id')),
    sa.ForeignKeyConstraint(['instrument_id'], ['it_instrument.id'], name=op.f('fk_it_inspection_instrument_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_it_inspection'))
    )
    op.create_index(op.f('ix_it_inspection_asset_id'), 'it_inspection', ['asset_id'], unique=False)
    op.create_index(op.f('ix_it_inspection_day'), 'it_inspection', ['day'], unique=False)
    op.create_table('it_maintenance',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('asset_id', sa.BigInteger(), nullable=False),
    sa.Column('kind', sa.String(length=10), nullable=False),
    sa.Column('title', sa.String(length=160), nullable=False),
    sa.Column('supplier_id', sa.BigInteger(), nullable=True),
    sa.Column('start', sa.Date(), nullable=False),
    sa.Column('finish', sa.Date(), nullable=True),
    sa.Column('cost', sa.BigInteger(), nullable=True),
    sa.Column('warranty', sa.Boolean(), nullable=False),
    sa.Column('notes', sa.String(length=400), nullable=False),
    sa.ForeignKeyConstraint(['asset_id'], ['it_asset.id'], name=op.f('fk_it_maintenance_asset_id')),
    sa.ForeignKeyConstraint(['supplier_id'], ['contact.id'], name=op.f('fk_it_maintenance_supplier_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_it_maintenance'))
    )
    op.create_index(op.f('ix_it_maintenance_asset_id'), 'it_maintenance', ['asset_id'], unique=False)
    op.create_index(op.f('ix_it_maintenance_start'), 'it_maintenance', ['start'], unique=False)
    op.create_table('it_reservation',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('asset_id', sa.BigInteger(), nullable=False),
    sa.Column('person_id', sa.BigInteger(), nullable=False),
    sa.Column('since', sa.Date(), nullable=False),
    sa.Column('until', sa.Date(), nullable=False),
    sa.Column('purpose', sa.String(length=160), nullable=False),
    sa.Column('cancelled', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['asset_id'], ['it_asset.id'], name=op.f('fk_it_reservation_asset_id')),
    sa.ForeignKeyConstraint(['person_id'], ['hr_person.id'], name=op.f('fk_it_reservation_person_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_it_reservation'))
    )
    op.create_index('ix_it_reservation_asset_id_since', 'it_reservation', ['asset_id', 'since'], unique=False)
    op.create_index(op.f('ix_it_reservation_person_id'), 'it_reservation', ['person_id'], unique=False)
    op.create_index(op.f('ix_it_reservation_since'), 'it_reservation', ['since'], unique=False)
    op.create_index(op.f('ix_it_reservation_until'), 'it_reservation', ['until'], unique=False)
    op.create_table('it_supply_move',
    sa.Column('id', KEY, nullable=False),
    sa.Column('supply_id', sa.BigInteger(), nullable=False),
    sa.Column('kind', sa.String(length=8), nullable=False),
    sa.Column('count', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.BigInteger(), nullable=True),
    sa.Column('asset_id', sa.BigInteger(), nullable=True),
    sa.Column('protocol_id', sa.BigInteger(), nullable=True),
    sa.Column('at', MOMENT, nullable=False),
    sa.Column('by', sa.String(length=80), nullable=False),
    sa.Column('note', sa.String(length=200), nullable=False),
    sa.ForeignKeyConstraint(['asset_id'], ['it_asset.id'], name=op.f('fk_it_supply_move_asset_id')),
    sa.ForeignKeyConstraint(['person_id'], ['hr_person.id'], name=op.f('fk_it_supply_move_person_id')),
    sa.ForeignKeyConstraint(['protocol_id'], ['it_protocol.id'], name=op.f('fk_it_supply_move_protocol_id')),
    sa.ForeignKeyConstraint(['supply_id'], ['it_supply.id'], name=op.f('fk_it_supply_move_supply_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_it_supply_move'))
    )
    op.create_index(op.f('ix_it_supply_move_asset_id'), 'it_supply_move', ['asset_id'], unique=False)
    op.create_index(op.f('ix_it_supply_move_person_id'), 'it_supply_move', ['person_id'], unique=False)
    op.create_index(op.f('ix_it_supply_move_protocol_id'), 'it_supply_move', ['protocol_id'], unique=False)
    op.create_index(op.f('ix_it_supply_move_supply_id'), 'it_supply_move', ['supply_id'], unique=False)
    op.add_column('it_asset', sa.Column('pool', sa.Boolean(), server_default='0', nullable=False))
