"""The helpdesk: calendars, agreements, tickets with what was said and their states, articles, text modules."""

import sqlalchemy as sa
from alembic import op

MOMENT = sa.DateTime(timezone=True).with_variant(sa.BigInteger(), "sqlite")
KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

revision = '0020'
down_revision = '0019'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('it_article',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('title', sa.String(length=200), nullable=False),
    sa.Column('body', sa.Text(), nullable=False),
    sa.Column('category', sa.String(length=60), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_it_article'))
    )
    op.create_index(op.f('ix_it_article_category'), 'it_article', ['category'], unique=False)
    op.create_table('it_calendar',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('name', sa.String(length=60), nullable=False),
    sa.Column('hours', sa.String(length=400), nullable=False),
    sa.Column('land', sa.String(length=2), nullable=False),
    sa.Column('zone', sa.String(length=40), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_it_calendar')),
    sa.UniqueConstraint('name', name=op.f('uq_it_calendar_name'))
    )
    op.create_table('it_snippet',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('name', sa.String(length=80), nullable=False),
    sa.Column('body', sa.Text(), nullable=False),
    sa.Column('step', sa.String(length=10), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_it_snippet')),
    sa.UniqueConstraint('name', name=op.f('uq_it_snippet_name'))
    )
    op.create_index('ix_it_snippet_step', 'it_snippet', ['step'], unique=False)
    op.create_table('it_agreement',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('name', sa.String(length=60), nullable=False),
    sa.Column('calendar_id', sa.BigInteger(), nullable=False),
    sa.Column('first', sa.Integer(), nullable=False),
    sa.Column('update', sa.Integer(), nullable=False),
    sa.Column('solution', sa.Integer(), nullable=False),
    sa.Column('shares', sa.String(length=60), nullable=False),
    sa.Column('standard', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['calendar_id'], ['it_calendar.id'], name=op.f('fk_it_agreement_calendar_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_it_agreement')),
    sa.UniqueConstraint('name', name=op.f('uq_it_agreement_name'))
    )
    op.create_index(op.f('ix_it_agreement_calendar_id'), 'it_agreement', ['calendar_id'], unique=False)
    op.create_table('it_ticket',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('number', sa.String(length=20), nullable=False),
    sa.Column('type', sa.String(length=10), nullable=False),
    sa.Column('title', sa.String(length=200), nullable=False),
    sa.Column('requester_id', sa.BigInteger(), nullable=True),
    sa.Column('channel', sa.String(length=10), nullable=False),
    sa.Column('category', sa.String(length=60), nullable=False),
    sa.Column('urgency', sa.Integer(), nullable=False),
    sa.Column('impact', sa.Integer(), nullable=False),
    sa.Column('priority', sa.Integer(), nullable=False),
    sa.Column('team', sa.String(length=60), nullable=False),
    sa.Column('agent', sa.String(length=80), nullable=False),
    sa.Column('asset_id', sa.BigInteger(), nullable=True),
    sa.Column('sla_id', sa.BigInteger(), nullable=True),
    sa.Column('state', sa.String(length=10), nullable=False),
    sa.Column('wait_for', sa.String(length=10), nullable=False),
    sa.Column('remind', sa.Date(), nullable=True),
    sa.Column('created', MOMENT, nullable=False),
    sa.Column('solved', MOMENT, nullable=True),
    sa.Column('next_due', MOMENT, nullable=True),
    sa.Column('light', sa.String(length=8), nullable=False),
    sa.Column('cause', sa.String(length=300), nullable=False),
    sa.Column('solution', sa.String(length=600), nullable=False),
    sa.Column('merged_into', sa.BigInteger(), nullable=True),
    sa.Column('parent_id', sa.BigInteger(), nullable=True),
    sa.Column('minutes', sa.Integer(), nullable=False),
    sa.Column('rating', sa.Integer(), nullable=True),
    sa.Column('reopened', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['asset_id'], ['it_asset.id'], name=op.f('fk_it_ticket_asset_id')),
    sa.ForeignKeyConstraint(['merged_into'], ['it_ticket.id'], name=op.f('fk_it_ticket_merged_into')),
    sa.ForeignKeyConstraint(['parent_id'], ['it_ticket.id'], name=op.f('fk_it_ticket_parent_id')),
    sa.ForeignKeyConstraint(['requester_id'], ['hr_person.id'], name=op.f('fk_it_ticket_requester_id')),
    sa.ForeignKeyConstraint(['sla_id'], ['it_agreement.id'], name=op.f('fk_it_ticket_sla_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_it_ticket')),
    sa.UniqueConstraint('number', name=op.f('uq_it_ticket_number'))
    )
    op.create_index(op.f('ix_it_ticket_agent'), 'it_ticket', ['agent'], unique=False)
    op.create_index(op.f('ix_it_ticket_asset_id'), 'it_ticket', ['asset_id'], unique=False)
    op.create_index(op.f('ix_it_ticket_created'), 'it_ticket', ['created'], unique=False)
    op.create_index(op.f('ix_it_ticket_merged_into'), 'it_ticket', ['merged_into'], unique=False)
    op.create_index(op.f('ix_it_ticket_next_due'), 'it_ticket', ['next_due'], unique=False)
    op.create_index(op.f('ix_it_ticket_parent_id'), 'it_ticket', ['parent_id'], unique=False)
    op.create_index(op.f('ix_it_ticket_priority'), 'it_ticket', ['priority'], unique=False)
    op.create_index(op.f('ix_it_ticket_requester_id'), 'it_ticket', ['requester_id'], unique=False)
    op.create_index(op.f('ix_it_ticket_solved'), 'it_ticket', ['solved'], unique=False)
    op.create_index(op.f('ix_it_ticket_state'), 'it_ticket', ['state'], unique=False)
    op.create_table('it_ticket_entry',
    sa.Column('id', KEY, nullable=False),
    sa.Column('ticket_id', sa.BigInteger(), nullable=False),
    sa.Column('at', MOMENT, nullable=False),
    sa.Column('kind', sa.String(length=8), nullable=False),
    sa.Column('internal', sa.Boolean(), nullable=False),
    sa.Column('by_agent', sa.Boolean(), nullable=False),
    sa.Column('by', sa.String(length=120), nullable=False),
    sa.Column('body', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['ticket_id'], ['it_ticket.id'], name=op.f('fk_it_ticket_entry_ticket_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_it_ticket_entry'))
    )
    op.create_index(op.f('ix_it_ticket_entry_ticket_id'), 'it_ticket_entry', ['ticket_id'], unique=False)
    op.create_table('it_ticket_step',
    sa.Column('id', KEY, nullable=False),
    sa.Column('ticket_id', sa.BigInteger(), nullable=False),
    sa.Column('at', MOMENT, nullable=False),
    sa.Column('state', sa.String(length=10), nullable=False),
    sa.Column('why', sa.String(length=10), nullable=False),
    sa.ForeignKeyConstraint(['ticket_id'], ['it_ticket.id'], name=op.f('fk_it_ticket_step_ticket_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_it_ticket_step'))
    )
    op.create_index(op.f('ix_it_ticket_step_ticket_id'), 'it_ticket_step', ['ticket_id'], unique=False)
    op.create_table('it_ticket_task',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('ticket_id', sa.BigInteger(), nullable=False),
    sa.Column('text', sa.String(length=200), nullable=False),
    sa.Column('done', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['ticket_id'], ['it_ticket.id'], name=op.f('fk_it_ticket_task_ticket_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_it_ticket_task'))
    )
    op.create_index(op.f('ix_it_ticket_task_ticket_id'), 'it_ticket_task', ['ticket_id'], unique=False)
