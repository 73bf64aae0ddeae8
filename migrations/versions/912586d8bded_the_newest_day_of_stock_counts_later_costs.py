"""The newest day of an article's stock counts its later costs: what is booked before one is set in its place."""

from alembic import op

revision = '912586d8bded'
down_revision = 'a51c0d3e7b92'
branch_labels = None
depends_on = None

NEWEST = (
    "(SELECT max(c.day) FROM inventory_cost c JOIN inventory_move m ON m.id = c.move_id "
    "WHERE m.article_id = inventory_held.article_id)"
)


def upgrade() -> None:
    op.execute(f"UPDATE inventory_held SET day = {NEWEST} WHERE day < {NEWEST}")


def downgrade() -> None:
    pass
