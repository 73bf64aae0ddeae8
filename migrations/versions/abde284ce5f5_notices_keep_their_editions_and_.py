"""Notices keep their editions, and confirmations are renewed."""

import sqlalchemy as sa
from alembic import op

MOMENT = sa.DateTime(timezone=True).with_variant(sa.BigInteger(), "sqlite")
KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

revision = 'abde284ce5f5'
down_revision = ('102e14610ba0', '5fd4e4712525', '70c4d938df5a')
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('organisation_notice_edition',
    sa.Column('id', KEY, nullable=False),
    sa.Column('notice_id', sa.BigInteger(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('revision', sa.Integer(), nullable=False),
    sa.Column('made', MOMENT, nullable=True),
    sa.Column('login', sa.String(length=80), nullable=False),
    sa.Column('title', sa.String(length=120), nullable=False),
    sa.Column('text', sa.String(length=8000), nullable=False),
    sa.Column('change', sa.String(length=300), nullable=False),
    sa.ForeignKeyConstraint(['notice_id'], ['organisation_notice.id'], name=op.f('fk_organisation_notice_edition_notice_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_organisation_notice_edition')),
    )
    op.create_index('uq_organisation_notice_edition', 'organisation_notice_edition', ['notice_id', 'number'], unique=True)
    op.add_column('organisation_notice', sa.Column('renew', sa.Integer(), server_default='0', nullable=False))
    op.add_column('organisation_notice_receipt', sa.Column('turn', sa.Integer(), server_default='1', nullable=False))
    op.add_column('organisation_notice_receipt', sa.Column('edition', sa.Integer(), server_default='0', nullable=False))
    op.drop_index(op.f('uq_organisation_notice_receipt'), table_name='organisation_notice_receipt')
    op.create_index('uq_organisation_notice_receipt', 'organisation_notice_receipt', ['notice_id', 'revision', 'login', 'turn'], unique=True)
