"""The schema of a book: made at once from a file for a new one, and read back so that two ways to it can be compared.

Migrations bring an older book here. `migrations/schema/` holds what all of them together make, statement by statement,
written by `packaging/migration.py` from a migrated book; a test proves that it still is the same on both databases.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, inspect, text

from app.core.dataclass import dataclass
from app.core.paths import program
from app.data.roles import quoted

NEXT = "\n;;\n"  # between the statements of a file: no statement of ours holds it
HEAD = 2_000  # characters of a migration in which it says on which others it stands
_REVISION = re.compile(r"^(revision|down_revision|depends_on)\b[^=]*=\s*(.+)$", re.MULTILINE)


def versions() -> Path:
    """Return the folder of the migrations."""
    return program() / "migrations" / "versions"


@lru_cache(maxsize=1)
def known_revisions() -> dict[str, frozenset[str]]:
    """Return every revision of the program with those it stands on, read from the files without importing Alembic."""
    found: dict[str, frozenset[str]] = {}
    for path in versions().glob("*.py"):
        with path.open(encoding="utf-8") as file:
            said = dict(_REVISION.findall(file.read(HEAD)))
        below = said.get("down_revision", "") + said.get("depends_on", "")
        found[_names(said["revision"])[0]] = frozenset(_names(below))
    return found


def _names(value: str) -> list[str]:
    return re.findall(r"[\"']([0-9a-z]+)[\"']", value)


def newest_revisions() -> frozenset[str]:
    """Return the revisions on which no other stands: what a book of now has."""
    known = known_revisions()
    return frozenset(known).difference(*known.values())


def file_of(dialect: str) -> Path:
    """Return the file with the schema of a new book on a database, 'sqlite' or 'postgresql'."""
    return program() / "migrations" / "schema" / f"{dialect}.sql"


def make_all(connection: Connection) -> None:
    """Make everything in an empty database, inside the caller's transaction, and say which migrations it stands for."""
    whole = file_of(connection.dialect.name).read_text(encoding="utf-8")
    statements = whole.strip().split(NEXT)
    if connection.dialect.name == "sqlite":
        for statement in statements:
            connection.exec_driver_sql(statement)
    else:
        raw = connection.connection.driver_connection
        assert raw is not None
        raw.execute(";\n".join(statements))
    for one in sorted(newest_revisions()):
        connection.execute(
            text("INSERT INTO alembic_version (version_num) VALUES (:version)"), {"version": one}
        )


def dump(connection: Connection) -> list[str]:
    """Return the statements that make the schema of a database and what migrations wrote into it, in an order in which they can be run."""
    if connection.dialect.name == "sqlite":
        return [*_dump_sqlite(connection), *_rows(connection)]
    return [*_dump_postgresql(connection), *_rows(connection), *_counters(connection)]


def write(connection: Connection) -> Path:
    """Write the schema of a migrated database to its file."""
    path = file_of(connection.dialect.name)
    path.parent.mkdir(exist_ok=True)
    path.write_text(NEXT.join(dump(connection)) + "\n", encoding="utf-8")
    return path


def _rows(connection: Connection) -> list[str]:
    """Return the rows that stand in an empty book, table by table: numbers and texts are all that migrations write."""
    made = []
    known = inspect(connection)
    for table in sorted(known.get_table_names()):
        if table == "alembic_version" or table.startswith(("search_text", "search_deep")):
            continue
        for row in connection.exec_driver_sql(f"SELECT * FROM {quoted(table)} ORDER BY 1").mappings():
            columns = ", ".join(quoted(str(name)) for name in row)
            values = ", ".join(_literal(value) for value in row.values())
            made.append(f"INSERT INTO {quoted(table)} ({columns}) VALUES ({values})")
    return made


def _literal(value: object) -> str:
    if value is None or isinstance(value, int):
        return "NULL" if value is None else str(value)
    if isinstance(value, str):
        return "'" + value.replace("'", "''") + "'"
    raise TypeError(f"{value!r} in an empty book")


def _counters(connection: Connection) -> list[str]:
    """Return where the counters of a server stand that rows of the migrations have moved."""
    query = text(
        "SELECT sequencename, last_value FROM pg_sequences WHERE last_value > 1 ORDER BY sequencename"
    )
    return [f"SELECT setval('{name}', {last})" for name, last in connection.execute(query)]


@dataclass(frozen=True)
class Part:
    """One thing that a SQLite file holds: 'table', 'index', 'view' or 'trigger', its name, and the statement that makes it."""

    kind: str
    name: str
    sql: str

    @property
    def virtual(self) -> bool:
        """Whether a module of SQLite answers for this table."""
        return self.sql.upper().startswith("CREATE VIRTUAL")


_OWN_OF_SQLITE = {"sqlite_sequence", "sqlite_stat1", "sqlite_stat2", "sqlite_stat3", "sqlite_stat4"}
_OF_FULL_TEXT = ("_data", "_idx", "_docsize", "_config", "_content")


def parts(rows: Iterable[Sequence[Any]]) -> list[Part]:
    """Return what a SQLite file holds, of rows of kind, name and statement: tables by name, then indexes, views and triggers.

    What SQLite makes by itself is left out: the tables of a full text, indexes without a statement, statistics.
    """
    found = [Part(kind=kind, name=name, sql=sql) for kind, name, sql in rows if sql is not None]
    own = {one.name + end for one in found if one.virtual for end in _OF_FULL_TEXT} | _OWN_OF_SQLITE
    order = {"table": 0, "index": 1, "view": 2, "trigger": 3}
    kept = [one for one in found if one.kind != "table" or one.name not in own]
    return sorted(kept, key=lambda one: (order[one.kind], one.name))


PARTS = "SELECT type, name, sql FROM sqlite_master"


