"""Two branches of the history meet here; nothing changes in the tables."""

revision = "3e1b0ec4b025"
down_revision = ("1dca535a9c90", "31bcdbd421be")
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change nothing: both branches were made apart from each other."""
