"""Several branches of the history meet here; nothing changes in the tables."""

revision = "c81d5a3e9f47"
down_revision = ("1451a208b1d8", "7f8084af9bb7")
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change nothing: the branches were made apart from each other."""
