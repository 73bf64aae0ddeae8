"""Several branches of the history meet here; nothing changes in the tables."""

revision = "b7f2c94d1e60"
down_revision = ("281d67248463", "6959b45cc02c", "cbd56d7178cc", "e46c22b702d7")
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change nothing: the branches were made apart from each other."""
