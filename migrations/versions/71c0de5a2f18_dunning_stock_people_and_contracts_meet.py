"""Several branches of the history meet here; nothing changes in the tables."""

revision = "71c0de5a2f18"
down_revision = ("3862920cb133", "59663b53fd67", "9decca1e5263", "bf70619be396")
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change nothing: the branches were made apart from each other."""
