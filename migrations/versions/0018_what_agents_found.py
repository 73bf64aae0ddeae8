"""What agents found on devices: facts and programs."""

import sqlalchemy as sa
from alembic import op

MOMENT = sa.DateTime(timezone=True).with_variant(sa.BigInteger(), "sqlite")
KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

revision = '0018'
down_revision = '0017'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('it_facts',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('asset_id', sa.BigInteger(), nullable=False),
    sa.Column('deviceid', sa.String(length=200), nullable=False),
    sa.Column('seen', MOMENT, nullable=False),
    sa.Column('hostname', sa.String(length=120), nullable=False),
    sa.Column('system', sa.String(length=160), nullable=False),
    sa.Column('processor', sa.String(length=160), nullable=False),
    sa.Column('memory', sa.Integer(), nullable=True),
    sa.Column('discs', sa.Integer(), nullable=True),
    sa.Column('encrypted', sa.String(length=20), nullable=False),
    sa.Column('mac', sa.String(length=17), nullable=False),
    sa.Column('address', sa.String(length=45), nullable=False),
    sa.Column('firmware', sa.String(length=80), nullable=False),
    sa.Column('last_user', sa.String(length=80), nullable=False),
    sa.Column('pages', sa.Integer(), nullable=True),
    sa.Column('agent', sa.String(length=80), nullable=False),
    sa.Column('sha256', sa.LargeBinary(length=32), nullable=False),
    sa.ForeignKeyConstraint(['asset_id'], ['it_asset.id'], name=op.f('fk_it_facts_asset_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_it_facts')),
    sa.UniqueConstraint('asset_id', name=op.f('uq_it_facts_asset_id'))
    )
    op.create_index(op.f('ix_it_facts_deviceid'), 'it_facts', ['deviceid'], unique=False)
    op.create_index(op.f('ix_it_facts_mac'), 'it_facts', ['mac'], unique=False)
    op.create_table('it_program',
    sa.Column('id', KEY, nullable=False),
    sa.Column('asset_id', sa.BigInteger(), nullable=False),
    sa.Column('name', sa.String(length=200), nullable=False),
    sa.Column('release', sa.String(length=80), nullable=False),
    sa.Column('publisher', sa.String(length=120), nullable=False),
    sa.Column('installed', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['asset_id'], ['it_asset.id'], name=op.f('fk_it_program_asset_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_it_program'))
    )
    op.create_index('ix_it_program_asset_id_name', 'it_program', ['asset_id', 'name'], unique=False)
    op.create_index('ix_it_program_name', 'it_program', ['name'], unique=False)
