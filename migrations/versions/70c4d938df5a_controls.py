"""Controls of the internal control system and their tests."""

import sqlalchemy as sa
from alembic import op

MOMENT = sa.DateTime(timezone=True).with_variant(sa.BigInteger(), "sqlite")
KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

revision = '70c4d938df5a'
down_revision = 'eb246cab9100'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('governance_control',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('process', sa.String(length=80), nullable=False),
    sa.Column('title', sa.String(length=200), nullable=False),
    sa.Column('risk', sa.String(length=300), nullable=False),
    sa.Column('kind', sa.String(length=10), nullable=False),
    sa.Column('owner_id', sa.BigInteger(), nullable=True),
    sa.Column('months', sa.Integer(), nullable=False),
    sa.Column('records', sa.String(length=40), nullable=False),
    sa.Column('size', sa.Integer(), nullable=False),
    sa.Column('first', sa.Date(), nullable=False),
    sa.Column('due', sa.Date(), nullable=False),
    sa.ForeignKeyConstraint(['owner_id'], ['hr_person.id'], name=op.f('fk_governance_control_owner_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_governance_control')),
    info={'title': 'Control', 'reads': 'governance.duty.view', 'writes': 'governance.duty.change', 'hangs': {}, 'trailed': True}
    )
    op.create_index(op.f('ix_governance_control_due'), 'governance_control', ['due'], unique=False)
    op.create_index(op.f('ix_governance_control_owner_id'), 'governance_control', ['owner_id'], unique=False)
    op.create_table('governance_control_test',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('control_id', sa.BigInteger(), nullable=False),
    sa.Column('due', sa.Date(), nullable=False),
    sa.Column('since', sa.Date(), nullable=False),
    sa.Column('until', sa.Date(), nullable=False),
    sa.Column('drawn', MOMENT, nullable=False),
    sa.Column('login', sa.String(length=80), nullable=False),
    sa.Column('seed', sa.Integer(), nullable=False),
    sa.Column('population', sa.Integer(), nullable=False),
    sa.Column('sample', sa.Text(), nullable=False),
    sa.Column('faults', sa.Integer(), nullable=True),
    sa.Column('result', sa.String(length=10), nullable=False),
    sa.Column('found', sa.String(length=600), nullable=False),
    sa.Column('done', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['control_id'], ['governance_control.id'], name=op.f('fk_governance_control_test_control_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_governance_control_test')),
    info={'title': 'Test of a control', 'reads': 'governance.duty.view', 'writes': 'governance.duty.change', 'hangs': {}, 'trailed': True}
    )
    op.create_index(op.f('ix_governance_control_test_control_id'), 'governance_control_test', ['control_id'], unique=False)
    op.create_index('uq_governance_control_test', 'governance_control_test', ['control_id', 'due'], unique=True)
