"""Guards look at the row that was and the row that comes: nothing is moved into what is finalised or closed."""

from alembic import op

revision = "3f9d2c71b8e4"
down_revision = "5e0c9a7d3b18"
branch_labels = None
depends_on = None

FINALISED = "EXISTS (SELECT 1 FROM finance_entry e WHERE e.id = {row}.entry_id AND e.number IS NOT NULL)"
CLOSED = "EXISTS (SELECT 1 FROM finance_period p WHERE p.id = {row}.period_id AND p.state = 'final')"
SQLITE = [
    "DROP TRIGGER guard_finance_line_update",
    f"CREATE TRIGGER guard_finance_line_update BEFORE UPDATE ON finance_line WHEN {FINALISED.format(row='OLD')} "
    f"OR {FINALISED.format(row='NEW')} BEGIN SELECT RAISE(ABORT, 'guard: UPDATE on finance_line is refused'); END",
    f"CREATE TRIGGER guard_finance_entry_insert BEFORE INSERT ON finance_entry WHEN NEW.number IS NOT NULL "
    f"OR {CLOSED.format(row='NEW')} BEGIN SELECT RAISE(ABORT, 'guard: INSERT on finance_entry is refused'); END",
    "CREATE TRIGGER guard_finance_entry_move BEFORE UPDATE OF period_id ON finance_entry WHEN NEW.period_id <> OLD.period_id "
    f"AND {CLOSED.format(row='NEW')} BEGIN SELECT RAISE(ABORT, 'guard: UPDATE on finance_entry is refused'); END",
]
POSTGRES = [
    """CREATE OR REPLACE FUNCTION kontor_guard_line() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM finance_entry e WHERE e.id = OLD.entry_id AND e.number IS NOT NULL) THEN
    RAISE EXCEPTION 'guard: %% on %% is refused', TG_OP, TG_TABLE_NAME;
  END IF;
  IF TG_OP = 'DELETE' THEN
    RETURN OLD;
  END IF;
  IF NEW.entry_id <> OLD.entry_id
    AND EXISTS (SELECT 1 FROM finance_entry e WHERE e.id = NEW.entry_id AND e.number IS NOT NULL) THEN
    RAISE EXCEPTION 'guard: %% on %% is refused', TG_OP, TG_TABLE_NAME;
  END IF;
  RETURN NEW;
END $$""",
    # new entries are checked once for a whole statement: a large import would pay for each row
    """CREATE FUNCTION kontor_guard_new_entries() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM fresh WHERE number IS NOT NULL)
    OR EXISTS (SELECT 1 FROM fresh JOIN finance_period p ON p.id = fresh.period_id WHERE p.state = 'final') THEN
    RAISE EXCEPTION 'guard: %% on %% is refused', TG_OP, TG_TABLE_NAME;
  END IF;
  RETURN NULL;
END $$""",
    """CREATE FUNCTION kontor_guard_moved_entry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.period_id <> OLD.period_id
    AND EXISTS (SELECT 1 FROM finance_period p WHERE p.id = NEW.period_id AND p.state = 'final') THEN
    RAISE EXCEPTION 'guard: %% on %% is refused', TG_OP, TG_TABLE_NAME;
  END IF;
  RETURN NEW;
END $$""",
    "CREATE TRIGGER guard_finance_entry_insert AFTER INSERT ON finance_entry REFERENCING NEW TABLE AS fresh "
    "FOR EACH STATEMENT EXECUTE FUNCTION kontor_guard_new_entries()",
    "CREATE TRIGGER guard_finance_entry_move BEFORE UPDATE OF period_id ON finance_entry "
    "FOR EACH ROW EXECUTE FUNCTION kontor_guard_moved_entry()",
]


def upgrade() -> None:
    connection = op.get_bind()
    for statement in SQLITE if connection.dialect.name == "sqlite" else POSTGRES:
        connection.exec_driver_sql(statement)
