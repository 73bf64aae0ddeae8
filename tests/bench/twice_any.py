"""Every command that is no case of the twice-test, as far as its arguments can be guessed: `.venv/bin/python -m tests.bench.twice_any [NAME]`.

In the demo company on a PostgreSQL server: arguments come from declarations (kinds of parameters, fields of drafts, rows of
the topic's tables) and are rehearsed until some are accepted. Then the command is given twice one after the other in
one copy of the book, and by two desks at once in another: both must end alike, in rows written and in answers, with no error but
a sentence, and with a history that fits.
"""

from __future__ import annotations

import dataclasses
import datetime
import functools
import importlib
import inspect
import itertools
import os
import pkgutil
import sys
import tempfile
import typing
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

os.environ["KONTOR_HOME"] = tempfile.mkdtemp(prefix="kontor-twice-")

import pytest
from sqlalchemy import Connection, Table, create_engine, func, make_url, select, text

import app
from app.core.errors import KontorError
from app.data import books, counters, replay
from app.data.all_tables import load_models
from app.data.declarative import Base
from app.data.office import Actor, Office, topic_of
from app.data.system_tables import TrailRow
from app.modules.office.services import demo_book
from tests.bench.kills import _server
from tests.data.test_twice import CASES, WITHOUT, side_by_side

MOST = 80  # guesses for one command
ROWS = 3  # of each table
WHO = Actor("anna", "Anna Petersen", frozenset({"*"}))


class Unguessable(Exception):
    """No value of this kind can be guessed."""


def untried() -> dict[str, Any]:
    """Return the commands that are no case, by 'topic.function'; the demo company's own parts are left out."""
    found: dict[str, Any] = {}
    for part in pkgutil.walk_packages(app.__path__, "app."):
        if part.name in ("app.__main__", "app.shots") or part.name.rpartition(".")[2].startswith("demo"):
            continue
        for name, value in vars(importlib.import_module(part.name)).items():
            if isinstance(getattr(value, "locks", None), tuple) and value.__module__ == part.name:
                found[f"{topic_of(part.name)}.{name}"] = value
    tried = {case.name.split(" ")[0] for case in CASES}
    return {name: one for name, one in sorted(found.items()) if name not in tried and name not in WITHOUT}


def rows_of(connection: Connection, table: Table) -> list[dict[str, Any]]:
    """Return the newest and the oldest rows of a table."""
    if "id" not in table.c:
        return []
    newest = connection.execute(select(table).order_by(table.c.id.desc()).limit(ROWS - 1)).mappings()
    oldest = connection.execute(select(table).order_by(table.c.id).limit(1)).mappings()
    return [dict(row) for row in (*newest, *oldest)]


def guesses(connection: Connection, name: str, function: Any) -> Iterator[dict[str, Any]]:
    """Yield arguments: for each row of a table of the topic, what its columns give."""
    near = ".".join(function.__module__.split(".")[:4])
    tables = sorted(
        load_models().sorted_tables, key=lambda one: (_module(one.name) != near, _distance(one.name, name))
    )
    tables = [one for one in tables if _module(one.name).startswith(near.rpartition(".")[0])]
    hints = typing.get_type_hints(function)
    parameters = list(inspect.signature(function).parameters.values())[1:]
    rows = [{}] + [row for table in tables for row in rows_of(connection, table)]
    for row, fresh in itertools.product(rows, (False, True)):
        yield {
            one.name: value(connection, one.name, hints[one.name], row, fresh)
            for one in parameters
            if one.default is inspect.Parameter.empty and one.kind is not inspect.Parameter.VAR_POSITIONAL
        }


@functools.cache
def _modules() -> dict[str, str]:
    found, waiting = dict[str, str](), [Base]
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        if kind is not Base:
            found[kind.__tablename__] = ".".join(kind.__module__.split(".")[:4])
    return found


def _module(table: str) -> str:
    return _modules().get(table, "")


