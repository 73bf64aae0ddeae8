"""Opportunities, and campaigns with their contacts."""

import sqlalchemy as sa
from alembic import op

MOMENT = sa.DateTime(timezone=True).with_variant(sa.BigInteger(), "sqlite")
KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

revision = 'f1cfac51906a'
down_revision = '0f6d5cce697a'
branch_labels = None
depends_on = None


def upgrade() -> None:

    op.create_table('organisation_campaign',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('name', sa.String(length=80), nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('channel', sa.String(length=8), nullable=False),
    sa.Column('text', sa.String(length=1000), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_organisation_campaign')),
    info={'title': 'Campaign', 'reads': 'organisation.opportunity.view', 'writes': 'organisation.opportunity.change', 'hangs': {}, 'trailed': True}
    )
    op.create_table('organisation_campaign_contact',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('campaign_id', sa.BigInteger(), nullable=False),
    sa.Column('contact_id', sa.BigInteger(), nullable=False),
    sa.Column('result', sa.String(length=10), nullable=False),
    sa.Column('note', sa.String(length=200), nullable=False),
    sa.ForeignKeyConstraint(['campaign_id'], ['organisation_campaign.id'], name=op.f('fk_organisation_campaign_contact_campaign_id')),
    sa.ForeignKeyConstraint(['contact_id'], ['contact.id'], name=op.f('fk_organisation_campaign_contact_contact_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_organisation_campaign_contact')),
    info={'title': 'Contact of a campaign', 'reads': 'organisation.opportunity.view', 'writes': 'organisation.opportunity.change', 'hangs': {}, 'trailed': True}
    )
    op.create_index(op.f('ix_organisation_campaign_contact_campaign_id'), 'organisation_campaign_contact', ['campaign_id'], unique=False)
    op.create_index(op.f('ix_organisation_campaign_contact_contact_id'), 'organisation_campaign_contact', ['contact_id'], unique=False)
    op.create_index('uq_organisation_campaign_contact', 'organisation_campaign_contact', ['campaign_id', 'contact_id'], unique=True)
    op.create_table('organisation_opportunity',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('contact_id', sa.BigInteger(), nullable=False),
    sa.Column('title', sa.String(length=120), nullable=False),
    sa.Column('stage', sa.String(length=10), nullable=False),
    sa.Column('value', sa.BigInteger(), nullable=False),
    sa.Column('chance', sa.Integer(), nullable=True),
    sa.Column('expected', sa.Date(), nullable=True),
    sa.Column('owner', sa.String(length=80), nullable=False),
    sa.Column('source', sa.String(length=12), nullable=False),
    sa.Column('reason', sa.String(length=200), nullable=False),
    sa.Column('notes', sa.String(length=1000), nullable=False),
    sa.Column('closed', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['contact_id'], ['contact.id'], name=op.f('fk_organisation_opportunity_contact_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_organisation_opportunity')),
    info={'title': 'Opportunity', 'reads': 'organisation.opportunity.view', 'writes': 'organisation.opportunity.change', 'hangs': {}, 'trailed': True}
    )
    op.create_index(op.f('ix_organisation_opportunity_contact_id'), 'organisation_opportunity', ['contact_id'], unique=False)

