"""Two branches of the history meet here; nothing changes in the tables."""

revision = "9ca6a2a087d3"
down_revision = ("1c6546e36a31", "bc12509737b1")
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change nothing: both branches were made apart from each other."""
