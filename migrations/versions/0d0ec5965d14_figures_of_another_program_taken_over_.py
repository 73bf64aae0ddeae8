"""What another program reckoned of a year is brought forward whole: months, taxes, contributions of both sides, limits of benefits."""

import sqlalchemy as sa
from alembic import op

MOMENT = sa.DateTime(timezone=True).with_variant(sa.BigInteger(), "sqlite")
KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

revision = '0d0ec5965d14'
down_revision = 'd27e9b4a6c13'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('hr_payroll_opening', sa.Column('first_month', sa.Integer(), nullable=True))
    op.add_column('hr_payroll_opening', sa.Column('last_month', sa.Integer(), nullable=True))
    op.add_column('hr_payroll_opening', sa.Column('gross', sa.BigInteger(), server_default='0', nullable=False))
    op.add_column('hr_payroll_opening', sa.Column('once', sa.BigInteger(), server_default='0', nullable=False))
    op.add_column('hr_payroll_opening', sa.Column('wage_tax', sa.BigInteger(), server_default='0', nullable=False))
    op.add_column('hr_payroll_opening', sa.Column('soli', sa.BigInteger(), server_default='0', nullable=False))
    op.add_column('hr_payroll_opening', sa.Column('church', sa.BigInteger(), server_default='0', nullable=False))
    op.add_column('hr_payroll_opening', sa.Column('health_own', sa.BigInteger(), server_default='0', nullable=False))
    op.add_column('hr_payroll_opening', sa.Column('health_other', sa.BigInteger(), server_default='0', nullable=False))
    op.add_column('hr_payroll_opening', sa.Column('care_own', sa.BigInteger(), server_default='0', nullable=False))
    op.add_column('hr_payroll_opening', sa.Column('care_other', sa.BigInteger(), server_default='0', nullable=False))
    op.add_column('hr_payroll_opening', sa.Column('pension_own', sa.BigInteger(), server_default='0', nullable=False))
    op.add_column('hr_payroll_opening', sa.Column('pension_other', sa.BigInteger(), server_default='0', nullable=False))
    op.add_column('hr_payroll_opening', sa.Column('unemployment_own', sa.BigInteger(), server_default='0', nullable=False))
    op.add_column('hr_payroll_opening', sa.Column('unemployment_other', sa.BigInteger(), server_default='0', nullable=False))
    op.add_column('hr_payroll_opening', sa.Column('levies', sa.BigInteger(), server_default='0', nullable=False))
    op.add_column('hr_payroll_opening', sa.Column('payout', sa.BigInteger(), server_default='0', nullable=False))
    op.add_column('hr_payroll_opening', sa.Column('used_rebate', sa.BigInteger(), server_default='0', nullable=False))
    op.add_column('hr_payroll_opening', sa.Column('used_plan', sa.BigInteger(), server_default='0', nullable=False))
    op.add_column('hr_payroll_opening', sa.Column('used_plan_insured', sa.BigInteger(), server_default='0', nullable=False))
    op.add_column('hr_payroll_opening', sa.Column('used_relax', sa.BigInteger(), server_default='0', nullable=False))
    op.add_column('hr_payroll_opening', sa.Column('used_gift', sa.BigInteger(), server_default='0', nullable=False))
    op.add_column('hr_payroll_opening', sa.Column('used_health', sa.BigInteger(), server_default='0', nullable=False))
    op.add_column('hr_payroll_opening', sa.Column('ticket', sa.BigInteger(), server_default='0', nullable=False))
    op.add_column('hr_payroll_opening', sa.Column('ride', sa.BigInteger(), server_default='0', nullable=False))
    op.add_column('hr_payroll_opening', sa.Column('reason', sa.String(length=160), server_default='', nullable=False))
