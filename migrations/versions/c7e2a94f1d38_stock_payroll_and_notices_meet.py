"""Several branches of the history meet here; nothing changes in the tables."""

revision = "c7e2a94f1d38"
down_revision = ("d7aa26d2a64e", "0cb6e0259863", "751b5ef82eef")
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change nothing: the branches were made apart from each other."""
