"""Licences with their seats, IT contracts with the devices they cover."""

import sqlalchemy as sa
from alembic import op

MOMENT = sa.DateTime(timezone=True).with_variant(sa.BigInteger(), "sqlite")
KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

revision = '0021'
down_revision = '0020'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('it_contract',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('number', sa.String(length=60), nullable=False),
    sa.Column('title', sa.String(length=160), nullable=False),
    sa.Column('partner_id', sa.BigInteger(), nullable=True),
    sa.Column('start', sa.Date(), nullable=False),
    sa.Column('until', sa.Date(), nullable=True),
    sa.Column('notice_days', sa.Integer(), nullable=False),
    sa.Column('renews', sa.Integer(), nullable=False),
    sa.Column('notice', sa.Date(), nullable=True),
    sa.Column('period', sa.Integer(), nullable=False),
    sa.Column('cost', sa.BigInteger(), nullable=True),
    sa.Column('cancelled', sa.Date(), nullable=True),
    sa.Column('notes', sa.String(length=400), nullable=False),
    sa.ForeignKeyConstraint(['partner_id'], ['contact.id'], name=op.f('fk_it_contract_partner_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_it_contract'))
    )
    op.create_index(op.f('ix_it_contract_notice'), 'it_contract', ['notice'], unique=False)
    op.create_index(op.f('ix_it_contract_partner_id'), 'it_contract', ['partner_id'], unique=False)
    op.create_index(op.f('ix_it_contract_until'), 'it_contract', ['until'], unique=False)
    op.create_table('it_licence',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.Column('publisher', sa.String(length=120), nullable=False),
    sa.Column('program', sa.String(length=200), nullable=False),
    sa.Column('seats', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(length=10), nullable=False),
    sa.Column('secret', sa.LargeBinary(), nullable=True),
    sa.Column('purchased', sa.Date(), nullable=True),
    sa.Column('expires', sa.Date(), nullable=True),
    sa.Column('notice_days', sa.Integer(), nullable=False),
    sa.Column('notice', sa.Date(), nullable=True),
    sa.Column('cost', sa.BigInteger(), nullable=True),
    sa.Column('supplier_id', sa.BigInteger(), nullable=True),
    sa.Column('order_no', sa.String(length=40), nullable=False),
    sa.Column('notes', sa.String(length=400), nullable=False),
    sa.ForeignKeyConstraint(['supplier_id'], ['contact.id'], name=op.f('fk_it_licence_supplier_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_it_licence'))
    )
    op.create_index(op.f('ix_it_licence_expires'), 'it_licence', ['expires'], unique=False)
    op.create_index(op.f('ix_it_licence_notice'), 'it_licence', ['notice'], unique=False)
    op.create_index(op.f('ix_it_licence_program'), 'it_licence', ['program'], unique=False)
    op.create_table('it_covered',
    sa.Column('id', KEY, nullable=False),
    sa.Column('contract_id', sa.BigInteger(), nullable=False),
    sa.Column('asset_id', sa.BigInteger(), nullable=False),
    sa.ForeignKeyConstraint(['asset_id'], ['it_asset.id'], name=op.f('fk_it_covered_asset_id')),
    sa.ForeignKeyConstraint(['contract_id'], ['it_contract.id'], name=op.f('fk_it_covered_contract_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_it_covered'))
    )
    op.create_index(op.f('ix_it_covered_asset_id'), 'it_covered', ['asset_id'], unique=False)
    op.create_index(op.f('ix_it_covered_contract_id'), 'it_covered', ['contract_id'], unique=False)
    op.create_index('uq_it_covered_contract_id_asset_id', 'it_covered', ['contract_id', 'asset_id'], unique=True)
    op.create_table('it_seat',
    sa.Column('id', KEY, nullable=False),
    sa.Column('licence_id', sa.BigInteger(), nullable=False),
    sa.Column('person_id', sa.BigInteger(), nullable=True),
    sa.Column('asset_id', sa.BigInteger(), nullable=True),
    sa.Column('since', sa.Date(), nullable=False),
    sa.Column('note', sa.String(length=120), nullable=False),
    sa.ForeignKeyConstraint(['asset_id'], ['it_asset.id'], name=op.f('fk_it_seat_asset_id')),
    sa.ForeignKeyConstraint(['licence_id'], ['it_licence.id'], name=op.f('fk_it_seat_licence_id')),
    sa.ForeignKeyConstraint(['person_id'], ['hr_person.id'], name=op.f('fk_it_seat_person_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_it_seat'))
    )
    op.create_index(op.f('ix_it_seat_asset_id'), 'it_seat', ['asset_id'], unique=False)
    op.create_index(op.f('ix_it_seat_licence_id'), 'it_seat', ['licence_id'], unique=False)
    op.create_index(op.f('ix_it_seat_person_id'), 'it_seat', ['person_id'], unique=False)
    op.create_index('uq_it_seat_licence_id_person_id_asset_id', 'it_seat', ['licence_id', 'person_id', 'asset_id'], unique=True)
