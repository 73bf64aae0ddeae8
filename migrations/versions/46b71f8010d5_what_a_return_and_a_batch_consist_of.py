"""A bank movement keeps what a return or a batch consists of."""

import sqlalchemy as sa
from alembic import op

MOMENT = sa.DateTime(timezone=True).with_variant(sa.BigInteger(), "sqlite")
KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

revision = "46b71f8010d5"
down_revision = "3f9d2c71b8e4"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "finance_bank_line", sa.Column("original", sa.BigInteger(), server_default="0", nullable=False)
    )
    op.add_column("finance_bank_line", sa.Column("fee", sa.BigInteger(), server_default="0", nullable=False))
    op.add_column(
        "finance_bank_line", sa.Column("reason", sa.String(length=140), server_default="", nullable=False)
    )
    op.add_column("finance_bank_line", sa.Column("parts", sa.Text(), server_default="", nullable=False))
    op.add_column("finance_bank_line", sa.Column("batch", sa.LargeBinary(length=32), nullable=True))
