"""Taxation has days, returns stay as they were filed, and accounts have positions by day."""

import sqlalchemy as sa
from alembic import op

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

revision = 'de3f42fd5687'
down_revision = '3f9d2c71b8e4'
branch_labels = None
depends_on = None


SQLITE = [
    f"CREATE TRIGGER guard_finance_vat_return_{what.lower()} BEFORE {what} ON finance_vat_return "
    f"BEGIN SELECT RAISE(ABORT, 'guard: {what} on finance_vat_return is refused'); END"
    for what in ("UPDATE", "DELETE")
]
POSTGRES = [
    "CREATE TRIGGER guard_finance_vat_return_update BEFORE UPDATE OR DELETE ON finance_vat_return "
    "FOR EACH ROW EXECUTE FUNCTION kontor_guard()",
    # the first tax cases brought their keys themselves; those that are added now get the next ones
    "SELECT setval(pg_get_serial_sequence('finance_tax_case', 'id'), "
    "greatest((SELECT coalesce(max(id), 1) FROM finance_tax_case), 1), (SELECT count(*) > 0 FROM finance_tax_case))",
]


def upgrade() -> None:
    op.create_table('finance_taxation',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('valid_from', sa.Date(), nullable=False),
    sa.Column('scheme', sa.String(length=8), nullable=False),
    sa.Column('small_business', sa.Boolean(), server_default='0', nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_finance_taxation')),
    sa.UniqueConstraint('valid_from', name=op.f('uq_finance_taxation_valid_from'))
    )
    op.create_table('finance_vat_return',
    sa.Column('id', KEY, nullable=False),
    sa.Column('since', sa.Date(), nullable=False),
    sa.Column('until', sa.Date(), nullable=False),
    sa.Column('number', sa.SmallInteger(), nullable=False),
    sa.Column('filed', sa.Date(), nullable=False),
    sa.Column('login', sa.String(length=80), nullable=False),
    sa.Column('payable', sa.BigInteger(), nullable=False),
    sa.Column('figures', sa.Text(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_finance_vat_return'))
    )
    op.create_index('uq_finance_vat_return_since_until_number', 'finance_vat_return', ['since', 'until', 'number'], unique=True)
    op.create_table('finance_account_place',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('account_id', sa.BigInteger(), nullable=False),
    sa.Column('valid_from', sa.Date(), nullable=False),
    sa.Column('hgb', sa.String(length=12), nullable=False),
    sa.Column('hgb_other', sa.String(length=12), nullable=False),
    sa.Column('bwa', sa.String(length=4), nullable=False),
    sa.Column('eur', sa.String(length=20), nullable=False),
    sa.ForeignKeyConstraint(['account_id'], ['finance_account.id'], name=op.f('fk_finance_account_place_account_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_finance_account_place'))
    )
    op.create_index('uq_finance_account_place_account_id_valid_from', 'finance_account_place', ['account_id', 'valid_from'], unique=True)
    for statement in SQLITE if op.get_bind().dialect.name == 'sqlite' else POSTGRES:
        op.get_bind().exec_driver_sql(statement)
