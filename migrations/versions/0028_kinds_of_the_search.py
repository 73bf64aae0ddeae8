"""Numbers of the search are given by the book, with room for 1,023 tables; words part where the search parts them."""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None

# what the topics picked by hand so far; these numbers stay in the books that have them
NUMBERS = {
    "finance_account": 1,
    "finance_entry": 2,
    "contact": 20,
    "document": 30,
    "hr_person": 40,
    "it_asset": 50,
    "it_ticket": 51,
    "it_article": 52,
    "it_licence": 53,
    "it_component": 54,
    "it_address": 55,
    "it_check": 56,
    "it_weakness": 57,
    "it_supply": 58,
}
BEFORE, NOW = 64, 1024  # kinds in the row number of SQLite's full text
TABLES = {
    "search_text": "body, content='', contentless_delete=1, tokenize='unicode61', detail=none",
    "search_deep": "body, content='', contentless_delete=1, tokenize='unicode61', prefix='2 3'",
}


def upgrade() -> None:
    """Make the table of numbers and give every row of the index its new number."""
    kinds = op.create_table(
        "search_kind",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("table_name", sa.String(length=60), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_search_kind")),
        sa.UniqueConstraint("table_name", name=op.f("uq_search_kind_table_name")),
    )
    op.bulk_insert(kinds, [{"id": number, "table_name": name} for name, number in NUMBERS.items()])
    if op.get_bind().dialect.name == "sqlite":
        for name, about in TABLES.items():
            _number_anew(name, about)
    else:
        op.execute("SELECT setval(pg_get_serial_sequence('search_kind', 'id'), 60)")
        _part_words("search_text")
        _part_words("search_deep")


def _number_anew(name: str, about: str) -> None:
    """Write an index of SQLite again from its own words: it keeps no text that could be read."""
    op.execute(f"CREATE VIRTUAL TABLE search_words USING fts5vocab({name}, 'instance')")
    op.execute(f"CREATE VIRTUAL TABLE search_new USING fts5({about})")
    op.execute(
        f"INSERT INTO search_new (rowid, body) SELECT doc / {BEFORE} * {NOW} + doc % {BEFORE}, group_concat(term, ' ')"
        ' FROM (SELECT doc, term, "offset" FROM search_words ORDER BY doc, "offset") GROUP BY doc'
    )
    op.execute("DROP TABLE search_words")
    op.execute(f"DROP TABLE {name}")
    op.execute(f"ALTER TABLE search_new RENAME TO {name}")


def _part_words(name: str) -> None:
    """Part words at underscores, as SQLite always did; the parts take the places from the word's on."""
    bind = op.get_bind()
    rows = bind.execute(
        sa.text(
            f"SELECT kind, row_key, w.lexeme, w.positions FROM {name} s, unnest(s.body) w WHERE s.body::text LIKE '%\\_%'"
        )
    ).all()
    found: dict[tuple[int, int], dict[str, set[int]]] = {}
    for kind, key, word, places in rows:
        words = found.setdefault((kind, key), {})
        for step, part in enumerate(one for one in word.split("_") if one):
            words.setdefault(part, set()).update(place + step for place in places or ())
    for (kind, key), words in found.items():
        body = " ".join(
            "'" + word.replace("\\", "\\\\").replace("'", "''") + "'"
            + (":" + ",".join(map(str, sorted(places)[:250])) if places else "")
            for word, places in words.items()
        )  # fmt: skip
        bind.execute(
            sa.text(f"UPDATE {name} SET body = CAST(:body AS tsvector) WHERE kind = :kind AND row_key = :key"),
            {"body": body, "kind": kind, "key": key},
        )
