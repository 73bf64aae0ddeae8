"""Needs, enquiries and framework orders."""

import sqlalchemy as sa
from alembic import op

MOMENT = sa.DateTime(timezone=True).with_variant(sa.BigInteger(), "sqlite")
KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

revision = '102e14610ba0'
down_revision = 'b7f2c94d1e60'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('inventory_enquiry',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('number', sa.String(length=20), nullable=False),
    sa.Column('title', sa.String(length=120), nullable=False),
    sa.Column('state', sa.String(length=9), nullable=False),
    sa.Column('day', sa.Date(), nullable=True),
    sa.Column('answer_by', sa.Date(), nullable=True),
    sa.Column('wanted', sa.Date(), nullable=True),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('written_by', sa.String(length=80), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_inventory_enquiry')),
    info={'title': 'Enquiry', 'reads': 'inventory.enquiry.view', 'writes': 'inventory.enquiry.change', 'hangs': {}, 'trailed': True}
    )
    op.create_index(op.f('ix_inventory_enquiry_number'), 'inventory_enquiry', ['number'], unique=False)
    op.create_index(op.f('ix_inventory_enquiry_state'), 'inventory_enquiry', ['state'], unique=False)
    op.create_table('inventory_frame',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('contact_id', sa.BigInteger(), nullable=False),
    sa.Column('number', sa.String(length=40), nullable=False),
    sa.Column('title', sa.String(length=120), nullable=False),
    sa.Column('since', sa.Date(), nullable=False),
    sa.Column('until', sa.Date(), nullable=False),
    sa.Column('notes', sa.Text(), nullable=False),
    sa.Column('called', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['contact_id'], ['contact.id'], name=op.f('fk_inventory_frame_contact_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_inventory_frame')),
    info={'title': 'Framework order', 'reads': 'inventory.order.view', 'writes': 'inventory.order.change', 'hangs': {}, 'trailed': True}
    )
    op.create_index(op.f('ix_inventory_frame_contact_id'), 'inventory_frame', ['contact_id'], unique=False)
    op.create_table('inventory_offer',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('enquiry_id', sa.BigInteger(), nullable=False),
    sa.Column('contact_id', sa.BigInteger(), nullable=False),
    sa.Column('reference', sa.String(length=60), nullable=False),
    sa.Column('day', sa.Date(), nullable=True),
    sa.Column('freight', sa.BigInteger(), nullable=False),
    sa.Column('lead_days', sa.Integer(), nullable=True),
    sa.Column('valid_until', sa.Date(), nullable=True),
    sa.Column('declined', sa.Boolean(), nullable=False),
    sa.Column('notes', sa.Text(), nullable=False),
    sa.Column('file_id', sa.BigInteger(), nullable=True),
    sa.Column('pdf', sa.LargeBinary(length=32), nullable=True),
    sa.Column('order_id', sa.BigInteger(), nullable=True),
    sa.ForeignKeyConstraint(['contact_id'], ['contact.id'], name=op.f('fk_inventory_offer_contact_id')),
    sa.ForeignKeyConstraint(['enquiry_id'], ['inventory_enquiry.id'], name=op.f('fk_inventory_offer_enquiry_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_inventory_offer')),
    info={'title': 'Offer', 'reads': 'inventory.enquiry.view', 'writes': 'inventory.enquiry.change', 'hangs': {}, 'trailed': True}
    )
    op.create_index(op.f('ix_inventory_offer_contact_id'), 'inventory_offer', ['contact_id'], unique=False)
    op.create_index(op.f('ix_inventory_offer_enquiry_id'), 'inventory_offer', ['enquiry_id'], unique=False)
    op.create_index('uq_inventory_offer', 'inventory_offer', ['enquiry_id', 'contact_id'], unique=True)
    op.create_table('inventory_frame_line',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('frame_id', sa.BigInteger(), nullable=False),
    sa.Column('article_id', sa.BigInteger(), nullable=True),
    sa.Column('text', sa.String(length=400), nullable=False),
    sa.Column('quantity', sa.BigInteger(), nullable=False),
    sa.Column('unit', sa.String(length=3), nullable=False),
    sa.Column('price', sa.BigInteger(), nullable=False),
    sa.CheckConstraint('quantity > 0', name=op.f('ck_inventory_frame_line_quantity')),
    sa.ForeignKeyConstraint(['article_id'], ['inventory_article.id'], name=op.f('fk_inventory_frame_line_article_id')),
    sa.ForeignKeyConstraint(['frame_id'], ['inventory_frame.id'], name=op.f('fk_inventory_frame_line_frame_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_inventory_frame_line')),
    info={'title': 'Agreed quantity', 'reads': 'inventory.order.view', 'writes': 'inventory.order.change', 'hangs': {}, 'trailed': True}
    )
    op.create_index(op.f('ix_inventory_frame_line_article_id'), 'inventory_frame_line', ['article_id'], unique=False)
    op.create_index(op.f('ix_inventory_frame_line_frame_id'), 'inventory_frame_line', ['frame_id'], unique=False)
    op.create_table('inventory_need',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('number', sa.String(length=20), nullable=False),
    sa.Column('asked_by', sa.String(length=80), nullable=False),
    sa.Column('article_id', sa.BigInteger(), nullable=True),
    sa.Column('text', sa.String(length=400), nullable=False),
    sa.Column('quantity', sa.BigInteger(), nullable=False),
    sa.Column('unit', sa.String(length=3), nullable=False),
    sa.Column('estimate', sa.BigInteger(), nullable=True),
    sa.Column('wanted', sa.Date(), nullable=True),
    sa.Column('cost1', sa.String(length=36), nullable=False),
    sa.Column('purpose', sa.String(length=200), nullable=False),
    sa.Column('state', sa.String(length=9), nullable=False),
    sa.Column('refusal', sa.String(length=200), nullable=False),
    sa.Column('order_line_id', sa.BigInteger(), nullable=True),
    sa.CheckConstraint('quantity > 0', name=op.f('ck_inventory_need_quantity')),
    sa.ForeignKeyConstraint(['article_id'], ['inventory_article.id'], name=op.f('fk_inventory_need_article_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_inventory_need')),
    info={'title': 'Requisition', 'reads': 'inventory.need.view', 'writes': 'inventory.need.change', 'hangs': {}, 'trailed': True}
    )
    op.create_index(op.f('ix_inventory_need_article_id'), 'inventory_need', ['article_id'], unique=False)
    op.create_index(op.f('ix_inventory_need_number'), 'inventory_need', ['number'], unique=False)
    op.create_index(op.f('ix_inventory_need_order_line_id'), 'inventory_need', ['order_line_id'], unique=False)
    op.create_index(op.f('ix_inventory_need_state'), 'inventory_need', ['state'], unique=False)
    op.create_table('inventory_enquiry_line',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('enquiry_id', sa.BigInteger(), nullable=False),
    sa.Column('need_id', sa.BigInteger(), nullable=True),
    sa.Column('article_id', sa.BigInteger(), nullable=True),
    sa.Column('text', sa.String(length=400), nullable=False),
    sa.Column('quantity', sa.BigInteger(), nullable=False),
    sa.Column('unit', sa.String(length=3), nullable=False),
    sa.Column('order_line_id', sa.BigInteger(), nullable=True),
    sa.CheckConstraint('quantity > 0', name=op.f('ck_inventory_enquiry_line_quantity')),
    sa.ForeignKeyConstraint(['article_id'], ['inventory_article.id'], name=op.f('fk_inventory_enquiry_line_article_id')),
    sa.ForeignKeyConstraint(['enquiry_id'], ['inventory_enquiry.id'], name=op.f('fk_inventory_enquiry_line_enquiry_id')),
    sa.ForeignKeyConstraint(['need_id'], ['inventory_need.id'], name=op.f('fk_inventory_enquiry_line_need_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_inventory_enquiry_line')),
    info={'title': 'Line of an enquiry', 'reads': 'inventory.enquiry.view', 'writes': 'inventory.enquiry.change', 'hangs': {}, 'trailed': True}
    )
    op.create_index(op.f('ix_inventory_enquiry_line_order_line_id'), 'inventory_enquiry_line', ['order_line_id'], unique=False)
    op.create_index(op.f('ix_inventory_enquiry_line_article_id'), 'inventory_enquiry_line', ['article_id'], unique=False)
    op.create_index(op.f('ix_inventory_enquiry_line_enquiry_id'), 'inventory_enquiry_line', ['enquiry_id'], unique=False)
    op.create_index(op.f('ix_inventory_enquiry_line_need_id'), 'inventory_enquiry_line', ['need_id'], unique=False)
    op.create_table('inventory_offer_price',
    sa.Column('id', KEY, nullable=False),
    sa.Column('offer_id', sa.BigInteger(), nullable=False),
    sa.Column('line_id', sa.BigInteger(), nullable=False),
    sa.Column('least', sa.BigInteger(), nullable=False),
    sa.Column('price', sa.BigInteger(), nullable=False),
    sa.ForeignKeyConstraint(['line_id'], ['inventory_enquiry_line.id'], name=op.f('fk_inventory_offer_price_line_id')),
    sa.ForeignKeyConstraint(['offer_id'], ['inventory_offer.id'], name=op.f('fk_inventory_offer_price_offer_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_inventory_offer_price')),
    info={'title': 'Price of an offer', 'reads': 'inventory.enquiry.view', 'writes': 'inventory.enquiry.change', 'hangs': {}, 'trailed': True}
    )
    op.create_index(op.f('ix_inventory_offer_price_line_id'), 'inventory_offer_price', ['line_id'], unique=False)
    op.create_index('uq_inventory_offer_price', 'inventory_offer_price', ['offer_id', 'line_id', 'least'], unique=True)
    op.execute("ALTER TABLE inventory_order_line ADD COLUMN frame_line_id BIGINT CONSTRAINT fk_inventory_order_line_frame_line_id REFERENCES inventory_frame_line (id)")
    op.add_column('inventory_order_line', sa.Column('excess', sa.String(length=200), server_default='', nullable=False))
    op.create_index(op.f('ix_inventory_order_line_frame_line_id'), 'inventory_order_line', ['frame_line_id'], unique=False)
    op.add_column('inventory_receipt', sa.Column('mark', sa.Integer(), nullable=True))
