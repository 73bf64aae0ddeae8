"""Impact assessments, confirmations of notices on paper, processes that risks are about."""

import sqlalchemy as sa
from alembic import op

MOMENT = sa.DateTime(timezone=True).with_variant(sa.BigInteger(), "sqlite")
KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

revision = '9187a335fab1'
down_revision = 'c81d5a3e9f47'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('governance_dpia',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('number', sa.String(length=20), nullable=False),
    sa.Column('processing_id', sa.BigInteger(), nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('description', sa.String(length=2000), nullable=False),
    sa.Column('necessity', sa.String(length=2000), nullable=False),
    sa.Column('people_view', sa.String(length=800), nullable=False),
    sa.Column('advice', sa.String(length=1200), nullable=False),
    sa.Column('decision', sa.String(length=8), nullable=False),
    sa.Column('reason', sa.String(length=800), nullable=False),
    sa.Column('asked', sa.Date(), nullable=True),
    sa.Column('answer', sa.String(length=1200), nullable=False),
    sa.Column('review', sa.Date(), nullable=True),
    sa.Column('grade', sa.String(length=5), nullable=False),
    sa.Column('rest', sa.String(length=5), nullable=False),
    sa.Column('decided_by', sa.String(length=80), nullable=False),
    sa.Column('decided', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['processing_id'], ['governance_processing.id'], name=op.f('fk_governance_dpia_processing_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_governance_dpia')),
    sa.UniqueConstraint('number', name=op.f('uq_governance_dpia_number')),
    )
    op.create_index(op.f('ix_governance_dpia_processing_id'), 'governance_dpia', ['processing_id'], unique=False)
    op.create_table('organisation_notice_paper',
    sa.Column('id', KEY, nullable=False),
    sa.Column('notice_id', sa.BigInteger(), nullable=False),
    sa.Column('revision', sa.Integer(), nullable=False),
    sa.Column('edition', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.BigInteger(), nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('evidence', sa.String(length=200), nullable=False),
    sa.Column('login', sa.String(length=80), nullable=False),
    sa.ForeignKeyConstraint(['notice_id'], ['organisation_notice.id'], name=op.f('fk_organisation_notice_paper_notice_id')),
    sa.ForeignKeyConstraint(['person_id'], ['hr_person.id'], name=op.f('fk_organisation_notice_paper_person_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_organisation_notice_paper')),
    )
    op.create_index(op.f('ix_organisation_notice_paper_person_id'), 'organisation_notice_paper', ['person_id'], unique=False)
    op.create_index('uq_organisation_notice_paper', 'organisation_notice_paper', ['notice_id', 'revision', 'person_id', 'day'], unique=True)
    op.create_table('governance_dpia_risk',
    sa.Column('id', KEY, nullable=False),
    sa.Column('dpia_id', sa.BigInteger(), nullable=False),
    sa.Column('place', sa.Integer(), nullable=False),
    sa.Column('title', sa.String(length=200), nullable=False),
    sa.Column('likelihood', sa.Integer(), nullable=False),
    sa.Column('severity', sa.Integer(), nullable=False),
    sa.Column('measures', sa.String(length=400), nullable=False),
    sa.Column('likelihood_after', sa.Integer(), nullable=False),
    sa.Column('severity_after', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['dpia_id'], ['governance_dpia.id'], name=op.f('fk_governance_dpia_risk_dpia_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_governance_dpia_risk')),
    )
    op.create_index(op.f('ix_governance_dpia_risk_dpia_id'), 'governance_dpia_risk', ['dpia_id'], unique=False)
    op.execute("ALTER TABLE governance_risk ADD COLUMN process_id BIGINT CONSTRAINT fk_governance_risk_process_id REFERENCES governance_process (id)")
    op.create_index(op.f('ix_governance_risk_process_id'), 'governance_risk', ['process_id'], unique=False)
