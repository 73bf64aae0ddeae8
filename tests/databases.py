"""Databases of the tests' PostgreSQL server: one is made from the template, and put back to what it was after each test.

Making a database takes a quarter of a second, and a thousand tests want one. What a test changed is told by the server's
own counts of written rows; only those tables are filled again. A database whose catalogue was changed is thrown away.
"""

from __future__ import annotations

import functools
import itertools
import os
import time
from dataclasses import dataclass, field

import psycopg
from psycopg.sql import SQL, Identifier
from sqlalchemy import Engine, create_engine, make_url, text

TEMPLATE = "kontor_template"
MOST_TESTS = 100  # rows that were deleted stay in the files until then
PATIENCE = 30.0  # seconds until a session that was told to end counts as stuck
_numbers = itertools.count()
_WRITTEN = """SELECT relname, n_tup_ins + n_tup_upd + n_tup_del, 0 FROM pg_stat_user_tables
UNION ALL SELECT sequencename, last_value, 1 FROM pg_sequences"""
_CATALOGUE = (
    " UNION ALL ".join(
        f"SELECT '{one}', count(*), max(xmin::text::bigint) FROM {one}"
        for one in ("pg_class", "pg_attribute", "pg_trigger", "pg_proc", "pg_constraint", "pg_namespace")
    )
    + " UNION ALL SELECT 'database', 1, xmin::text::bigint FROM pg_database WHERE datname = current_database()"
    + " UNION ALL SELECT 'settings', count(*), coalesce(max(xmin::text::bigint), 0) FROM pg_db_role_setting"
)


@dataclass
class Kept:
    """A database of the pool: its address for programs, what its tables and catalogue counted when it was clean, and its uses."""

    written: dict[str, int]
    catalogue: list[tuple[object, ...]]
    uses: int = 0


@dataclass
class Pool:
    """The databases of one server that come from the template, and the rows that the template's tables begin with."""

    known: dict[str, Kept] = field(default_factory=dict)
    idle: list[str] = field(default_factory=list)
    rows: dict[str, bytes] = field(default_factory=dict)
    counters: dict[str, int | None] = field(default_factory=dict)


@functools.cache
def pool_of(server: str) -> Pool:
    """Return the pool of a server; the counters of its template are read now, before a database is made from it."""
    pool = Pool()
    with _connected(server, TEMPLATE) as connection:
        found = connection.execute("SELECT sequencename, last_value FROM pg_sequences").fetchall()
    pool.counters = dict(found)
    return pool


@functools.cache
def admin(server: str) -> Engine:
    """Return the engine that makes and drops databases, one for all tests."""
    return create_engine(server, isolation_level="AUTOCOMMIT")


def _connected(server: str, name: str) -> psycopg.Connection[tuple[object, ...]]:
    url = make_url(server).set(database=name, drivername="postgresql")
    return psycopg.connect(url.render_as_string(hide_password=False), autocommit=True)


def _address(server: str, name: str) -> str:
    return make_url(server).set(database=name).render_as_string(hide_password=False)


def fresh_database(server: str, template: str = TEMPLATE) -> str:
    """Return the address of a database that is as its template, a used one that was put back or a new one."""
    pool = pool_of(server) if template == TEMPLATE else Pool()
    if pool.idle:
        return _address(server, pool.idle.pop())
    name = f"t{os.getpid()}_{next(_numbers)}"
    with admin(server).connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY wal_log"))
    if template == TEMPLATE:
        with _connected(server, name) as connection:
            pool.known[name] = Kept(_written(connection), connection.execute(_CATALOGUE).fetchall())
    return _address(server, name)


def empty_database(server: str) -> str:
    """Make a database with nothing in it and return its address."""
    return fresh_database(server, "template0")


def drop_database(server: str, address: str) -> None:
    """Take a database back that a test is done with: it is put back to what it was, or dropped where that can't be done."""
    name = make_url(address).database or ""
    pool = pool_of(server)
    kept = pool.known.get(name)
    if kept is not None and kept.uses < MOST_TESTS and _put_back(server, name, pool, kept):
        kept.uses += 1
        pool.idle.append(name)
        return
    pool.known.pop(name, None)
    with admin(server).connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))


def _written(connection: psycopg.Connection[tuple[object, ...]]) -> dict[str, int]:
    """Return how many rows were ever written to each table, this session's included, and how far each counter is."""
    connection.execute("SELECT pg_stat_force_next_flush()")
    return {f"{kind}{name}": count for name, count, kind in connection.execute(_WRITTEN)}  # type: ignore[misc]


def _put_back(server: str, name: str, pool: Pool, kept: Kept) -> bool:
    """Fill the tables that were written again as the template has them; False where the catalogue is another one."""
    with _connected(server, name) as connection:
        _alone(connection)
        if connection.execute(_CATALOGUE).fetchall() != kept.catalogue:
            return False
        now = _written(connection)
        changed = sorted(one for one, count in now.items() if kept.written.get(one) != count)
        tables = [one[1:] for one in changed if one[0] == "0"]
        with connection.transaction():
            connection.execute("SET LOCAL session_replication_role = replica")
            for table in tables:
                connection.execute(SQL("DELETE FROM {}").format(Identifier(table)))
            for table in tables:
                if rows := _rows(server, pool, table):
                    with connection.cursor().copy(
                        SQL("COPY {} FROM STDIN").format(Identifier(table))
                    ) as copy:
                        copy.write(rows)
            for counter in (one[1:] for one in changed if one[0] == "1"):
                last = pool.counters[counter]
                connection.execute("SELECT setval(%s, %s, %s)", (counter, last or 1, last is not None))
        kept.written = _written(connection)
    return True


def _alone(connection: psycopg.Connection[tuple[object, ...]]) -> None:
    """End all other sessions of the database; what they wrote is counted when they are gone."""
    others = "FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    connection.execute(f"SELECT pg_terminate_backend(pid) {others}".encode())
    end = time.monotonic() + PATIENCE
    while connection.execute(f"SELECT count(*) {others}".encode()).fetchone() != (0,):
        assert time.monotonic() < end, "a session does not end"
        time.sleep(0.002)


def _rows(server: str, pool: Pool, table: str) -> bytes:
    """Return the rows that a table of the template begins with, read once."""
    if table not in pool.rows:
        query = SQL("COPY {} TO STDOUT").format(Identifier(table))
        with _connected(server, TEMPLATE) as connection, connection.cursor().copy(query) as copy:
            pool.rows[table] = b"".join(bytes(part) for part in copy)
        _wait_gone(server)
    return pool.rows[table]


def _wait_gone(server: str) -> None:
    """Wait until nobody is on the template: a database can't be made from it meanwhile."""
    query = text(f"SELECT count(*) FROM pg_stat_activity WHERE datname = '{TEMPLATE}'")
    end = time.monotonic() + PATIENCE
    with admin(server).connect() as connection:
        while connection.execute(query).scalar():
            assert time.monotonic() < end, "a session does not end"
            time.sleep(0.002)
