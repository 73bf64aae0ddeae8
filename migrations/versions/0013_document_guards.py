"""Guards of the archive that no SQL gets past, and the full text with places."""

from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

SHORTER = "OLD.state <> 'inbox' AND OLD.keep_until IS NOT NULL AND (NEW.keep_until IS NULL OR NEW.keep_until < OLD.keep_until)"
# what an erasure needs: its term over, no hold, and a release by a second person; {today} as each database says it
NOT_RELEASED = """NEW.state = 'erased' AND (OLD.keep_until IS NULL OR OLD.keep_until >= {today}
  OR EXISTS (SELECT 1 FROM document_held h JOIN document_hold m ON m.id = h.hold_id WHERE h.document_id = OLD.id AND m.released IS NULL)
  OR NOT EXISTS (SELECT 1 FROM document_erasure e WHERE e.document_id = OLD.id AND e.released_at IS NOT NULL
    AND e.withdrawn_at IS NULL AND e.released_by <> e.proposed_by))"""
SAME_VERSION = (
    "NEW.sha256 <> OLD.sha256 OR NEW.document_id <> OLD.document_id OR NEW.place <> OLD.place OR NEW.size <> OLD.size"
    " OR (OLD.record_sha256 IS NOT NULL AND (NEW.record_sha256 IS NULL OR NEW.record_sha256 <> OLD.record_sha256))"
)
# table, event, condition that refuses, SQLite and PostgreSQL alike
GUARDS = [
    ("document", "DELETE", ""),
    ("document", "UPDATE", f"OLD.state = 'erased' OR ({SHORTER})"),
    ("document_version", "DELETE", ""),
    ("document_version", "UPDATE", SAME_VERSION),
    ("document_erasure", "DELETE", ""),
    ("document_erasure", "UPDATE", "OLD.erased_at IS NOT NULL OR NEW.document_id <> OLD.document_id OR NEW.proposed_by <> OLD.proposed_by"),
    ("document_hold", "DELETE", ""),
    ("document_held", "DELETE", ""),
    ("document_held", "UPDATE", ""),
]
POSTGRES = [
    "CREATE TABLE search_deep (kind smallint NOT NULL, row_key bigint NOT NULL, body tsvector NOT NULL, PRIMARY KEY (kind, row_key))",
    "CREATE INDEX ix_search_deep_body ON search_deep USING gin (body)",
    "CREATE TABLE archive_bond (sha256 bytea NOT NULL, owner text NOT NULL, until text, PRIMARY KEY (sha256, owner))",
    "DROP TRIGGER guard_archive_blob_update ON archive_blob",
    "CREATE TRIGGER guard_archive_blob_update BEFORE UPDATE ON archive_blob FOR EACH ROW EXECUTE FUNCTION kontor_guard()",
    """CREATE FUNCTION kontor_guard_blob() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM archive_bond WHERE sha256 = OLD.sha256)
    OR EXISTS (SELECT 1 FROM archive_bond WHERE sha256 = OLD.sha256 AND (until IS NULL OR until >= CURRENT_DATE::text)) THEN
    RAISE EXCEPTION 'guard: archived files stay';
  END IF;
  RETURN OLD;
END $$""",
    "CREATE TRIGGER guard_archive_blob_delete BEFORE DELETE ON archive_blob FOR EACH ROW EXECUTE FUNCTION kontor_guard_blob()",
    """CREATE FUNCTION kontor_guard_bond() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF EXISTS (SELECT 1 FROM archive_blob WHERE sha256 = OLD.sha256) THEN
      RAISE EXCEPTION 'guard: a term never goes while its file is here';
    END IF;
    RETURN OLD;
  END IF;
  IF NEW.sha256 <> OLD.sha256 OR NEW.owner <> OLD.owner OR (OLD.until IS NOT NULL AND (NEW.until IS NULL OR NEW.until < OLD.until)) THEN
    RAISE EXCEPTION 'guard: a term never ends earlier';
  END IF;
  RETURN NEW;
END $$""",
    "CREATE TRIGGER guard_archive_bond BEFORE UPDATE OR DELETE ON archive_bond FOR EACH ROW EXECUTE FUNCTION kontor_guard_bond()",
    "CREATE FUNCTION kontor_guard_erasure() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF "
    + NOT_RELEASED.format(today="CURRENT_DATE")
    + " THEN RAISE EXCEPTION 'guard: an erasure needs its term, no hold and two people'; END IF; RETURN NEW; END $$",
    "CREATE TRIGGER guard_document_erasing BEFORE UPDATE ON document FOR EACH ROW EXECUTE FUNCTION kontor_guard_erasure()",
]


def upgrade() -> None:
    sqlite = op.get_bind().dialect.name == "sqlite"
    if sqlite:
        op.execute(
            "CREATE VIRTUAL TABLE search_deep USING fts5(body, content='', contentless_delete=1, tokenize='unicode61', prefix='2 3')"
        )
        refused = NOT_RELEASED.format(today="date('now')")
        op.execute(
            f"CREATE TRIGGER guard_document_erasing BEFORE UPDATE ON document WHEN {refused} "
            "BEGIN SELECT RAISE(ABORT, 'guard: an erasure needs its term, no hold and two people'); END"
        )
    else:
        for statement in POSTGRES:
            op.get_bind().exec_driver_sql(statement)
    for table, event, condition in GUARDS:
        name = f"guard_{table}_{event.lower()}"
        when = f" WHEN ({condition})" if condition else ""
        if sqlite:
            op.execute(
                f"CREATE TRIGGER {name} BEFORE {event} ON {table}{when} BEGIN SELECT RAISE(ABORT, 'guard: {event} on {table} is refused'); END"
            )
        else:
            op.execute(f"CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW{when} EXECUTE FUNCTION kontor_guard()")
