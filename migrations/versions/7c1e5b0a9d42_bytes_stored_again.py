"""Archived bytes that are stored again are young again; everything else of them still never changes."""

from alembic import op

revision = "7c1e5b0a9d42"
down_revision = "0027"
branch_labels = None
depends_on = None


def upgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        return  # the archive of a local book is a file of its own, see app/data/upgrade.py
    op.execute("DROP TRIGGER guard_archive_blob_update ON archive_blob")
    op.execute(
        "CREATE TRIGGER guard_archive_blob_update BEFORE UPDATE OF sha256, size, data ON archive_blob "
        "FOR EACH ROW EXECUTE FUNCTION kontor_guard()"
    )
