"""Audits of rooms."""

import sqlalchemy as sa
from alembic import op

MOMENT = sa.DateTime(timezone=True).with_variant(sa.BigInteger(), "sqlite")
KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

revision = '0019'
down_revision = '0018'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('it_audit',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('location_id', sa.BigInteger(), nullable=False),
    sa.Column('begun', MOMENT, nullable=False),
    sa.Column('begun_by', sa.String(length=80), nullable=False),
    sa.Column('closed', MOMENT, nullable=True),
    sa.Column('closed_by', sa.String(length=80), nullable=False),
    sa.Column('note', sa.String(length=300), nullable=False),
    sa.ForeignKeyConstraint(['location_id'], ['it_location.id'], name=op.f('fk_it_audit_location_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_it_audit'))
    )
    op.create_index(op.f('ix_it_audit_location_id'), 'it_audit', ['location_id'], unique=False)
    op.create_table('it_audit_line',
    sa.Column('id', KEY, nullable=False),
    sa.Column('audit_id', sa.BigInteger(), nullable=False),
    sa.Column('asset_id', sa.BigInteger(), nullable=True),
    sa.Column('code', sa.String(length=80), nullable=False),
    sa.Column('result', sa.String(length=10), nullable=False),
    sa.Column('scanned', MOMENT, nullable=True),
    sa.Column('fixed', sa.String(length=10), nullable=False),
    sa.ForeignKeyConstraint(['asset_id'], ['it_asset.id'], name=op.f('fk_it_audit_line_asset_id')),
    sa.ForeignKeyConstraint(['audit_id'], ['it_audit.id'], name=op.f('fk_it_audit_line_audit_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_it_audit_line'))
    )
    op.create_index(op.f('ix_it_audit_line_asset_id'), 'it_audit_line', ['asset_id'], unique=False)
    op.create_index(op.f('ix_it_audit_line_audit_id'), 'it_audit_line', ['audit_id'], unique=False)
