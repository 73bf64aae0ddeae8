"""Meetings reserve a room, and figures are compared with others."""

import sqlalchemy as sa
from alembic import op

MOMENT = sa.DateTime(timezone=True).with_variant(sa.BigInteger(), "sqlite")
KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

revision = '9c5bdb079cd7'
down_revision = '0fe9967d7dd4'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('cockpit_target', sa.Column('benchmark', sa.BigInteger(), nullable=True))
    op.add_column('cockpit_target', sa.Column('benchmark_of', sa.String(length=120), server_default='', nullable=False))
    op.add_column('organisation_meeting', sa.Column('room_id', sa.BigInteger(), nullable=True))
    op.add_column('organisation_meeting', sa.Column('reservation_id', sa.BigInteger(), nullable=True))
