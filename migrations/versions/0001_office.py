"""Users, the trail, numbers, settings, notes, attachments: what every topic stands on."""

import sqlalchemy as sa
from alembic import op

MOMENT = sa.DateTime(timezone=True).with_variant(sa.BigInteger(), "sqlite")
KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

revision = '0001'
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('about',
    sa.Column('name', sa.String(length=40), nullable=False),
    sa.Column('value', sa.Text(), nullable=False),
    sa.PrimaryKeyConstraint('name', name=op.f('pk_about'))
    )
    op.create_table('app_role',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('name', sa.String(length=80), nullable=False),
    sa.Column('permissions', sa.Text(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_app_role')),
    sa.UniqueConstraint('name', name=op.f('uq_app_role_name'))
    )
    op.create_table('app_user',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('login', sa.String(length=80), nullable=False),
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.Column('password', sa.Text(), server_default='', nullable=False),
    sa.Column('active', sa.Boolean(), nullable=False),
    sa.Column('failures', sa.Integer(), server_default='0', nullable=False),
    sa.Column('wait_until', MOMENT, nullable=True),
    sa.Column('last_sign_in', MOMENT, nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_app_user')),
    sa.UniqueConstraint('login', name=op.f('uq_app_user_login'))
    )
    op.create_table('attachment',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('table_name', sa.String(length=60), nullable=False),
    sa.Column('row_key', sa.BigInteger(), nullable=False),
    sa.Column('sha256', sa.LargeBinary(length=32), nullable=False),
    sa.Column('name', sa.String(length=255), nullable=False),
    sa.Column('mime', sa.String(length=80), nullable=False),
    sa.Column('size', sa.BigInteger(), nullable=False),
    sa.Column('added_at', MOMENT, nullable=False),
    sa.Column('added_by', sa.String(length=80), nullable=False),
    sa.Column('hidden', sa.Boolean(), server_default='0', nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_attachment'))
    )
    op.create_index(op.f('ix_attachment_sha256'), 'attachment', ['sha256'], unique=False)
    op.create_index('ix_attachment_table_name_row_key', 'attachment', ['table_name', 'row_key'], unique=False)
    op.create_table('follow_up',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('table_name', sa.String(length=60), nullable=False),
    sa.Column('row_key', sa.BigInteger(), nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('login', sa.String(length=80), nullable=False),
    sa.Column('done_at', MOMENT, nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_follow_up'))
    )
    op.create_index(op.f('ix_follow_up_day'), 'follow_up', ['day'], unique=False)
    op.create_index('ix_follow_up_table_name_row_key', 'follow_up', ['table_name', 'row_key'], unique=False)
    op.create_table('import_file',
    sa.Column('id', KEY, nullable=False),
    sa.Column('kind', sa.String(length=40), nullable=False),
    sa.Column('sha256', sa.LargeBinary(length=32), nullable=False),
    sa.Column('name', sa.String(length=255), nullable=False),
    sa.Column('at', MOMENT, nullable=False),
    sa.Column('rows', sa.BigInteger(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_import_file'))
    )
    op.create_index(op.f('ix_import_file_sha256'), 'import_file', ['sha256'], unique=False)
    op.create_table('note',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('table_name', sa.String(length=60), nullable=False),
    sa.Column('row_key', sa.BigInteger(), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('written_at', MOMENT, nullable=False),
    sa.Column('written_by', sa.String(length=80), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_note'))
    )
    op.create_index('ix_note_table_name_row_key', 'note', ['table_name', 'row_key'], unique=False)
    op.create_table('number_range',
    sa.Column('kind', sa.String(length=40), nullable=False),
    sa.Column('year', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('last', sa.BigInteger(), nullable=False),
    sa.PrimaryKeyConstraint('kind', 'year', name=op.f('pk_number_range'))
    )
    op.create_table('search_short',
    sa.Column('kind', sa.SmallInteger(), autoincrement=False, nullable=False),
    sa.Column('row_key', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.PrimaryKeyConstraint('kind', 'row_key', name=op.f('pk_search_short'))
    )
    op.create_table('setting',
    sa.Column('id', KEY, nullable=False),
    sa.Column('key', sa.String(length=80), nullable=False),
    sa.Column('login', sa.String(length=80), server_default='', nullable=False),
    sa.Column('value', sa.Text(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_setting'))
    )
    op.create_index('uq_setting_key_login', 'setting', ['key', 'login'], unique=True)
    op.create_table('trail_head',
    sa.Column('id', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('seq', sa.BigInteger(), nullable=False),
    sa.Column('hash', sa.LargeBinary(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_trail_head'))
    )
    op.create_table('trail_run',
    sa.Column('seq', KEY, autoincrement=False, nullable=False),
    sa.Column('at', MOMENT, nullable=False),
    sa.Column('login', sa.String(length=80), nullable=False),
    sa.Column('command', sa.String(length=80), nullable=False),
    sa.Column('tables', sa.Text(), nullable=False),
    sa.Column('client_key', sa.LargeBinary(length=16), nullable=False),
    sa.Column('result', sa.Text(), nullable=True),
    sa.Column('digest', sa.LargeBinary(), nullable=False),
    sa.Column('hash', sa.LargeBinary(), nullable=False),
    sa.PrimaryKeyConstraint('seq', name=op.f('pk_trail_run')),
    sa.UniqueConstraint('client_key', name=op.f('uq_trail_run_client_key'))
    )
    op.create_table('app_user_role',
    sa.Column('id', KEY, nullable=False),
    sa.Column('user_id', KEY, nullable=False),
    sa.Column('role_id', KEY, nullable=False),
    sa.ForeignKeyConstraint(['role_id'], ['app_role.id'], name=op.f('fk_app_user_role_role_id')),
    sa.ForeignKeyConstraint(['user_id'], ['app_user.id'], name=op.f('fk_app_user_role_user_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_app_user_role'))
    )
    op.create_index(op.f('ix_app_user_role_user_id'), 'app_user_role', ['user_id'], unique=False)
    op.create_table('trail',
    sa.Column('id', KEY, nullable=False),
    sa.Column('run', KEY, nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('table_name', sa.String(length=60), nullable=False),
    sa.Column('row_key', sa.BigInteger(), nullable=True),
    sa.Column('kind', sa.String(length=6), nullable=False),
    sa.Column('before', sa.Text(), nullable=True),
    sa.Column('after', sa.Text(), nullable=True),
    sa.ForeignKeyConstraint(['run'], ['trail_run.seq'], name=op.f('fk_trail_run')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_trail'))
    )
    op.create_index(op.f('ix_trail_run'), 'trail', ['run'], unique=False)
    op.create_index('ix_trail_table_name_row_key', 'trail', ['table_name', 'row_key'], unique=False)
