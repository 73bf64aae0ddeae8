"""Parts of the infrastructure with what they need, subnets and addresses."""

import sqlalchemy as sa
from alembic import op

MOMENT = sa.DateTime(timezone=True).with_variant(sa.BigInteger(), "sqlite")
KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

revision = '0022'
down_revision = '0021'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('it_subnet',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('name', sa.String(length=80), nullable=False),
    sa.Column('network', sa.String(length=43), nullable=False),
    sa.Column('vlan', sa.Integer(), nullable=True),
    sa.Column('gateway', sa.String(length=45), nullable=False),
    sa.Column('location_id', sa.BigInteger(), nullable=True),
    sa.Column('notes', sa.String(length=300), nullable=False),
    sa.Column('first', sa.String(length=33), nullable=False),
    sa.Column('last', sa.String(length=33), nullable=False),
    sa.ForeignKeyConstraint(['location_id'], ['it_location.id'], name=op.f('fk_it_subnet_location_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_it_subnet')),
    sa.UniqueConstraint('network', name=op.f('uq_it_subnet_network'))
    )
    op.create_index(op.f('ix_it_subnet_first'), 'it_subnet', ['first'], unique=False)
    op.create_table('it_component',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.Column('kind', sa.String(length=12), nullable=False),
    sa.Column('state', sa.String(length=10), nullable=False),
    sa.Column('criticality', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.BigInteger(), nullable=True),
    sa.Column('asset_id', sa.BigInteger(), nullable=True),
    sa.Column('location_id', sa.BigInteger(), nullable=True),
    sa.Column('provider_id', sa.BigInteger(), nullable=True),
    sa.Column('recovery', sa.Integer(), nullable=True),
    sa.Column('loss', sa.Integer(), nullable=True),
    sa.Column('notes', sa.String(length=600), nullable=False),
    sa.ForeignKeyConstraint(['asset_id'], ['it_asset.id'], name=op.f('fk_it_component_asset_id')),
    sa.ForeignKeyConstraint(['location_id'], ['it_location.id'], name=op.f('fk_it_component_location_id')),
    sa.ForeignKeyConstraint(['person_id'], ['hr_person.id'], name=op.f('fk_it_component_person_id')),
    sa.ForeignKeyConstraint(['provider_id'], ['contact.id'], name=op.f('fk_it_component_provider_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_it_component')),
    sa.UniqueConstraint('name', name=op.f('uq_it_component_name'))
    )
    op.create_index(op.f('ix_it_component_asset_id'), 'it_component', ['asset_id'], unique=False)
    op.create_index(op.f('ix_it_component_kind'), 'it_component', ['kind'], unique=False)
    op.create_index(op.f('ix_it_component_person_id'), 'it_component', ['person_id'], unique=False)
    op.create_index(op.f('ix_it_component_state'), 'it_component', ['state'], unique=False)
    op.create_table('it_address',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('subnet_id', sa.BigInteger(), nullable=False),
    sa.Column('address', sa.String(length=45), nullable=False),
    sa.Column('place', sa.String(length=33), nullable=False),
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.Column('kind', sa.String(length=10), nullable=False),
    sa.Column('asset_id', sa.BigInteger(), nullable=True),
    sa.Column('component_id', sa.BigInteger(), nullable=True),
    sa.Column('mac', sa.String(length=17), nullable=False),
    sa.Column('notes', sa.String(length=200), nullable=False),
    sa.Column('seen', MOMENT, nullable=True),
    sa.ForeignKeyConstraint(['asset_id'], ['it_asset.id'], name=op.f('fk_it_address_asset_id')),
    sa.ForeignKeyConstraint(['component_id'], ['it_component.id'], name=op.f('fk_it_address_component_id')),
    sa.ForeignKeyConstraint(['subnet_id'], ['it_subnet.id'], name=op.f('fk_it_address_subnet_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_it_address')),
    sa.UniqueConstraint('address', name=op.f('uq_it_address_address'))
    )
    op.create_index(op.f('ix_it_address_asset_id'), 'it_address', ['asset_id'], unique=False)
    op.create_index(op.f('ix_it_address_component_id'), 'it_address', ['component_id'], unique=False)
    op.create_index(op.f('ix_it_address_place'), 'it_address', ['place'], unique=False)
    op.create_index(op.f('ix_it_address_subnet_id'), 'it_address', ['subnet_id'], unique=False)
    op.create_table('it_dependency',
    sa.Column('id', KEY, nullable=False),
    sa.Column('component_id', sa.BigInteger(), nullable=False),
    sa.Column('needs_id', sa.BigInteger(), nullable=False),
    sa.Column('alternatives', sa.String(length=40), nullable=False),
    sa.ForeignKeyConstraint(['component_id'], ['it_component.id'], name=op.f('fk_it_dependency_component_id')),
    sa.ForeignKeyConstraint(['needs_id'], ['it_component.id'], name=op.f('fk_it_dependency_needs_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_it_dependency'))
    )
    op.create_index(op.f('ix_it_dependency_needs_id'), 'it_dependency', ['needs_id'], unique=False)
    op.create_index('uq_it_dependency_component_id_needs_id', 'it_dependency', ['component_id', 'needs_id'], unique=True)
