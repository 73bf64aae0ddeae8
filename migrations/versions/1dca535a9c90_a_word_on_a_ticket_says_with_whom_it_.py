"""A word on a ticket says with whom it passed; the words of before say nothing of it."""

import sqlalchemy as sa
from alembic import op

revision = "1dca535a9c90"
down_revision = "9ca6a2a087d3"
branch_labels = None
depends_on = None

TABLE, COLUMN, KEY = "it_ticket_entry", "requester_id", "fk_it_ticket_entry_requester_id"


def upgrade() -> None:
    """Add the reference; SQLite takes one only together with its column."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute(f"ALTER TABLE {TABLE} ADD COLUMN {COLUMN} BIGINT CONSTRAINT {KEY} REFERENCES hr_person (id)")
    else:
        op.add_column(TABLE, sa.Column(COLUMN, sa.BigInteger(), nullable=True))
        op.create_foreign_key(op.f(KEY), TABLE, "hr_person", [COLUMN], ["id"])
    op.create_index(op.f("ix_it_ticket_entry_requester_id"), TABLE, [COLUMN], unique=False)
