"""Deletion runs of the deletion concept, and the records that each is about."""

import sqlalchemy as sa
from alembic import op

MOMENT = sa.DateTime(timezone=True).with_variant(sa.BigInteger(), "sqlite")
KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

revision = '4e8ba9cdb81c'
down_revision = 'b7f2c94d1e60'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('governance_deletion',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('number', sa.String(length=20), nullable=False),
    sa.Column('proposed_by', sa.String(length=80), nullable=False),
    sa.Column('proposed_at', MOMENT, nullable=False),
    sa.Column('released_by', sa.String(length=80), nullable=False),
    sa.Column('released_at', MOMENT, nullable=True),
    sa.Column('gone', sa.Integer(), nullable=False),
    sa.Column('outcome', sa.Text(), nullable=False),
    sa.Column('document_id', sa.BigInteger(), nullable=True),
    sa.ForeignKeyConstraint(['document_id'], ['document.id'], name=op.f('fk_governance_deletion_document_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_governance_deletion')),
    sa.UniqueConstraint('number', name=op.f('uq_governance_deletion_number')),
    info={'title': 'Deletion run', 'reads': 'governance.privacy.view', 'writes': 'governance.privacy.change', 'hangs': {}, 'trailed': True}
    )
    op.create_table('governance_deletion_item',
    sa.Column('id', KEY, nullable=False),
    sa.Column('deletion_id', sa.BigInteger(), nullable=False),
    sa.Column('table_name', sa.String(length=60), nullable=False),
    sa.Column('row_key', sa.BigInteger(), nullable=False),
    sa.ForeignKeyConstraint(['deletion_id'], ['governance_deletion.id'], name=op.f('fk_governance_deletion_item_deletion_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_governance_deletion_item')),
    info={'title': 'Record of a deletion run', 'reads': 'governance.privacy.view', 'writes': 'governance.privacy.change', 'hangs': {}, 'trailed': True}
    )
    op.create_index(op.f('ix_governance_deletion_item_deletion_id'), 'governance_deletion_item', ['deletion_id'], unique=False)
