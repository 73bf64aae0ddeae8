"""Arguments of commands, guessed from declarations: kinds of parameters, fields of drafts, rows of the topic's tables."""

from __future__ import annotations

import dataclasses
import datetime
import functools
import importlib
import inspect
import itertools
import pkgutil
import typing
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Table, func, select

import app
from app.data.all_tables import load_models
from app.data.declarative import Base
from app.data.office import topic_of

ROWS = 3  # of each table


class Unguessable(Exception):
    """No value of this kind can be guessed."""


def commands_of() -> dict[str, Any]:
    """Return the commands by 'topic.function'; the demo company's own parts are left out."""
    found: dict[str, Any] = {}
    for part in pkgutil.walk_packages(app.__path__, "app."):
        if part.name in ("app.__main__", "app.shots") or part.name.rpartition(".")[2].startswith("demo"):
            continue
        for name, value in vars(importlib.import_module(part.name)).items():
            if isinstance(getattr(value, "locks", None), tuple) and value.__module__ == part.name:
                found[f"{topic_of(part.name)}.{name}"] = value
    return dict(sorted(found.items()))


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
