"""Letters: templates, text blocks, letters being written."""

import sqlalchemy as sa
from alembic import op

MOMENT = sa.DateTime(timezone=True).with_variant(sa.BigInteger(), "sqlite")
KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

revision = '0014'
down_revision = '0013'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('letter',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('contact_id', sa.BigInteger(), nullable=True),
    sa.Column('language', sa.String(length=2), nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('subject', sa.String(length=200), nullable=False),
    sa.Column('body', sa.Text(), nullable=False),
    sa.Column('closing', sa.String(length=120), nullable=False),
    sa.Column('signer', sa.String(length=80), nullable=False),
    sa.Column('notes', sa.String(length=200), nullable=False),
    sa.Column('attached', sa.String(length=400), nullable=False),
    sa.Column('reference', sa.String(length=80), nullable=False),
    sa.Column('case_id', sa.BigInteger(), nullable=True),
    sa.Column('written_by', sa.String(length=80), nullable=False),
    sa.Column('document_id', sa.BigInteger(), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_letter'))
    )
    op.create_table('letter_template',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('name', sa.String(length=80), nullable=False),
    sa.Column('language', sa.String(length=2), nullable=False),
    sa.Column('block', sa.Boolean(), nullable=False),
    sa.Column('subject', sa.String(length=200), nullable=False),
    sa.Column('body', sa.Text(), nullable=False),
    sa.Column('closing', sa.String(length=120), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_letter_template'))
    )
