"""Changes and links of tickets, and from when a ticket warns."""

import sqlalchemy as sa
from alembic import op

MOMENT = sa.DateTime(timezone=True).with_variant(sa.BigInteger(), "sqlite")
KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

revision = '0025'
down_revision = '0024'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('it_change',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('ticket_id', sa.BigInteger(), nullable=False),
    sa.Column('stage', sa.String(length=10), nullable=False),
    sa.Column('component_id', sa.BigInteger(), nullable=True),
    sa.Column('risk', sa.Integer(), nullable=False),
    sa.Column('plan', sa.Text(), nullable=False),
    sa.Column('fallback', sa.Text(), nullable=False),
    sa.Column('planned', sa.Date(), nullable=True),
    sa.Column('hours', sa.String(length=40), nullable=False),
    sa.ForeignKeyConstraint(['component_id'], ['it_component.id'], name=op.f('fk_it_change_component_id')),
    sa.ForeignKeyConstraint(['ticket_id'], ['it_ticket.id'], name=op.f('fk_it_change_ticket_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_it_change')),
    sa.UniqueConstraint('ticket_id', name=op.f('uq_it_change_ticket_id'))
    )
    op.create_index(op.f('ix_it_change_component_id'), 'it_change', ['component_id'], unique=False)
    op.create_index(op.f('ix_it_change_planned'), 'it_change', ['planned'], unique=False)
    op.create_index(op.f('ix_it_change_stage'), 'it_change', ['stage'], unique=False)
    op.create_table('it_ticket_link',
    sa.Column('id', KEY, nullable=False),
    sa.Column('ticket_id', sa.BigInteger(), nullable=False),
    sa.Column('other_id', sa.BigInteger(), nullable=False),
    sa.Column('kind', sa.String(length=8), nullable=False),
    sa.ForeignKeyConstraint(['other_id'], ['it_ticket.id'], name=op.f('fk_it_ticket_link_other_id')),
    sa.ForeignKeyConstraint(['ticket_id'], ['it_ticket.id'], name=op.f('fk_it_ticket_link_ticket_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_it_ticket_link'))
    )
    op.create_index(op.f('ix_it_ticket_link_other_id'), 'it_ticket_link', ['other_id'], unique=False)
    op.create_index('uq_it_ticket_link_ticket_id_other_id', 'it_ticket_link', ['ticket_id', 'other_id'], unique=True)
    op.add_column('it_ticket', sa.Column('warn_at', MOMENT, nullable=True))
    op.create_index(op.f('ix_it_ticket_warn_at'), 'it_ticket', ['warn_at'], unique=False)
