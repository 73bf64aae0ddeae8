"""Several branches of the history meet here; nothing changes in the tables."""

revision = "d27e9b4a6c13"
down_revision = ("66c44ac4c0f7", "abb2128460b4", "9187a335fab1", "29969671884d")
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change nothing: the branches were made apart from each other."""
