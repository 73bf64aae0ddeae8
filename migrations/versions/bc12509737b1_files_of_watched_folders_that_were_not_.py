"""Files of watched folders that were not taken in are kept to be told, and words of the full text may be longer."""

import sqlalchemy as sa
from alembic import op

MOMENT = sa.DateTime(timezone=True).with_variant(sa.BigInteger(), "sqlite")
KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

revision = "bc12509737b1"
down_revision = ("1081f2e4171b", "46b71f8010d5", "de3f42fd5687")
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "document_folder_trouble",
        sa.Column("id", KEY, nullable=False),
        sa.Column("watched_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("why", sa.String(length=300), nullable=False),
        sa.ForeignKeyConstraint(
            ["watched_id"], ["document_watched.id"], name=op.f("fk_document_folder_trouble_watched_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document_folder_trouble")),
        info={
            "title": "File not taken in",
            "reads": "documents.intake",
            "writes": "documents.intake",
            "hangs": {},
            "trailed": False,
        },
    )
    op.create_index(
        "uq_document_folder_trouble_watched_id_name",
        "document_folder_trouble",
        ["watched_id", "name"],
        unique=True,
    )
    if op.get_bind().dialect.name == "postgresql":  # SQLite holds no text to its length
        for name in ("word", "shown"):
            op.alter_column("search_word", name, type_=sa.String(60), existing_nullable=False)
