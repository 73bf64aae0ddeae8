"""An index by which a server looks into the newest rows of the search first."""

from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the index; SQLite keeps the words by row already."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute("CREATE INDEX ix_search_text_row_key ON search_text (row_key)")
