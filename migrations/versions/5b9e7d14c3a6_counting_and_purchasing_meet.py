"""Several branches of the history meet here; nothing changes in the tables."""

revision = "5b9e7d14c3a6"
down_revision = ("23d3cba2177f", "c8cce5d207dc")
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change nothing: the branches were made apart from each other."""
