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
    """CREATE FUNCTION kontor_line_refers() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  span record;
BEGIN
  SELECT min(entry_id) AS first, max(entry_id) AS last FROM fresh INTO span;
  IF EXISTS (SELECT 1 FROM fresh f WHERE NOT EXISTS (SELECT 1 FROM finance_account a WHERE a.id = f.account_id))
    OR EXISTS (SELECT entry_id FROM fresh EXCEPT SELECT id FROM finance_entry WHERE id BETWEEN span.first AND span.last) THEN
    RAISE foreign_key_violation USING MESSAGE = 'guard: a line of no account or no entry is refused';
  END IF;
  RETURN NULL;
END $$""",
    """CREATE FUNCTION kontor_keep_referred() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  used boolean;
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.id = OLD.id THEN
    RETURN NEW;
  END IF;
  EXECUTE format('SELECT EXISTS (SELECT 1 FROM %%I WHERE %%I = $1)', TG_ARGV[0], TG_ARGV[1]) INTO used USING OLD.id;
  IF used THEN
    RAISE foreign_key_violation USING MESSAGE = 'guard: ' || TG_TABLE_NAME || ' is still referred to by ' || TG_ARGV[0];
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$""",
    """CREATE FUNCTION kontor_entry_refers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT fiscal_year_id FROM fresh EXCEPT SELECT id FROM finance_fiscal_year)
    OR EXISTS (SELECT period_id FROM fresh EXCEPT SELECT id FROM finance_period) THEN
    RAISE foreign_key_violation USING MESSAGE = 'guard: an entry of no fiscal year or no period is refused';
  END IF;
  RETURN NULL;
END $$""",
]
# A server checks a foreign key row by row, which took 40 % of a large import. These are checked once for a statement
# instead; what they refer to can't go, by the guards above and below. table, column, table referred to
REFERENCES = [
    ("finance_line", "account_id", "finance_account"),
    ("finance_line", "entry_id", "finance_entry"),
    ("finance_entry", "fiscal_year_id", "finance_fiscal_year"),
    ("finance_entry", "period_id", "finance_period"),
]


def upgrade() -> None:
    sqlite = op.get_bind().dialect.name == "sqlite"
    if sqlite:
        op.execute(SQLITE_SEARCH)
    else:
        for statement in POSTGRES:
            op.get_bind().exec_driver_sql(statement)
        refer_by_statement()
    op.execute("CREATE UNIQUE INDEX uq_finance_entry_fiscal_year_id_number ON finance_entry (fiscal_year_id, number) WHERE number IS NOT NULL")
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


def refer_by_statement() -> None:
    """Put checks of whole statements in the place of the foreign keys of entries and lines; see REFERENCES."""
    for table, column, target in REFERENCES:
        op.execute(f"ALTER TABLE {table} DROP CONSTRAINT fk_{table}_{column}")
        op.execute(
            f"CREATE TRIGGER keep_{table}_{column} BEFORE DELETE OR UPDATE OF id ON {target} FOR EACH ROW "
            f"EXECUTE FUNCTION kontor_keep_referred('{table}', '{column}')"
        )
    for table in ("finance_line", "finance_entry"):
        for event in ("INSERT", "UPDATE"):
            op.execute(
                f"CREATE TRIGGER refers_{table}_{event.lower()} AFTER {event} ON {table} REFERENCING NEW TABLE AS fresh "
                f"FOR EACH STATEMENT EXECUTE FUNCTION kontor_{table.removeprefix('finance_')}_refers()"
            )
