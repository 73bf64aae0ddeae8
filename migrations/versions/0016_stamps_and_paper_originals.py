"""Stamps over pages; labels, boxes and the state of papers."""

import sqlalchemy as sa
from alembic import op

MOMENT = sa.DateTime(timezone=True).with_variant(sa.BigInteger(), "sqlite")
KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

revision = '0016'
down_revision = '0015'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('paper_box',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('code', sa.String(length=80), nullable=False),
    sa.Column('title', sa.String(length=120), nullable=False),
    sa.Column('room', sa.String(length=120), nullable=False),
    sa.Column('closed', sa.Boolean(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_paper_box')),
    sa.UniqueConstraint('code', name=op.f('uq_paper_box_code'))
    )
    op.create_table('paper_label',
    sa.Column('id', KEY, nullable=False),
    sa.Column('asn', sa.BigInteger(), nullable=False),
    sa.Column('printed_at', MOMENT, nullable=False),
    sa.Column('printed_by', sa.String(length=80), nullable=False),
    sa.Column('again_at', MOMENT, nullable=True),
    sa.Column('times', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_paper_label')),
    sa.UniqueConstraint('asn', name=op.f('uq_paper_label_asn'))
    )
    op.create_table('document_stamp',
    sa.Column('id', KEY, nullable=False),
    sa.Column('document_id', sa.BigInteger(), nullable=False),
    sa.Column('page', sa.Integer(), nullable=False),
    sa.Column('place', sa.String(length=2), nullable=False),
    sa.Column('words', sa.String(length=60), nullable=False),
    sa.Column('set_by', sa.String(length=80), nullable=False),
    sa.Column('set_at', MOMENT, nullable=False),
    sa.ForeignKeyConstraint(['document_id'], ['document.id'], name=op.f('fk_document_stamp_document_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_document_stamp'))
    )
    op.create_index(op.f('ix_document_stamp_document_id'), 'document_stamp', ['document_id'], unique=False)
    op.create_table('paper_state',
    sa.Column('id', KEY, nullable=False),
    sa.Column('document_id', sa.BigInteger(), nullable=False),
    sa.Column('sha256', sa.String(length=64), nullable=False),
    sa.Column('pages', sa.Integer(), nullable=False),
    sa.Column('checked_by', sa.String(length=80), nullable=False),
    sa.Column('checked_at', MOMENT, nullable=False),
    sa.Column('remark', sa.String(length=200), nullable=False),
    sa.Column('destroyed_by', sa.String(length=80), nullable=False),
    sa.Column('destroyed_at', MOMENT, nullable=True),
    sa.Column('reason', sa.String(length=200), nullable=False),
    sa.ForeignKeyConstraint(['document_id'], ['document.id'], name=op.f('fk_paper_state_document_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_paper_state')),
    sa.UniqueConstraint('document_id', name=op.f('uq_paper_state_document_id'))
    )
