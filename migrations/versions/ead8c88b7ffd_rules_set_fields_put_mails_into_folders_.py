"""Rules set fields, put mails into folders, do jobs and count working days."""

import sqlalchemy as sa
from alembic import op

MOMENT = sa.DateTime(timezone=True).with_variant(sa.BigInteger(), "sqlite")
KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

revision = 'ead8c88b7ffd'
down_revision = '0d0ec5965d14'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('office_rule', sa.Column('days_working', sa.Boolean(), server_default='0', nullable=False))
    op.add_column('office_rule', sa.Column('due_working', sa.Boolean(), server_default='0', nullable=False))
    op.add_column('office_rule', sa.Column('sets', sa.String(length=60), server_default='', nullable=False))
    op.add_column('office_rule', sa.Column('set_to', sa.String(length=80), server_default='', nullable=False))
    op.add_column('office_rule', sa.Column('job_id', sa.BigInteger(), nullable=True))
