"""Letters go to staff and applicants, and who leaves is kept."""

import sqlalchemy as sa
from alembic import op

MOMENT = sa.DateTime(timezone=True).with_variant(sa.BigInteger(), "sqlite")
KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

revision = 'e46c22b702d7'
down_revision = '61d7425b59fd'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('hr_reference_block',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('aspect', sa.String(length=10), nullable=False),
    sa.Column('grade', sa.String(length=1), nullable=False),
    sa.Column('final', sa.String(length=600), nullable=False),
    sa.Column('interim', sa.String(length=600), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_hr_reference_block')),
    )
    op.create_index('uq_hr_reference_block_aspect_grade', 'hr_reference_block', ['aspect', 'grade'], unique=True)
    op.create_table('hr_leaving',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('person_id', sa.BigInteger(), nullable=False),
    sa.Column('kind', sa.String(length=8), nullable=False),
    sa.Column('given', sa.Date(), nullable=True),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('note', sa.String(length=1000), nullable=False),
    sa.Column('state', sa.String(length=4), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['hr_person.id'], name=op.f('fk_hr_leaving_person_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_hr_leaving')),
    sa.UniqueConstraint('person_id', name=op.f('uq_hr_leaving_person_id')),
    )
    op.create_index(op.f('ix_hr_leaving_state'), 'hr_leaving', ['state'], unique=False)
    op.add_column('letter', sa.Column('receiver_table', sa.String(length=40), server_default='', nullable=False))
    op.add_column('letter', sa.Column('receiver_key', sa.BigInteger(), nullable=True))
    op.add_column('letter', sa.Column('receiver', sa.String(length=160), server_default='', nullable=False))
    op.add_column('letter', sa.Column('purpose', sa.String(length=16), server_default='', nullable=False))
    op.add_column('letter_template', sa.Column('receiver', sa.String(length=40), server_default='', nullable=False))
    op.add_column('letter_template', sa.Column('purpose', sa.String(length=16), server_default='', nullable=False))
