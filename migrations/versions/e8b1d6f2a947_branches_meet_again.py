"""Several branches of the history meet here; nothing changes in the tables."""

revision = "e8b1d6f2a947"
down_revision = ("0221da0c0aad", "1b9483c7be20", "61d7425b59fd", "ddbe89ed18f0")
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change nothing: the branches were made apart from each other."""
