"""The per cent of a surcharge at its pay kind, and guards that keep released months of payroll as they were released.

Of a slip only what becomes of it changes afterwards: that it is filed, and that somebody who was left out is taken up later.
"""

import sqlalchemy as sa
from alembic import op

revision = '12b8544e4316'
down_revision = '9d41f7c2e6b8'
branch_labels = None
depends_on = None

RUN, SLIP, AMOUNT = "hr_payroll_run", "hr_payroll_slip", "hr_payroll_amount"
OF_SLIP = (
    "run_id, person_id, month, replaces_id, field, reason, inputs, digest, stamp, cost_centre, fund, gross, net, payout, employer"
)
OF_RUN = "month, state, login, computed_at, released_by, released_at"
RELEASED = f"EXISTS (SELECT 1 FROM {RUN} r WHERE r.id = {{row}}.run_id AND r.state = 'released')"
PAID = f"EXISTS (SELECT 1 FROM {SLIP} s JOIN {RUN} r ON r.id = s.run_id WHERE s.id = {{row}}.slip_id AND r.state = 'released')"
# name of the guard, event, table, when it refuses
GUARDS = [
    ("update", f"UPDATE OF {OF_RUN}", RUN, "OLD.state = 'released'"),
    ("delete", "DELETE", RUN, "OLD.state = 'released'"),
    ("update", f"UPDATE OF {OF_SLIP}", SLIP, f"{RELEASED.format(row='OLD')} OR {RELEASED.format(row='NEW')}"),
    ("delete", "DELETE", SLIP, RELEASED.format(row="OLD")),
    ("insert", "INSERT", SLIP, RELEASED.format(row="NEW")),
    ("update", "UPDATE", AMOUNT, f"{PAID.format(row='OLD')} OR {PAID.format(row='NEW')}"),
    ("delete", "DELETE", AMOUNT, PAID.format(row="OLD")),
    ("insert", "INSERT", AMOUNT, PAID.format(row="NEW")),
]


def function(table: str, holds: str) -> str:
    return f"""CREATE FUNCTION kontor_guard_{table}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    IF {holds.format(row="OLD")} THEN
      RAISE EXCEPTION 'guard: %% on %% is refused', TG_OP, TG_TABLE_NAME;
    END IF;
  END IF;
  IF TG_OP = 'DELETE' THEN
    RETURN OLD;
  END IF;
  IF {holds.format(row="NEW")} THEN
    RAISE EXCEPTION 'guard: %% on %% is refused', TG_OP, TG_TABLE_NAME;
  END IF;
  RETURN NEW;
END $$"""


def upgrade() -> None:
    op.add_column("hr_payroll_kind", sa.Column("percent", sa.Integer(), server_default="0", nullable=False))
    connection = op.get_bind()
    sqlite = connection.dialect.name == "sqlite"
    if not sqlite:
        connection.exec_driver_sql(function(SLIP, RELEASED))
        connection.exec_driver_sql(function(AMOUNT, PAID))
    for name, event, table, refuses in GUARDS:
        head = f"CREATE TRIGGER guard_{table}_{name} BEFORE {event} ON {table}"
        if sqlite:
            said = f"SELECT RAISE(ABORT, 'guard: {event.split()[0]} on {table} is refused')"
            body = f"WHEN {refuses} BEGIN {said}; END"
        elif table == RUN:
            body = f"FOR EACH ROW WHEN ({refuses}) EXECUTE FUNCTION kontor_guard()"
        else:
            body = f"FOR EACH ROW EXECUTE FUNCTION kontor_guard_{table}()"
        connection.exec_driver_sql(f"{head} {body}")
