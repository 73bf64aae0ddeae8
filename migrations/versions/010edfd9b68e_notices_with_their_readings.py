"""Notices, and who has read them."""

import sqlalchemy as sa
from alembic import op

MOMENT = sa.DateTime(timezone=True).with_variant(sa.BigInteger(), "sqlite")
KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

revision = '010edfd9b68e'
down_revision = '9d41f7c2e6b8'
branch_labels = None
depends_on = None


def upgrade() -> None:

    op.create_table('organisation_notice',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('kind', sa.String(length=10), nullable=False),
    sa.Column('title', sa.String(length=120), nullable=False),
    sa.Column('text', sa.String(length=8000), nullable=False),
    sa.Column('since', sa.Date(), nullable=False),
    sa.Column('until', sa.Date(), nullable=True),
    sa.Column('audience', sa.String(length=10), nullable=False),
    sa.Column('target', sa.String(length=80), nullable=False),
    sa.Column('confirm', sa.Boolean(), nullable=False),
    sa.Column('revision', sa.Integer(), nullable=False),
    sa.Column('login', sa.String(length=80), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_organisation_notice')),
    info={'title': 'Notice', 'reads': 'organisation.notice.view', 'writes': 'organisation.notice.change', 'hangs': {}, 'trailed': True}
    )
    op.create_table('organisation_notice_receipt',
    sa.Column('id', KEY, nullable=False),
    sa.Column('notice_id', sa.BigInteger(), nullable=False),
    sa.Column('revision', sa.Integer(), nullable=False),
    sa.Column('login', sa.String(length=80), nullable=False),
    sa.Column('read_at', MOMENT, nullable=False),
    sa.Column('confirmed', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['notice_id'], ['organisation_notice.id'], name=op.f('fk_organisation_notice_receipt_notice_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_organisation_notice_receipt')),
    info={'title': 'Reading of a notice', 'reads': 'organisation.notice.change', 'writes': 'organisation.notice.view', 'hangs': {}, 'trailed': True}
    )
    op.create_index('uq_organisation_notice_receipt', 'organisation_notice_receipt', ['notice_id', 'revision', 'login'], unique=True)

