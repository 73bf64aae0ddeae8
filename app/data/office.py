"""The open office: one book and one signed-in person, and the only door to a change.

A command is a function whose first argument is the unit of work, marked with
the permission it needs. run() checks the permission, opens the transaction,
calls the function, writes balances and trail, commits, and only then tells
what changed. read() gives a query a connection that can't write.
"""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection, select
from sqlalchemy.exc import DBAPIError

from app.core import codec
from app.core.dates import utc_now
from app.core.errors import Forbidden, KontorError
from app.core.events import Bus, Changes
from app.core.manifest import allows
from app.core.messages import N_
from app.data import trail
from app.data.base import TrailRun
from app.data.books import Book
from app.data.engine import RETRY, plain_errors, translated
from app.data.sight import PERSON
from app.data.unit import Unit

P = ParamSpec("P")
R = TypeVar("R")
TRIES = 4


def command(permission: str) -> Callable[[Callable[Concatenate[Unit, P], R]], Callable[Concatenate[Unit, P], R]]:
    """Mark a function as a command and name the permission it needs; '' is open to everyone signed in."""

    def mark(function: Callable[Concatenate[Unit, P], R]) -> Callable[Concatenate[Unit, P], R]:
        function.permission = permission  # type: ignore[attr-defined]
        return function

    return mark


class _Rehearsed(Exception):
    """Ends a rehearsal: the transaction is rolled back."""


@dataclass(frozen=True)
class Actor:
    """Who works: login, name and the permissions of all roles held."""

    login: str
    name: str
    permissions: frozenset[str] = field(default=frozenset())


SYSTEM = Actor("kontor", "Kontor", frozenset({"*"}))


class Office:
    """Runs commands and queries for one person on one book."""

    def __init__(self, book: Book, actor: Actor = SYSTEM, clock: Callable[[], datetime.datetime] = utc_now) -> None:
        self.book, self.actor, self.clock, self.bus = book, actor, clock, Bus()
        self.own_runs: set[int] = set()

    def may(self, permission: str) -> bool:
        """Say whether the person holds a permission."""
        return allows(self.actor.permissions, permission)

    def run(self, function: Callable[Concatenate[Unit, P], R], /, *args: P.args, **kwargs: P.kwargs) -> R:
        """Run a command as one transaction and return what it returns; see run_as() for origin and key."""
        return self.run_as(function, args, kwargs)

    def rehearse(self, function: Callable[Concatenate[Unit, P], R], /, *args: P.args, **kwargs: P.kwargs) -> R:
        """Run a command to its end, keep nothing of it, and return what it would have returned."""
        done: list[R] = []

        @command(str(getattr(function, "permission", "")))
        def all_but_the_end(unit: Unit) -> None:
            done.append(function(unit, *args, **kwargs))
            unit.finish()
            unit.flush()
            raise _Rehearsed

        try:
            self.run(all_but_the_end)
        except _Rehearsed:
            return done[0]
        raise AssertionError("a rehearsal ends with its own exception")

    def run_as(
        self,
        function: Callable[..., R],
        args: tuple[Any, ...] = (),
        kwargs: dict[str, Any] | None = None,
        *,
        origin: object = None,
        key: bytes | None = None,
        fresh: bool = False,
    ) -> R:
        """Run a command once: with the same client-made key it is never done twice, whatever happens to the connection.

        fresh says that the key was made for this very call, so that nobody needs to look for it first.

        Raises what the command raises, Forbidden without the permission, Busy, Full.
        """
        permission = getattr(function, "permission", None)
        if permission is None:
            raise TypeError(f"{function.__qualname__} is not a command")
        if not self.may(permission):
            raise Forbidden(N_("You may not do this; it needs the right “{permission}”."), permission=permission)
        client_key = key or uuid.uuid4().bytes
        asked_before = key is not None and not fresh
        for attempt in range(TRIES):
            try:
                if asked_before and (done := self._done(client_key)) is not None:
                    return codec.loads(done)  # type: ignore[no-any-return]
                return self._once(function, args, kwargs or {}, permission, origin, client_key)
            except DBAPIError as error:
                asked_before = True
                if attempt + 1 < TRIES and (error.connection_invalidated or getattr(error.orig, "sqlstate", None) in RETRY):
                    continue
                said = translated(error)
                if said is None:
                    raise
                raise said from error
        raise AssertionError("the loop returns or raises")

    def _done(self, client_key: bytes) -> str | None:
        with self.book.engine.connect() as connection:
            found = connection.execute(select(TrailRun.result).where(TrailRun.client_key == client_key)).first()
            return (found[0] or "null") if found else None

    def _once(
        self, function: Callable[..., R], args: tuple[Any, ...], kwargs: dict[str, Any], permission: str, origin: object, client_key: bytes
    ) -> R:
        seq = 0
        with self.book.writing() as connection:
            connection.execution_options(**{PERSON: self.actor})
            unit = Unit(connection, self.actor.login, self.clock(), self.book)
            try:
                result = function(unit, *args, **kwargs)
                unit.finish()
            finally:
                unit.settle()
            if unit.changes:
                run = trail.Run(unit.now, self.actor.login, permission or function.__name__, client_key, codec.dumps(result))
                seq = trail.append(connection, run, unit.changes, unit.take_later())
                self.own_runs.add(seq)
            else:
                unit.flush()
        if seq:
            self.bus.tell(Changes(frozenset(change.table for change in unit.changes), origin))
        return result

    def read(self, function: Callable[Concatenate[Connection, P], R], /, *args: P.args, **kwargs: P.kwargs) -> R:
        """Run a query in a transaction of its own and return what it returns."""
        with plain_errors(), self.book.engine.connect().execution_options(**{PERSON: self.actor}) as connection, connection.begin():
            return function(connection, *args, **kwargs)

    def news(self) -> None:
        """Tell this process's pages what other processes changed since the last call; called by the watcher."""
        with plain_errors(), self.book.engine.connect() as connection:
            query = select(TrailRun.seq, TrailRun.tables).where(TrailRun.seq > self.book.seen).order_by(TrailRun.seq)
            rows = connection.execute(query).all()
        if not rows:
            return
        self.book.seen = int(rows[-1][0])
        foreign = [tables for seq, tables in rows if seq not in self.own_runs]
        self.own_runs = {seq for seq in self.own_runs if seq > self.book.seen}
        if foreign:
            self.bus.tell(Changes(frozenset(name for tables in foreign for name in tables.split(",")), foreign=True))


def system(book: Book, function: Callable[Concatenate[Unit, P], R], /, *args: P.args, **kwargs: P.kwargs) -> R:
    """Run a command for the program itself: setting up, signing in."""
    return Office(book).run(function, *args, **kwargs)


__all__ = ["SYSTEM", "Actor", "KontorError", "Office", "Unit", "command", "system"]
