"""Several branches of the history meet here; nothing changes in the tables."""

revision = "9d41f7c2e6b8"
down_revision = ("f1cfac51906a", "648cedd8532b", "f6e318e5268e", "664324d88281")
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change nothing: the branches were made apart from each other."""
