"""Views of lists are shared in the book."""

import sqlalchemy as sa
from alembic import op

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

revision = "4809ba5451dd"
down_revision = "3e1b0ec4b025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table of shared views."""
    op.create_table(
        "shared_view",
        sa.Column("id", KEY, nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("list", sa.String(length=80), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("page", sa.String(length=120), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("login", sa.String(length=80), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shared_view")),
    )
    op.create_index("uq_shared_view_list_name", "shared_view", ["list", "name"], unique=True)
