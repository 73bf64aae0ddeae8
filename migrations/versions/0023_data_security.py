"""Data security: points, backups, weaknesses, accesses; follow-ups that follow from their row."""

import sqlalchemy as sa
from alembic import op

MOMENT = sa.DateTime(timezone=True).with_variant(sa.BigInteger(), "sqlite")
KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

revision = '0023'
down_revision = '0022'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('it_check',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('code', sa.String(length=12), nullable=False),
    sa.Column('area', sa.String(length=20), nullable=False),
    sa.Column('title', sa.String(length=200), nullable=False),
    sa.Column('about', sa.String(length=600), nullable=False),
    sa.Column('state', sa.String(length=10), nullable=False),
    sa.Column('evidence', sa.String(length=600), nullable=False),
    sa.Column('person_id', sa.BigInteger(), nullable=True),
    sa.Column('reviewed', sa.Date(), nullable=True),
    sa.Column('next_review', sa.Date(), nullable=True),
    sa.Column('measure', sa.String(length=400), nullable=False),
    sa.Column('due', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['person_id'], ['hr_person.id'], name=op.f('fk_it_check_person_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_it_check')),
    sa.UniqueConstraint('code', name=op.f('uq_it_check_code'))
    )
    op.create_index(op.f('ix_it_check_area'), 'it_check', ['area'], unique=False)
    op.create_index(op.f('ix_it_check_due'), 'it_check', ['due'], unique=False)
    op.create_index(op.f('ix_it_check_next_review'), 'it_check', ['next_review'], unique=False)
    op.create_index(op.f('ix_it_check_person_id'), 'it_check', ['person_id'], unique=False)
    op.create_index(op.f('ix_it_check_state'), 'it_check', ['state'], unique=False)
    op.create_table('it_access',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('person_id', sa.BigInteger(), nullable=False),
    sa.Column('component_id', sa.BigInteger(), nullable=True),
    sa.Column('what', sa.String(length=160), nullable=False),
    sa.Column('level', sa.String(length=8), nullable=False),
    sa.Column('reason', sa.String(length=200), nullable=False),
    sa.Column('granted', sa.Date(), nullable=False),
    sa.Column('granted_by', sa.String(length=80), nullable=False),
    sa.Column('review', sa.Date(), nullable=True),
    sa.Column('revoked', sa.Date(), nullable=True),
    sa.Column('revoked_by', sa.String(length=80), nullable=False),
    sa.Column('notes', sa.String(length=300), nullable=False),
    sa.ForeignKeyConstraint(['component_id'], ['it_component.id'], name=op.f('fk_it_access_component_id')),
    sa.ForeignKeyConstraint(['person_id'], ['hr_person.id'], name=op.f('fk_it_access_person_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_it_access'))
    )
    op.create_index(op.f('ix_it_access_component_id'), 'it_access', ['component_id'], unique=False)
    op.create_index(op.f('ix_it_access_level'), 'it_access', ['level'], unique=False)
    op.create_index(op.f('ix_it_access_person_id'), 'it_access', ['person_id'], unique=False)
    op.create_index(op.f('ix_it_access_review'), 'it_access', ['review'], unique=False)
    op.create_index(op.f('ix_it_access_revoked'), 'it_access', ['revoked'], unique=False)
    op.create_table('it_backup',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.Column('component_id', sa.BigInteger(), nullable=True),
    sa.Column('source', sa.String(length=200), nullable=False),
    sa.Column('target', sa.String(length=200), nullable=False),
    sa.Column('method', sa.String(length=12), nullable=False),
    sa.Column('rhythm', sa.Integer(), nullable=False),
    sa.Column('keep_days', sa.Integer(), nullable=True),
    sa.Column('encrypted', sa.Boolean(), nullable=False),
    sa.Column('away', sa.Boolean(), nullable=False),
    sa.Column('offline', sa.Boolean(), nullable=False),
    sa.Column('person_id', sa.BigInteger(), nullable=True),
    sa.Column('test_months', sa.Integer(), nullable=False),
    sa.Column('active', sa.Boolean(), nullable=False),
    sa.Column('last_run', sa.Date(), nullable=True),
    sa.Column('next_run', sa.Date(), nullable=True),
    sa.Column('last_test', sa.Date(), nullable=True),
    sa.Column('next_test', sa.Date(), nullable=True),
    sa.Column('notes', sa.String(length=400), nullable=False),
    sa.ForeignKeyConstraint(['component_id'], ['it_component.id'], name=op.f('fk_it_backup_component_id')),
    sa.ForeignKeyConstraint(['person_id'], ['hr_person.id'], name=op.f('fk_it_backup_person_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_it_backup')),
    sa.UniqueConstraint('name', name=op.f('uq_it_backup_name'))
    )
    op.create_index(op.f('ix_it_backup_component_id'), 'it_backup', ['component_id'], unique=False)
    op.create_index(op.f('ix_it_backup_next_run'), 'it_backup', ['next_run'], unique=False)
    op.create_index(op.f('ix_it_backup_next_test'), 'it_backup', ['next_test'], unique=False)
    op.create_index(op.f('ix_it_backup_person_id'), 'it_backup', ['person_id'], unique=False)
    op.create_table('it_weakness',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('title', sa.String(length=200), nullable=False),
    sa.Column('kind', sa.String(length=8), nullable=False),
    sa.Column('reference', sa.String(length=60), nullable=False),
    sa.Column('severity', sa.Integer(), nullable=False),
    sa.Column('component_id', sa.BigInteger(), nullable=True),
    sa.Column('asset_id', sa.BigInteger(), nullable=True),
    sa.Column('program', sa.String(length=120), nullable=False),
    sa.Column('found', sa.Date(), nullable=False),
    sa.Column('due', sa.Date(), nullable=True),
    sa.Column('state', sa.String(length=10), nullable=False),
    sa.Column('fixed', sa.Date(), nullable=True),
    sa.Column('person_id', sa.BigInteger(), nullable=True),
    sa.Column('measure', sa.String(length=400), nullable=False),
    sa.Column('notes', sa.String(length=400), nullable=False),
    sa.ForeignKeyConstraint(['asset_id'], ['it_asset.id'], name=op.f('fk_it_weakness_asset_id')),
    sa.ForeignKeyConstraint(['component_id'], ['it_component.id'], name=op.f('fk_it_weakness_component_id')),
    sa.ForeignKeyConstraint(['person_id'], ['hr_person.id'], name=op.f('fk_it_weakness_person_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_it_weakness'))
    )
    op.create_index(op.f('ix_it_weakness_asset_id'), 'it_weakness', ['asset_id'], unique=False)
    op.create_index(op.f('ix_it_weakness_component_id'), 'it_weakness', ['component_id'], unique=False)
    op.create_index(op.f('ix_it_weakness_due'), 'it_weakness', ['due'], unique=False)
    op.create_index(op.f('ix_it_weakness_person_id'), 'it_weakness', ['person_id'], unique=False)
    op.create_index(op.f('ix_it_weakness_reference'), 'it_weakness', ['reference'], unique=False)
    op.create_index(op.f('ix_it_weakness_severity'), 'it_weakness', ['severity'], unique=False)
    op.create_index(op.f('ix_it_weakness_state'), 'it_weakness', ['state'], unique=False)
    op.create_table('it_backup_event',
    sa.Column('id', KEY, nullable=False),
    sa.Column('backup_id', sa.BigInteger(), nullable=False),
    sa.Column('kind', sa.String(length=4), nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('result', sa.String(length=8), nullable=False),
    sa.Column('minutes', sa.Integer(), nullable=True),
    sa.Column('note', sa.String(length=300), nullable=False),
    sa.Column('by', sa.String(length=80), nullable=False),
    sa.ForeignKeyConstraint(['backup_id'], ['it_backup.id'], name=op.f('fk_it_backup_event_backup_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_it_backup_event'))
    )
    op.create_index(op.f('ix_it_backup_event_backup_id'), 'it_backup_event', ['backup_id'], unique=False)
    op.add_column('follow_up', sa.Column('kind', sa.String(length=20), server_default='', nullable=False))