def _distance(table: str, name: str) -> int:
    """Say how little the name of a table has of the name of a command: 0 is a part of it."""
    word = table.rpartition("_")[2]
    return 0 if word in name.rpartition(".")[2] else 1


def value(connection: Connection, name: str, kind: Any, row: dict[str, Any], fresh: bool) -> Any:
    """Return a value of a kind: what the row has under this name, else a plain one; fresh texts differ from those of the row."""
    origin, inside = typing.get_origin(kind), typing.get_args(kind)
    if origin is not None and type(None) in inside:
        kind = next(one for one in inside if one is not type(None))
        origin, inside = typing.get_origin(kind), typing.get_args(kind)
    if dataclasses.is_dataclass(kind):
        hints = typing.get_type_hints(kind)
        return kind(  # type: ignore[operator]
            **{
                one.name: value(connection, one.name, hints[one.name], row, fresh)
                for one in dataclasses.fields(kind)
                if one.init and (known(one.name, row) or not has_default(one))
            }
        )
    if origin in (list, tuple, Sequence, typing.Sequence) or str(origin).endswith("Sequence'>"):
        return [value(connection, name, inside[0], row, fresh)] if inside else []
    there = row.get(name, row.get(f"{name}_id"))
    if kind is int:
        if there is not None and isinstance(there, int) and name not in ("key", "id"):
            return there
        named = [t for t in load_models().sorted_tables if t.name.endswith(f"_{name}") or t.name == name]
        if name not in ("key", "id", "version") and named and "id" in named[0].c:
            return connection.scalar(select(func.max(named[0].c.id))) or 1
        return row.get("id", 1)
    if kind is bool:
        return bool(there)
    if kind is str:
        return (
            f"{there or 'Neu'} neu"
            if fresh and name in ("name", "title", "text", "matter", "key")
            else str(there or "x")
        )
    if kind is datetime.date:
        return there if isinstance(there, datetime.date) else datetime.date(2026, 11, 27)
    if kind is datetime.datetime:
        return there or datetime.datetime(2026, 11, 27, 9, tzinfo=datetime.UTC)
    if origin is dict or "Mapping" in str(origin):
        return {}
    raise Unguessable(f"{name}: {kind}")


def known(name: str, row: dict[str, Any]) -> bool:
    """Say whether a row says something under a name."""
    return row.get(name, row.get(f"{name}_id")) is not None


def has_default(one: dataclasses.Field[Any]) -> bool:
    """Say whether a field of a draft may be left out."""
    return one.default is not dataclasses.MISSING or one.default_factory is not dataclasses.MISSING


@dataclasses.dataclass
class Server:
    """The demo company on a server, and copies of it."""

    address: str
    place: str
    count: int = 0

    def copy(self) -> Office:
        """Return an office on a fresh copy."""
        self.count += 1
        self.do(f"CREATE DATABASE c{self.count} TEMPLATE demo")
        there = make_url(self.address).set(database=f"c{self.count}").render_as_string(hide_password=False)
        return Office(books.open_book(there), WHO)

    def drop(self, office: Office) -> None:
        """Take a copy away."""
        name = make_url(office.book.place).database
        office.book.engine.dispose()
        office.book.archive.dispose()
        self.do(f"DROP DATABASE {name} WITH (FORCE)")

    def do(self, statement: str) -> None:
        """Carry a statement out on the server."""
        admin = create_engine(self.address, isolation_level="AUTOCOMMIT")
        with admin.connect() as connection:
            connection.execute(text(statement))
        admin.dispose()


def written(office: Office, since: int) -> Counter[tuple[str, str]]:
    """Return what was written since a row of the trail, by table and kind."""
    t = TrailRow
    with office.book.engine.connect() as connection:
        rows = connection.execute(select(t.table_name, t.kind).where(t.id > since)).all()
    return Counter((str(table), str(kind)) for table, kind in rows)


def top(office: Office) -> int:
    """Return the newest row of the trail."""
    with office.book.engine.connect() as connection:
        return int(connection.scalar(select(func.max(TrailRow.id))) or 0)


