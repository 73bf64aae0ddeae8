"""Several branches of the history meet here; nothing changes in the tables."""

revision = "a51c0d3e7b92"
down_revision = ("69239203e363", "0494edca9028", "9c5bdb079cd7")
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change nothing: the branches were made apart from each other."""
