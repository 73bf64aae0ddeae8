"""Contracts of the office have a register."""

import sqlalchemy as sa
from alembic import op

MOMENT = sa.DateTime(timezone=True).with_variant(sa.BigInteger(), "sqlite")
KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

revision = '7f8084af9bb7'
down_revision = '05dc02dd2795'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('governance_contract',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('title', sa.String(length=160), nullable=False),
    sa.Column('kind', sa.String(length=10), nullable=False),
    sa.Column('number', sa.String(length=60), nullable=False),
    sa.Column('partner_id', sa.BigInteger(), nullable=False),
    sa.Column('owner_id', sa.BigInteger(), nullable=True),
    sa.Column('start', sa.Date(), nullable=False),
    sa.Column('until', sa.Date(), nullable=True),
    sa.Column('renews', sa.Integer(), nullable=False),
    sa.Column('notice_months', sa.Integer(), nullable=False),
    sa.Column('cancelled', sa.Date(), nullable=True),
    sa.Column('cost', sa.BigInteger(), nullable=False),
    sa.Column('notes', sa.String(length=600), nullable=False),
    sa.Column('ends', sa.Date(), nullable=True),
    sa.Column('notice', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['owner_id'], ['hr_person.id'], name=op.f('fk_governance_contract_owner_id')),
    sa.ForeignKeyConstraint(['partner_id'], ['contact.id'], name=op.f('fk_governance_contract_partner_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_governance_contract')),
    )
    op.create_index(op.f('ix_governance_contract_notice'), 'governance_contract', ['notice'], unique=False)
    op.create_index(op.f('ix_governance_contract_owner_id'), 'governance_contract', ['owner_id'], unique=False)
    op.create_index(op.f('ix_governance_contract_partner_id'), 'governance_contract', ['partner_id'], unique=False)
