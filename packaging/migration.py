"""Write the next migration from the difference between the models and a fresh book: `python3 packaging/migration.py "title"`."""

from __future__ import annotations

import sys
import tempfile
from importlib import import_module
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


BY_HAND = ("ix_finance_entry_reversal_of", "uq_finance_entry_fiscal_year_id_number")  # partial indexes, see migration 0003


def main(title: str) -> None:
    """Make a book with the known migrations and let Alembic compare."""
    from alembic import command
    from alembic.config import Config

    from app.core.manifest import topics
    from app.data.books import DATABASE
    from app.data.engine import sqlite_engine
    from app.data.tables import Base

    import_module("app.data.workflow")  # tables of a shared mechanism
    for topic in topics():
        if topic.models:
            __import__(topic.models)
    versions = ROOT / "migrations" / "versions"
    number = f"{len(list(versions.glob('[0-9]*.py'))) + 1:04d}"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / DATABASE
        path.touch()
        engine = sqlite_engine(path)
        config = Config()
        config.set_main_option("script_location", str(ROOT / "migrations"))
        config.attributes["metadata"] = Base.metadata
        config.attributes["options"] = {
            "render_item": render,
            "include_object": lambda _o, name, kind, *_: (
                not (kind == "table" and name.startswith(("search_text", "search_deep", "archive_"))) and name not in BY_HAND
            ),
        }
        with engine.connect().execution_options(kontor_write=True) as connection, connection.begin():
            config.attributes["connection"] = connection
            if list(versions.glob("[0-9]*.py")):
                command.upgrade(config, "head")
            command.revision(config, message=title, autogenerate=True, rev_id=number)
        engine.dispose()
    print(f"migrations/versions/{number}_*.py written; read it.")


if __name__ == "__main__":
    main(sys.argv[1])
