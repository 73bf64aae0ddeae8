"""Several branches of the history meet here; nothing changes in the tables."""

revision = "c4a8e05b7d93"
down_revision = ("010edfd9b68e", "12b8544e4316", "37455ffbb820", "9a3b666caf60")
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change nothing: the branches were made apart from each other."""
