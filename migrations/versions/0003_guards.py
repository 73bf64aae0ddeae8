"""Guards that no SQL gets past, the full text, and the archive of a shared book."""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

# table, events, condition that refuses, SQLite and PostgreSQL alike
FINALISED = "OLD.number IS NOT NULL"
LINE_FINALISED = "EXISTS (SELECT 1 FROM finance_entry e WHERE e.id = {row}.entry_id AND e.number IS NOT NULL)"
GUARDS = [
    ("finance_entry", "UPDATE", FINALISED),
    ("finance_entry", "DELETE", FINALISED),
    ("finance_line", "UPDATE", LINE_FINALISED.format(row="OLD")),
    ("finance_line", "DELETE", LINE_FINALISED.format(row="OLD")),
    ("finance_line", "INSERT", LINE_FINALISED.format(row="NEW")),
    ("finance_period", "UPDATE", "OLD.state = 'final'"),
    ("finance_account", "UPDATE", "OLD.number <> NEW.number"),
    ("finance_account", "DELETE", ""),
    ("finance_tax_case", "UPDATE", ""),
    ("finance_tax_case", "DELETE", ""),
    ("trail_run", "UPDATE", ""),
    ("trail_run", "DELETE", ""),
    ("trail", "UPDATE", ""),
    ("trail", "DELETE", ""),
]
SQLITE_SEARCH = (
    "CREATE VIRTUAL TABLE search_text USING fts5(body, content='', contentless_delete=1, tokenize='unicode61', detail=none)"
)
POSTGRES = [
    "CREATE TABLE search_text (kind smallint NOT NULL, row_key bigint NOT NULL, body tsvector NOT NULL, PRIMARY KEY (kind, row_key))",
    "CREATE INDEX ix_search_text_body ON search_text USING gin (body)",
    "CREATE TABLE archive_blob (sha256 bytea PRIMARY KEY, size bigint NOT NULL, data bytea NOT NULL, kept_at text NOT NULL)",
    "CREATE FUNCTION kontor_guard() RETURNS trigger LANGUAGE plpgsql AS $$ "
    "BEGIN RAISE EXCEPTION 'guard: %% on %% is refused', TG_OP, TG_TABLE_NAME; END $$",
    "CREATE TRIGGER guard_archive_blob_update BEFORE UPDATE OR DELETE ON archive_blob FOR EACH ROW EXECUTE FUNCTION kontor_guard()",
    """CREATE FUNCTION kontor_guard_line() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM finance_entry e WHERE e.id = OLD.entry_id AND e.number IS NOT NULL) THEN
    RAISE EXCEPTION 'guard: %% on %% is refused', TG_OP, TG_TABLE_NAME;
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$""",
    # new lines are checked once for a whole statement, by the span of their entries first: a large import would pay for each row
    """CREATE FUNCTION kontor_guard_new_lines() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  span record;
BEGIN
  SELECT min(entry_id) AS first, max(entry_id) AS last FROM fresh INTO span;
  IF EXISTS (SELECT 1 FROM finance_entry WHERE id BETWEEN span.first AND span.last AND number IS NOT NULL)
    AND EXISTS (SELECT 1 FROM fresh JOIN finance_entry e ON e.id = fresh.entry_id WHERE e.number IS NOT NULL) THEN
    RAISE EXCEPTION 'guard: %% on %% is refused', TG_OP, TG_TABLE_NAME;
  END IF;
  RETURN NULL;
END $$""",
]


def upgrade() -> None:
    sqlite = op.get_bind().dialect.name == "sqlite"
    if sqlite:
        op.execute(SQLITE_SEARCH)
    else:
        for statement in POSTGRES:
            op.get_bind().exec_driver_sql(statement)
    op.execute("CREATE INDEX ix_finance_entry_reversal_of ON finance_entry (reversal_of) WHERE reversal_of IS NOT NULL")
    for table, event, condition in GUARDS:
        name = f"guard_{table}_{event.lower()}"
        if sqlite:
            when = f" WHEN {condition}" if condition else ""
            op.execute(
                f"CREATE TRIGGER {name} BEFORE {event} ON {table}{when} BEGIN SELECT RAISE(ABORT, 'guard: {event} on {table} is refused'); END"
            )
        elif table == "finance_line" and event == "INSERT":
            op.execute(
                f"CREATE TRIGGER {name} AFTER INSERT ON {table} REFERENCING NEW TABLE AS fresh "
                "FOR EACH STATEMENT EXECUTE FUNCTION kontor_guard_new_lines()"
            )
        elif table == "finance_line":
            op.execute(f"CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW EXECUTE FUNCTION kontor_guard_line()")
        else:
            when = f" WHEN ({condition})" if condition else ""
            op.execute(f"CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW{when} EXECUTE FUNCTION kontor_guard()")
