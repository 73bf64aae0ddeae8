"""Minutes of a closed series stay with its members."""

import sqlalchemy as sa
from alembic import op


revision = '3b310fc9bbf3'
down_revision = 'e8b1d6f2a947'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('organisation_meeting_series', sa.Column('closed', sa.Boolean(), nullable=False, server_default=sa.false()))
