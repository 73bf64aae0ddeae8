"""Several branches of the history meet here; nothing changes in the tables."""

revision = "126461284c9d"
down_revision = ("4809ba5451dd", "66a2f235d100", "8dabb11380fa", "a9d0b574ad11")
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change nothing: the branches were made apart from each other."""
