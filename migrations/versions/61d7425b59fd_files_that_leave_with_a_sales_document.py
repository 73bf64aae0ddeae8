"""Files that leave with a sales document; they stay as they were sent once it is issued."""

import sqlalchemy as sa
from alembic import op

MOMENT = sa.DateTime(timezone=True).with_variant(sa.BigInteger(), "sqlite")
KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

revision = '61d7425b59fd'
down_revision = 'c4a8e05b7d93'
branch_labels = None
depends_on = None


TABLE = "finance_sales_enclosure"
ISSUED = "EXISTS (SELECT 1 FROM finance_sales_document d WHERE d.id = {row}.document_id AND d.number <> '')"


def guard() -> None:
    """Refuse what would change the enclosures of an issued document, as it is refused for its positions."""
    connection = op.get_bind()
    for event, row in (("INSERT", "NEW"), ("UPDATE", "OLD"), ("DELETE", "OLD")):
        if connection.dialect.name == "sqlite":
            said = f"SELECT RAISE(ABORT, 'guard: {event} on {TABLE} is refused')"
            body = f"WHEN {ISSUED.format(row=row)} BEGIN {said}; END"
        else:
            body = "FOR EACH ROW EXECUTE FUNCTION kontor_guard_sales_line()"
        connection.exec_driver_sql(f"CREATE TRIGGER guard_{TABLE}_{event.lower()} BEFORE {event} ON {TABLE} {body}")


def upgrade() -> None:
    op.create_table('finance_sales_enclosure',
    sa.Column('id', KEY, nullable=False),
    sa.Column('document_id', sa.BigInteger(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('attachment_id', sa.BigInteger(), nullable=False),
    sa.Column('file_name', sa.String(length=255), nullable=False),
    sa.Column('mime', sa.String(length=80), nullable=False),
    sa.Column('sha256', sa.LargeBinary(length=32), nullable=False),
    sa.ForeignKeyConstraint(['document_id'], ['finance_sales_document.id'], name=op.f('fk_finance_sales_enclosure_document_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_finance_sales_enclosure')),
    info={'title': 'Enclosure', 'reads': 'finance.sales.view', 'writes': 'finance.sales.change', 'hangs': {}, 'trailed': True}
    )
    op.create_index(op.f('ix_finance_sales_enclosure_document_id'), 'finance_sales_enclosure', ['document_id'], unique=False)
    guard()