def accepted(office: Office, name: str, function: Any) -> tuple[dict[str, Any] | None, str]:
    """Return arguments that a command takes, and else why not."""
    last = "nothing was guessed"
    with office.book.engine.connect() as connection:
        try:
            wanted = list(itertools.islice(guesses(connection, name, function), MOST))
        except (Unguessable, TypeError, KeyError) as error:
            return None, f"unguessable: {error}"
    for given in wanted:
        try:
            office.rehearse(function, **given)
        except KontorError as error:
            last = f"refused: {error}"
        except Exception as error:  # noqa: BLE001  a value of a wrong kind is a wrong guess
            last = f"fell: {type(error).__name__}: {str(error)[:90]}"
        else:
            return given, ""
    return None, last


def compare(
    one: Office, other: Office, function: Any, given: dict[str, Any], patch: pytest.MonkeyPatch
) -> list[str]:
    """Give a command twice, one after the other in one copy and at once in the other; return what is wrong."""
    found = []
    since, good = top(one), 0
    for _turn in range(2):
        try:
            one.run(function, **given)
            good += 1
        except KontorError:
            pass
        except Exception as error:  # noqa: BLE001  that is what is looked for
            found.append(f"one after the other: {type(error).__name__}: {str(error)[:120]}")
    after, since = written(one, since), top(other)
    call = lambda desk: Office(desk.book, WHO).run(function, **given)  # noqa: E731
    outcomes = side_by_side(other, patch, (call, call))
    errors = [
        one.error for one in outcomes if one.error is not None and not isinstance(one.error, KontorError)
    ]
    found += [f"at once: {type(error).__name__}: {str(error)[:120]}" for error in errors]
    at_once = written(other, since)
    if not found and at_once != after:
        found.append(f"rows differ: {dict(after - at_once)} / {dict(at_once - after)}")
    through = sum(one.error is None for one in outcomes)
    if not found and through != good:
        found.append(f"{good} came through one after the other, {through} at once")
    return found


def fits(office: Office) -> list[str]:
    """Return where a book does not fit its history and its counters."""
    with office.book.engine.connect() as connection:
        found = [str(one) for one in replay.faults(connection)]
        return found + [str(one.detail) for one in counters.checks(connection) if not one.ok]


def main(arguments: list[str]) -> None:
    """Try what can be tried and say what came of it."""
    with tempfile.TemporaryDirectory(prefix="kontor-twice-") as folder:
        address = _server(Path(folder))
        server = Server(address, make_url(address).set(database="demo").render_as_string(hide_password=False))
        for setting in ("fsync", "full_page_writes", "synchronous_commit"):
            server.do(f"ALTER SYSTEM SET {setting} = off")
        server.do("SELECT pg_reload_conf()")
        server.do("CREATE DATABASE demo")
        demo_book(server.place, 6).leave()
        guessing, one, other = server.copy(), server.copy(), server.copy()  # guesses use up keys
        commands = {name: found for name, found in untried().items() if not arguments or arguments[0] in name}
        tried, faulty, left = 0, dict[str, list[str]](), dict[str, str]()
        with pytest.MonkeyPatch.context() as patch:
            for name, function in commands.items():
                given, why = accepted(guessing, name, function)
                if given is None:
                    left[name] = why
                    continue
                tried += 1
                if wrong := compare(one, other, function, given, patch):
                    faulty[name] = wrong
                    print(f"   {name}: {'; '.join(wrong)}", flush=True)
                    server.drop(one)
                    server.drop(other)
                    one, other = server.copy(), server.copy()
        print(f"histories and counters: {[*fits(one), *fits(other)] or 'fit'}")
        print(
            f"{len(commands)} commands that are no case: {tried} tried, {len(faulty)} with faults, {len(left)} not"
        )
        for name, why in left.items():
            print(f"   not: {name}: {why}")


if __name__ == "__main__":
    main(sys.argv[1:])
