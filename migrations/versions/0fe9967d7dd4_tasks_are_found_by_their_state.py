"""Tasks are found by their state, and minutes on projects are summed up by day."""

import sqlalchemy as sa
from alembic import op

MOMENT = sa.DateTime(timezone=True).with_variant(sa.BigInteger(), "sqlite")
KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

revision = '0fe9967d7dd4'
down_revision = 'ead8c88b7ffd'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index('ix_organisation_task_state', 'organisation_task', ['state', 'finish'], unique=False)
    op.drop_index('ix_organisation_project_time_day', table_name='organisation_project_time')
    op.create_index('ix_organisation_project_time_day', 'organisation_project_time', ['day', 'minutes'], unique=False)
