"""Which tables a reading reads: the statements say so themselves, so that nobody has to keep a list of them.

The compiler of the statements notes each table that it puts into one; a compiled
statement is kept, so that this costs nothing the next time. Whoever wants to know
opens `noted()` around what reads; what a reading depends on without asking for it
is told by `note()`.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from contextvars import ContextVar
from typing import Any

from sqlalchemy import Connection, Engine, event
from sqlalchemy.engine.interfaces import Compiled
from sqlalchemy.sql.compiler import SQLCompiler

_NOTES = "kontor_tables"
_wanted: ContextVar[set[str] | None] = ContextVar("tables read", default=None)
_FROM = re.compile(r"\b(?:FROM|JOIN)\s+((?:\"?\w+\"?(?:\s+AS\s+\w+)?\s*,\s*)*\"?\w+\"?)", re.IGNORECASE)
_NAME = re.compile(r"(?:^|,)\s*\"?(\w+)")


class noted:  # noqa: N801  a context manager of few steps: every reading enters it
    """Give the set that fills with the names of all tables that are read in this thread meanwhile."""

    __slots__ = ("_outer", "_tables", "_token")

    def __enter__(self) -> set[str]:
        self._outer, self._tables = _wanted.get(), set[str]()
        self._token = _wanted.set(self._tables)
        return self._tables

    def __exit__(self, *_error: object) -> None:
        _wanted.reset(self._token)
        if self._outer is not None:
            self._outer |= self._tables


class unnoted:  # noqa: N801  the same
    """Read what an answer does not show: who asks, and whether something kept is still good."""

    __slots__ = ("_token",)

    def __enter__(self) -> None:
        self._token = _wanted.set(None)

    def __exit__(self, *_error: object) -> None:
        _wanted.reset(self._token)


def note(tables: Iterable[str]) -> None:
    """Tell tables that an answer shows although they were not read for it, as of what was kept from before."""
    wanted = _wanted.get()
    if wanted is not None:
        wanted.update(tables)


@functools.lru_cache(512)
def tables_in(statement: str) -> frozenset[str]:
    """Return the names that stand after FROM and JOIN in the words of a statement."""
    return frozenset(name for part in _FROM.findall(statement) for name in _NAME.findall(part))


@functools.cache
def _noting(compiler: type[Compiled]) -> type[Compiled]:
    """Return a compiler that notes with each statement the tables that it reads."""
    assert issubclass(compiler, SQLCompiler)

    class Noting(compiler):  # type: ignore[valid-type, misc]
        def visit_table(self, table: Any, *args: Any, **kwargs: Any) -> str:
            self.__dict__.setdefault(_NOTES, set()).add(table.name)
            return super().visit_table(table, *args, **kwargs)  # type: ignore[no-any-return]

        def visit_textclause(self, textclause: Any, *args: Any, **kwargs: Any) -> str:
            self.__dict__.setdefault(_NOTES, set()).update(tables_in(textclause.text))
            return super().visit_textclause(textclause, *args, **kwargs)  # type: ignore[no-any-return]

    Noting.made_of = compiler
    return Noting


def note_what(engine: Engine) -> Engine:
    """Let an engine say which tables are read through it, and return it."""
    dialect: Any = engine.dialect
    if not hasattr(dialect.statement_compiler, "made_of"):
        dialect.statement_compiler = _noting(dialect.statement_compiler)

    @event.listens_for(engine, "before_cursor_execute", retval=True)
    def _asked(
        _connection: Connection, _cursor: Any, statement: str, values: Any, context: Any, _many: bool
    ) -> tuple[str, Any]:
        wanted = _wanted.get()
        if wanted is not None:
            made = context.compiled
            wanted |= tables_in(statement) if made is None else made.__dict__.get(_NOTES, frozenset())
        return statement, values

    return engine
