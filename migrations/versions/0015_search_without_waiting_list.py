"""The full text of a server: its index takes words in at once, so that no search has to look through a waiting list."""

from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        return
    op.execute("ALTER INDEX ix_search_deep_body SET (fastupdate = off)")
    op.execute("SELECT gin_clean_pending_list('ix_search_deep_body')")
