"""What may be there once is held by the database too: open audits of a place, who signs in, what books a movement, the payable of a return."""

import sqlalchemy as sa
from alembic import op

revision = "5e0c9a7d3b18"
down_revision = ("0029", "7c1e5b0a9d42")
branch_labels = None
depends_on = None

# name, table, columns, of which rows
ONCE = (
    ("uq_it_audit_open", "it_audit", "location_id", "closed IS NULL"),
    ("uq_hr_person_login", "hr_person", "login", "login <> ''"),
    (
        "uq_finance_bank_line_stack_line",
        "finance_bank_line",
        "bank_account_id, stack_line_id",
        "stack_line_id IS NOT NULL",
    ),
    ("uq_finance_entry_vat", "finance_entry", "document", "origin = 'vat' AND reversal_of IS NULL"),
)


def upgrade() -> None:
    """Make the indexes; a book that has doubles already keeps them, and the index begins after the last of them."""
    bind = op.get_bind()
    for name, table, columns, where in ONCE:
        doubles = bind.scalar(
            sa.text(
                f"SELECT max(newest) FROM (SELECT max(id) AS newest FROM {table} WHERE {where}"
                f" GROUP BY {columns} HAVING count(*) > 1) AS doubles"
            )
        )
        since = f" AND id > {int(doubles)}" if doubles else ""
        op.execute(f"CREATE UNIQUE INDEX {name} ON {table} ({columns}) WHERE {where}{since}")