def _dump_sqlite(connection: Connection) -> list[str]:
    return [one.sql for one in parts(connection.exec_driver_sql(PARTS).all())]


_COLUMNS = """
SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, pg_get_expr(d.adbin, d.adrelid),
  CASE WHEN a.attcollation <> t.typcollation THEN l.collname END
FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_type t ON t.oid = a.atttypid
LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum LEFT JOIN pg_collation l ON l.oid = a.attcollation
WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
ORDER BY c.relname, a.attnum
"""
_CONSTRAINTS = """
SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint
WHERE connamespace = 'public'::regnamespace AND contype IN ('p', 'u', 'c', 'f')
ORDER BY contype = 'f', conrelid::regclass::text, contype, conname
"""
_INDEXES = """
SELECT pg_get_indexdef(i.indexrelid) FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
WHERE c.relnamespace = 'public'::regnamespace AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = i.indexrelid
  AND k.contype IN ('p', 'u'))
ORDER BY c.relname
"""
_FUNCTIONS = """
SELECT pg_get_functiondef(oid) FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND proname LIKE 'kontor%'
ORDER BY proname
"""
_TRIGGERS = """
SELECT pg_get_triggerdef(t.oid) FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
WHERE c.relnamespace = 'public'::regnamespace AND NOT t.tgisinternal ORDER BY c.relname, t.tgname
"""
_RULES = """
SELECT pg_get_ruledef(r.oid) FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class
WHERE c.relnamespace = 'public'::regnamespace AND r.rulename <> '_RETURN' ORDER BY c.relname, r.rulename
"""
_POLICIES = """
SELECT 'CREATE POLICY ' || p.polname || ' ON ' || c.relname FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid
WHERE c.relnamespace = 'public'::regnamespace ORDER BY c.relname, p.polname
"""
_SEQUENCE = re.compile(r"nextval\('(\w+)'::regclass\)")


def _dump_postgresql(connection: Connection) -> list[str]:
    """Return tables with their counters, then keys and references, indexes, functions and triggers, as the catalogue says them."""
    tables: dict[str, list[str]] = {}
    counters: list[tuple[str, str, str]] = []
    for table, column, kind, needed, default, collation in connection.exec_driver_sql(_COLUMNS):
        said = f"{quoted(column)} {kind}"
        said += f" COLLATE {quoted(collation)}" if collation else ""
        said += f" DEFAULT {default}" if default else ""
        said += " NOT NULL" if needed else ""
        tables.setdefault(table, []).append(said)
        if found := _SEQUENCE.search(default or ""):
            counters.append((found[1], table, f"{quoted(table)}.{quoted(column)}"))
    made = [f"CREATE SEQUENCE {quoted(name)}" for name, _table, _column in counters]
    made += [
        f"CREATE TABLE {quoted(name)} (\n  " + ",\n  ".join(columns) + "\n)"
        for name, columns in tables.items()
    ]
    made += [f"ALTER SEQUENCE {quoted(name)} OWNED BY {column}" for name, _table, column in counters]
    for table, name, said in connection.exec_driver_sql(_CONSTRAINTS.replace("%", "%%")):
        made.append(f"ALTER TABLE {quoted(table)} ADD CONSTRAINT {quoted(name)} {said}")
    for query in (_INDEXES, _FUNCTIONS, _TRIGGERS, _RULES, _POLICIES):
        made += [str(row[0]).strip() for row in connection.exec_driver_sql(query.replace("%", "%%"))]
    return made


def differences(one: list[str], other: list[str]) -> list[str]:
    """Return the statements that only one of two schemas has, each with a sign of where it stands."""
    left, right = Counter(one), Counter(other)
    return sorted([f"- {said}" for said in left - right] + [f"+ {said}" for said in right - left])


_SAYS = re.compile(r'(INSERT|SELECT|(CREATE|ALTER) SEQUENCE|(CREATE|ALTER) TABLE "?(?P<table>\w+)"?)')
_OFF = """
SELECT c.relname || ': ' || t.tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
WHERE c.relnamespace = 'public'::regnamespace AND NOT t.tgisinternal AND t.tgenabled IN ('D', 'R')
"""


def unprotected(connection: Connection) -> list[str]:
    """Return the tables, guards, references and indexes of a book that are not those of its migrations, word for word; none is well.

    '-' stands before what is missing, '+' before what should not be there, such as a view or a rule. On a server one that is
    switched off counts too, and tables of others beside the book do not.
    """
    server = connection.dialect.name != "sqlite"
    wanted = file_of(connection.dialect.name).read_text(encoding="utf-8").strip().split(NEXT)
    tables = {found["table"] for one in wanted if (found := _SAYS.match(one))} - {None}
    sides = [
        [" ".join(one.split()) for one in side if _counts(one, tables if server else None)]
        for side in (wanted, _dump_postgresql(connection) if server else _dump_sqlite(connection))
    ]
    off = connection.scalars(text(_OFF)).all() if server else ()
    return [*differences(*sides), *(f"- {name}" for name in off)]


def _counts(statement: str, tables: Container[str] | None) -> bool:
    """Say whether a statement is part of the protection of a book: no row, no counter, and no table but those named."""
    said = _SAYS.match(statement)
    return said is None or (said["table"] is not None and (tables is None or said["table"] in tables))


def revisions(connection: Connection) -> frozenset[str]:
    """Return the revisions of a book, none for an empty database."""
    if not inspect(connection).has_table("alembic_version"):
        return frozenset()
    return frozenset(connection.scalars(text("SELECT version_num FROM alembic_version")).all())


def in_words(names: Iterable[str]) -> str:
    """Return revisions as one word, for messages and manifests."""
    return ",".join(sorted(names))
