"""An approval is about a content; a filing is corrected by two people, and on its first day a term does not bind yet."""

import sqlalchemy as sa
from alembic import op

MOMENT = sa.DateTime(timezone=True).with_variant(sa.BigInteger(), "sqlite")
KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

revision = '0e779e28f162'
down_revision = '3f9d2c71b8e4'
branch_labels = None
depends_on = None

# a filed document is kept shorter only where two people corrected its filing, and just until the day that follows from it
SHORTER = """OLD.state <> 'inbox' AND OLD.keep_until IS NOT NULL AND (NEW.keep_until IS NULL OR NEW.keep_until < OLD.keep_until)
  AND NOT EXISTS (SELECT 1 FROM document_correction c WHERE c.document_id = OLD.id AND c.agreed_at IS NOT NULL
    AND c.agreed_by <> c.asked_by AND c.until IS NOT DISTINCT FROM NEW.keep_until)"""
CORRECTED = (
    "NEW.document_id <> OLD.document_id OR NEW.asked_by <> OLD.asked_by OR NEW.until IS DISTINCT FROM OLD.until"
    " OR (OLD.agreed_at IS NOT NULL AND (NEW.agreed_at IS DISTINCT FROM OLD.agreed_at OR NEW.agreed_by <> OLD.agreed_by))"
)
REFUSED = "BEGIN SELECT RAISE(ABORT, 'guard: {event} on {table} is refused'); END"
SQLITE = [
    "DROP TRIGGER guard_document_update",
    f"CREATE TRIGGER guard_document_update BEFORE UPDATE ON document WHEN (OLD.state = 'erased' OR ({SHORTER})) "
    + REFUSED.format(event="UPDATE", table="document"),
    "CREATE TRIGGER guard_document_correction_delete BEFORE DELETE ON document_correction "
    + REFUSED.format(event="DELETE", table="document_correction"),
    f"CREATE TRIGGER guard_document_correction_update BEFORE UPDATE ON document_correction WHEN ({CORRECTED}) "
    + REFUSED.format(event="UPDATE", table="document_correction"),
]
POSTGRES = [
    f"""CREATE FUNCTION kontor_guard_document() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state = 'erased' OR ({SHORTER}) THEN
    RAISE EXCEPTION 'guard: UPDATE on document is refused';
  END IF;
  RETURN NEW;
END $$""",
    "DROP TRIGGER guard_document_update ON document",
    "CREATE TRIGGER guard_document_update BEFORE UPDATE ON document FOR EACH ROW EXECUTE FUNCTION kontor_guard_document()",
    "CREATE TRIGGER guard_document_correction_delete BEFORE DELETE ON document_correction FOR EACH ROW EXECUTE FUNCTION kontor_guard()",
    "CREATE TRIGGER guard_document_correction_update BEFORE UPDATE ON document_correction FOR EACH ROW "
    f"WHEN ({CORRECTED}) EXECUTE FUNCTION kontor_guard()",
    # the archive of a local book is a file of its own, see app/data/upgrade.py
    "ALTER TABLE archive_bond ADD COLUMN since text NOT NULL DEFAULT ''",
    "CREATE TABLE archive_shorter (owner text NOT NULL, until text, asked_by text NOT NULL,"
    " agreed_by text NOT NULL CHECK (asked_by <> agreed_by), at text NOT NULL)",
    "CREATE TRIGGER guard_archive_shorter BEFORE UPDATE OR DELETE ON archive_shorter FOR EACH ROW EXECUTE FUNCTION kontor_guard()",
    """CREATE OR REPLACE FUNCTION kontor_guard_bond() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF EXISTS (SELECT 1 FROM archive_blob WHERE sha256 = OLD.sha256) THEN
      RAISE EXCEPTION 'guard: a term never goes while its file is here';
    END IF;
    RETURN OLD;
  END IF;
  IF NEW.sha256 <> OLD.sha256 OR NEW.owner <> OLD.owner OR NEW.since <> OLD.since
    OR (OLD.until IS NOT NULL AND (NEW.until IS NULL OR NEW.until < OLD.until) AND OLD.since < (CURRENT_DATE - 1)::text
      AND NOT EXISTS (SELECT 1 FROM archive_shorter m WHERE m.owner = OLD.owner AND m.until IS NOT DISTINCT FROM NEW.until)) THEN
    RAISE EXCEPTION 'guard: a term never ends earlier';
  END IF;
  RETURN NEW;
END $$""",
]


def upgrade() -> None:
    op.create_table('document_correction',
    sa.Column('id', KEY, nullable=False),
    sa.Column('document_id', sa.BigInteger(), nullable=False),
    sa.Column('type', sa.String(length=20), nullable=False),
    sa.Column('node', sa.String(length=12), nullable=False),
    sa.Column('until', sa.Date(), nullable=True),
    sa.Column('reason', sa.String(length=300), nullable=False),
    sa.Column('asked_by', sa.String(length=80), nullable=False),
    sa.Column('asked_at', MOMENT, nullable=False),
    sa.Column('agreed_by', sa.String(length=80), nullable=False),
    sa.Column('agreed_at', MOMENT, nullable=True),
    sa.Column('declined_at', MOMENT, nullable=True),
    sa.ForeignKeyConstraint(['document_id'], ['document.id'], name=op.f('fk_document_correction_document_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_document_correction')),
    info={'title': 'Correction of a filing', 'reads': 'documents.view', 'writes': 'documents.file', 'hangs': {}, 'trailed': True}
    )
    op.create_index(op.f('ix_document_correction_document_id'), 'document_correction', ['document_id'], unique=False)
    op.add_column('approval_run', sa.Column('content', sa.String(length=64), server_default='', nullable=False))
    op.add_column('document_erasure', sa.Column('was', sa.String(length=10), server_default='filed', nullable=False))
    connection = op.get_bind()
    for statement in SQLITE if connection.dialect.name == "sqlite" else POSTGRES:
        connection.exec_driver_sql(statement)
