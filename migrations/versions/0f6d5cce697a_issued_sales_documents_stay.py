"""Guards that keep issued sales documents and their positions as they were sent; only what becomes of them changes."""

from alembic import op

revision = "0f6d5cce697a"
down_revision = '5b9e7d14c3a6'
branch_labels = None
depends_on = None

DOCUMENT, LINE, ADVANCE = "finance_sales_document", "finance_sales_line", "finance_sales_advance"
# State and reason say what became of it; the customer's key moves when two contacts are merged.
SENT = (
    "kind, number, day, language, supply, supplied_from, supplied_until, valid_until, title, intro, closing, discount, net_days, "
    "reference, ordered, cost, on_land, origin_id, due, net, tax, gross, payable, account, entry_id, file_id, pdf, xml"
)
POSITION = "document_id, position, kind, text, quantity, unit, price, discount, tax, account, cost"
ISSUED = f"EXISTS (SELECT 1 FROM {DOCUMENT} d WHERE d.id = {{row}}.document_id AND d.number <> '')"
# name of the guard, event, table, when it refuses on SQLite
GUARDS = [
    ("update", f"UPDATE OF {SENT}", DOCUMENT, "OLD.number <> ''"),
    ("delete", "DELETE", DOCUMENT, "OLD.number <> ''"),
    ("update", f"UPDATE OF {POSITION}", LINE, f"{ISSUED.format(row='OLD')} OR {ISSUED.format(row='NEW')}"),
    ("delete", "DELETE", LINE, ISSUED.format(row="OLD")),
    ("insert", "INSERT", LINE, ISSUED.format(row="NEW")),
    ("update", "UPDATE", ADVANCE, "1"),
    ("delete", "DELETE", ADVANCE, "1"),
]
FUNCTIONS = [
    f"""CREATE FUNCTION kontor_guard_sales_line() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    IF {ISSUED.format(row="OLD")} THEN
      RAISE EXCEPTION 'guard: %% on %% is refused', TG_OP, TG_TABLE_NAME;
    END IF;
  END IF;
  IF TG_OP = 'DELETE' THEN
    RETURN OLD;
  END IF;
  IF {ISSUED.format(row="NEW")} THEN
    RAISE EXCEPTION 'guard: %% on %% is refused', TG_OP, TG_TABLE_NAME;
  END IF;
  RETURN NEW;
END $$""",
]


def upgrade() -> None:
    connection = op.get_bind()
    sqlite = connection.dialect.name == "sqlite"
    for statement in () if sqlite else FUNCTIONS:
        connection.exec_driver_sql(statement)
    for name, event, table, refuses in GUARDS:
        head = f"CREATE TRIGGER guard_{table}_{name} BEFORE {event} ON {table}"
        said = f"SELECT RAISE(ABORT, 'guard: {event.split()[0]} on {table} is refused')"
        if sqlite:
            body = f"WHEN {refuses} BEGIN {said}; END"
        elif table == LINE:
            body = "FOR EACH ROW EXECUTE FUNCTION kontor_guard_sales_line()"
        else:
            when = f"WHEN ({refuses}) " if table == DOCUMENT else ""
            body = f"FOR EACH ROW {when}EXECUTE FUNCTION kontor_guard()"
        connection.exec_driver_sql(f"{head} {body}")
