"""Orders are filled up to the terms of their supplier, and framework orders have days of notice."""

import sqlalchemy as sa
from alembic import op

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

revision = '0cb6e0259863'
down_revision = 'a51c0d3e7b92'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('inventory_order_terms',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('contact_id', sa.BigInteger(), nullable=False),
    sa.Column('least', sa.BigInteger(), nullable=False),
    sa.Column('free_from', sa.BigInteger(), nullable=False),
    sa.Column('most_days', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['contact_id'], ['contact.id'], name=op.f('fk_inventory_order_terms_contact_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_inventory_order_terms')),
    sa.UniqueConstraint('contact_id', name=op.f('uq_inventory_order_terms_contact_id')),
    info={'title': 'Terms of orders', 'reads': 'inventory.order.view', 'writes': 'inventory.order.change', 'hangs': {}, 'trailed': True}
    )
    op.add_column('inventory_frame', sa.Column('notice_days', sa.Integer(), server_default='0', nullable=False))
